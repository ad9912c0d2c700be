#include "parsers/office/office_lock.h"

#include "parsers/container/byte_reader.h"
#include "parsers/container/compound_file.h"
#include "parsers/mime/charset.h"
#include "parsers/mime/transfer_encoding.h"
#include "parsers/office/xml_stream.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>

#include <openssl/evp.h>

namespace mailroom {
namespace {

using namespace std::literals;

struct Frees {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

std::string little_endian(std::uint32_t number)
{
    return {reinterpret_cast<const char*>(&number), sizeof number};
}

const unsigned char* bytes_of(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

class Hash {
public:
    explicit Hash(const EVP_MD* kind) : kind_(kind), context_(EVP_MD_CTX_new()) {}

    std::string of(std::string_view a, std::string_view b = {})
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
        unsigned size = 0;
        EVP_DigestInit_ex(context_.get(), kind_, nullptr);
        EVP_DigestUpdate(context_.get(), a.data(), a.size());
        EVP_DigestUpdate(context_.get(), b.data(), b.size());
        EVP_DigestFinal_ex(context_.get(), out.data(), &size);
        return {reinterpret_cast<const char*>(out.data()), size};
    }

    // Sections 2.3.4.7 and 2.3.4.11: slow, so that guessing is.
    std::string of_password(std::string_view salt, std::string_view password, std::uint32_t rounds)
    {
        auto hash = of(salt, to_utf16le(password));
        for (std::uint32_t i = 0; i < rounds; ++i)
            hash = of(little_endian(i), hash);
        return hash;
    }

private:
    const EVP_MD* kind_;
    std::unique_ptr<EVP_MD_CTX, Frees> context_;
};

// Without padding: what is left over after whole blocks is dropped. Empty where key or vector do
// not fit the cipher.
std::string
decrypt(std::string_view data, std::string_view key, std::string_view vector, bool chained)
{
    constexpr std::size_t block = 16;
    const auto name = "AES-" + std::to_string(key.size() * 8) + (chained ? "-CBC" : "-ECB");
    const auto* cipher = EVP_get_cipherbyname(name.c_str());
    if (cipher == nullptr || (chained && vector.size() < block))
        return {};
    data = data.substr(0, data.size() / block * block);
    const std::unique_ptr<EVP_CIPHER_CTX, Frees> context(EVP_CIPHER_CTX_new());
    EVP_DecryptInit_ex(
        context.get(), cipher, nullptr, bytes_of(key), chained ? bytes_of(vector) : nullptr);
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    std::string out(data.size() + block, '\0');
    int size = 0;
    const bool good = EVP_DecryptUpdate(
                          context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                          bytes_of(data), static_cast<int>(data.size()))
        == 1;
    out.resize(good ? static_cast<std::size_t>(size) : 0);
    return out;
}

std::string fitted(std::string text, std::size_t size, char filler)
{
    text.resize(size, filler);
    return text;
}

// The package begins with its size.
std::string cut_to_size(std::string package, std::string_view encrypted)
{
    const auto size = ByteReader(encrypted).number<std::uint64_t>();
    package.resize(std::min<std::uint64_t>(package.size(), size));
    return package;
}

// Section 2.3.4.5 to 2.3.4.9.
std::optional<std::string>
unlock_standard(ByteReader info, std::string_view encrypted, std::span<const std::string> passwords)
{
    constexpr std::uint32_t rounds = 50'000;
    constexpr std::size_t salt_size = 16, hash_size = 20, padded_hash_size = 32;
    info.u32(); // Flags.
    ByteReader header(info.take(info.u32()));
    header.take(16);
    const std::size_t key_size = header.u32() / 8;
    info.u32();
    const auto salt = info.take(salt_size), verifier = info.take(16);
    info.u32();
    const auto verifier_hash = info.take(padded_hash_size);
    if (info.has_failed() || key_size > 2 * hash_size)
        return std::nullopt;
    Hash sha1(EVP_sha1());
    const auto mixed = [&](const std::string& hash, char filler) {
        auto pad = std::string(64, filler);
        for (std::size_t i = 0; i < hash.size(); ++i)
            pad[i] = static_cast<char>(pad[i] ^ hash[i]);
        return sha1.of(pad);
    };
    for (const auto& password : passwords) {
        const auto hash = sha1.of(sha1.of_password(salt, password, rounds), "\0\0\0\0"sv);
        const auto key = (mixed(hash, 0x36) + mixed(hash, 0x5C)).substr(0, key_size);
        const auto opened = decrypt(verifier_hash, key, {}, false).substr(0, hash_size);
        if (opened.size() == hash_size && sha1.of(decrypt(verifier, key, {}, false)) == opened)
            return cut_to_size(decrypt(encrypted.substr(8), key, {}, false), encrypted);
    }
    return std::nullopt;
}

// Section 2.3.4.10: the attributes of keyData and of the encryptedKey for a password.
struct AgileKey {
    std::map<std::string, std::string> attributes;

