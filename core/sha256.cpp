#include "core/sha256.h"

#include <cassert>

#include <openssl/evp.h>

namespace mailroom {

struct Sha256Hasher::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();

    State()
    {
        // Fetched once: EVP_sha256() would look the algorithm up again for each hash.
        static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        const int done = EVP_DigestInit_ex(context, algorithm, nullptr);
        assert(done == 1);
        static_cast<void>(done);
    }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Sha256Hasher::Sha256Hasher() : state_(std::make_unique<State>()) {}
Sha256Hasher::~Sha256Hasher() = default;
Sha256Hasher::Sha256Hasher(Sha256Hasher&&) noexcept = default;
Sha256Hasher& Sha256Hasher::operator=(Sha256Hasher&&) noexcept = default;

void Sha256Hasher::update(std::string_view bytes)
{
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

Sha256 Sha256Hasher::finish()
{
    Sha256 digest;
    unsigned size = 0;
    EVP_DigestFinal_ex(state_->context, digest.bytes.data(), &size);
    assert(size == digest.bytes.size());
    return digest;
}

Sha256 sha256(std::string_view bytes)
{
    Sha256Hasher hasher;
    hasher.update(bytes);
    return hasher.finish();
}

std::string to_string(const Sha256& digest)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * digest.bytes.size());
    for (const auto byte : digest.bytes) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

std::optional<Sha256> parse_sha256(std::string_view hex)
{
    Sha256 digest;
    if (hex.size() != 2 * digest.bytes.size())
        return std::nullopt;
    const auto nibble = [](char c) -> int {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    for (std::size_t i = 0; i < digest.bytes.size(); ++i) {
        const int high = nibble(hex[2 * i]), low = nibble(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        digest.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return digest;
}

} // namespace mailroom
