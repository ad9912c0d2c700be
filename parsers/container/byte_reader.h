#pragma once

// Little-endian numbers and runs of bytes out of a stranger's file. Beyond the end everything is
// zero and empty, and has_failed() says so: callers look once, at the end of a record.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace mailroom {

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : left_(bytes) {}

    bool is_empty() const { return left_.empty(); }
    bool has_failed() const { return failed_; }
    std::string_view rest() const { return left_; }

    std::string_view take(std::size_t count)
    {
        if (count > left_.size()) {
            failed_ = true;
            count = left_.size();
        }
        const auto taken = left_.substr(0, count);
        left_.remove_prefix(count);
        return taken;
    }

    template <typename Number>
    Number number()
    {
        static_assert(std::is_trivially_copyable_v<Number>);
        static_assert(std::endian::native == std::endian::little);
        Number value{};
        const auto taken = take(sizeof value);
        if (taken.size() == sizeof value)
            std::memcpy(&value, taken.data(), sizeof value);
        return value;
    }
    std::uint8_t u8() { return number<std::uint8_t>(); }
    std::uint16_t u16() { return number<std::uint16_t>(); }
    std::uint32_t u32() { return number<std::uint32_t>(); }

private:
    std::string_view left_;
    bool failed_ = false;
};

} // namespace mailroom
