#include "core/hmac.h"

#include <string>

namespace mailroom {

Sha256 hmac_sha256(std::string_view key, std::string_view text)
{
    constexpr std::size_t block_bytes = 64;
    std::string block(key);
    if (block.size() > block_bytes) {
        const auto digest = sha256(key);
        block.assign(digest.bytes.begin(), digest.bytes.end());
    }
    block.resize(block_bytes, '\0');
    const auto keyed = [&](char pad, std::string_view inner) {
        auto bytes = block;
        for (auto& byte : bytes)
            byte = static_cast<char>(byte ^ pad);
        return sha256(bytes.append(inner));
    };
    const auto inner = keyed(0x36, text);
    return keyed(0x5c, {reinterpret_cast<const char*>(inner.bytes.data()), inner.bytes.size()});
}

} // namespace mailroom