    std::string bytes(const char* name) const { return decode_base64(text(name)); }
    std::string text(const std::string& name) const
    {
        const auto found = attributes.find(name);
        return found != attributes.end() ? found->second : std::string();
    }
    std::uint32_t number(const char* name) const
    {
        std::uint32_t value = 0;
        const auto digits = text(name);
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }
    const EVP_MD* hash() const
    {
        return EVP_get_digestbyname(text("hashAlgorithm").c_str()); // "SHA1", "SHA512", ...
    }
};

AgileKey read_key(XmlStream& xml)
{
    AgileKey key;
    for (const auto* name :
         {"spinCount", "keyBits", "blockSize", "hashAlgorithm", "cipherAlgorithm", "saltValue",
          "encryptedVerifierHashInput", "encryptedVerifierHashValue", "encryptedKeyValue"})
        key.attributes[name] = xml.attribute(name);
    return key;
}

std::string decrypt_package(const AgileKey& data, std::string_view key, std::string_view encrypted)
{
    constexpr std::size_t segment = 4096, block = 16;
    Hash hash(data.hash());
    const auto salt = data.bytes("saltValue");
    std::string package;
    auto left = encrypted.substr(8);
    for (std::uint32_t i = 0; !left.empty(); ++i) {
        const auto vector = fitted(hash.of(salt, little_endian(i)), block, 0x36);
        package += decrypt(left.substr(0, segment), key, vector, true);
        left.remove_prefix(std::min(segment, left.size()));
    }
    return cut_to_size(std::move(package), encrypted);
}

std::optional<std::string> unlock_agile(
    std::string_view descriptor, std::string_view encrypted, std::span<const std::string> passwords)
{
    constexpr std::uint32_t rounds_max = 1'000'000; // Office writes 100,000.
    constexpr std::size_t block = 16;
    AgileKey data, password_key;
    XmlStream xml(descriptor);
    for (auto event = xml.next(); event != XmlStream::Event::finished; event = xml.next()) {
        if (event == XmlStream::Event::begin && xml.name() == "keyData")
            data = read_key(xml);
        if (event == XmlStream::Event::begin && xml.name() == "encryptedKey")
            password_key = read_key(xml);
    }
    const auto rounds = password_key.number("spinCount");
    const bool known = data.hash() != nullptr && password_key.hash() != nullptr
        && data.text("cipherAlgorithm") == "AES" && rounds <= rounds_max;
    if (!known)
        return std::nullopt;
    Hash hash(password_key.hash());
    const auto salt = password_key.bytes("saltValue");
    for (const auto& password : passwords) {
        const auto slow = hash.of_password(salt, password, rounds);
        const auto open = [&](const char* name, std::string_view purpose) {
            const auto key =
                fitted(hash.of(slow, purpose), password_key.number("keyBits") / 8 % 64, 0x36);
            return decrypt(password_key.bytes(name), key, fitted(salt, block, 0x36), true);
        };
        const auto input = open("encryptedVerifierHashInput", "\xFE\xA7\xD2\x76\x3B\x4B\x9E\x79"sv);
        const auto value = open("encryptedVerifierHashValue", "\xD7\xAA\x0F\x6D\x30\x61\x34\x4E"sv);
        if (input.empty() || !value.starts_with(hash.of(input)))
            continue;
        const auto key = open("encryptedKeyValue", "\x14\x6E\x0B\xE7\xAB\xAC\xD0\xD6"sv);
        return decrypt_package(data, key.substr(0, data.number("keyBits") / 8), encrypted);
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string>
unlock_office(std::string_view bytes, std::span<const std::string> passwords, const Limits& limits)
{
    const auto file = passwords.empty() ? std::nullopt : read_compound_file(bytes, limits);
    if (!file)
        return std::nullopt;
    const auto encrypted = file->stream("EncryptedPackage");
    ByteReader info(file->stream("EncryptionInfo"));
    const auto major = info.u16(), minor = info.u16();
    if (info.has_failed() || encrypted.size() < 8)
        return std::nullopt;
    if (major == 4 && minor == 4) {
        info.u32();
        return unlock_agile(info.rest(), encrypted, passwords);
    }
    return minor == 2 ? unlock_standard(info, encrypted, passwords) : std::nullopt;
}

} // namespace mailroom
