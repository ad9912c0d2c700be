#include "ingest/imap/mailbox_name.h"

#include <cstdint>

namespace mailroom {
namespace {

constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

// Takes one code point off the front.
char32_t take_code_point(std::string_view& utf8)
{
    const auto lead = static_cast<std::uint8_t>(utf8.front());
    utf8.remove_prefix(1);
    if (lead < 0x80)
        return lead;
    const int following = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0;
    if (following == 0 || lead >= 0xf5)
        return 0xfffd;
    char32_t code_point = lead & (0x3fu >> following);
    for (int i = 0; i < following; ++i) {
        if (utf8.empty() || (static_cast<std::uint8_t>(utf8.front()) & 0xc0) != 0x80)
            return 0xfffd;
        code_point = code_point << 6 | (static_cast<std::uint8_t>(utf8.front()) & 0x3f);
        utf8.remove_prefix(1);
    }
    return code_point;
}

// UTF-16 units as base64 without padding, '/' written as ','.
class ShiftedText {
public:
    void add(char32_t code_point)
    {
        if (code_point >= 0x10000) {
            code_point -= 0x10000;
            add_unit(static_cast<std::uint16_t>(0xd800 + (code_point >> 10)));
            add_unit(static_cast<std::uint16_t>(0xdc00 + (code_point & 0x3ff)));
        } else {
            add_unit(static_cast<std::uint16_t>(code_point));
        }
    }

    // "&...-", or nothing where nothing was added.
    std::string finish()
    {
        if (bits_ > 0)
            out_ += base64_digits[pending_ << (6 - bits_) & 0x3f];
        auto text = out_.empty() ? std::string() : '&' + out_ + '-';
        *this = {};
        return text;
    }

private:
    void add_unit(std::uint16_t unit)
    {
        pending_ = pending_ << 16 | unit;
        bits_ += 16;
        for (; bits_ >= 6; bits_ -= 6)
            out_ += base64_digits[pending_ >> (bits_ - 6) & 0x3f];
        pending_ &= (1u << bits_) - 1;
    }

    std::string out_;
    std::uint32_t pending_ = 0;
    int bits_ = 0;
};

} // namespace

std::string imap_mailbox_name(std::string_view utf8)
{
    std::string name;
    ShiftedText shifted;
    while (!utf8.empty()) {
        const char32_t code_point = take_code_point(utf8);
        if (code_point < 0x20 || code_point > 0x7e) {
            shifted.add(code_point);
            continue;
        }
        name += shifted.finish();
        name += static_cast<char>(code_point);
        if (code_point == '&')
            name += '-';
    }
    return name + shifted.finish();
}

std::string imap_quoted(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (static_cast<std::uint8_t>(c) < 0x20 || c == 0x7f)
            continue;
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace mailroom
