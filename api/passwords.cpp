#include "api/passwords.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <argon2.h>
#include <openssl/rand.h>

namespace mailroom {
namespace {

// OWASP asks for 19 MiB and two passes at least; this takes 20 to 50 ms.
constexpr std::uint32_t passes = 3, memory_kib = 19u << 10, lanes = 1;
constexpr std::size_t salt_bytes = 16, hash_bytes = 32;

template <std::size_t Size>
std::array<unsigned char, Size> random_bytes()
{
    std::array<unsigned char, Size> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(Size)) != 1)
        std::abort(); // Without randomness nothing that we promise would hold.
    return bytes;
}

Result<std::string> hashed(std::string_view password)
{
    const auto salt = random_bytes<salt_bytes>();
    std::string out(
        argon2_encodedlen(passes, memory_kib, lanes, salt_bytes, hash_bytes, Argon2_id), '\0');
    const int status = argon2id_hash_encoded(
        passes, memory_kib, lanes, password.data(), password.size(), salt.data(), salt.size(),
        hash_bytes, out.data(), out.size());
    if (status != ARGON2_OK)
        return Error{
            ErrorCode::internal, std::string("Argon2id failed: ") + argon2_error_message(status)};
    out.resize(out.find('\0'));
    return out;
}

} // namespace

Result<std::string> hash_password(std::string_view password)
{
    if (password.size() < password_characters_min || password.size() > password_bytes_max)
        return Error{
            ErrorCode::invalid_argument,
            "A password has at least " + std::to_string(password_characters_min)
                + " characters, and at most " + std::to_string(password_bytes_max) + "."};
    return hashed(password);
}

bool verify_password(std::string_view password, const std::string& hash)
{
    static const auto nobodys = hashed("the password of nobody");
    if (password.size() > password_bytes_max || (hash.empty() && !nobodys))
        return false;
    const auto& against = hash.empty() ? *nobodys : hash;
    const bool same =
        argon2id_verify(against.c_str(), password.data(), password.size()) == ARGON2_OK;
    return same && !hash.empty();
}

std::string random_token()
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const auto byte : random_bytes<32>()) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string random_password()
{
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789-"; // 32: no bias.
    static_assert(letters.size() == 32);
    std::string out;
    for (const auto byte : random_bytes<18>())
        out += letters[byte & 31];
    return out;
}

} // namespace mailroom
