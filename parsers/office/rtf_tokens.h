#pragma once

// The syntax of RTF (specification 1.9.1, "Conventions of an RTF reader").

#include <cstdint>
#include <optional>
#include <string_view>

namespace mailroom {

struct RtfToken {
    enum class Kind : std::uint8_t { begin, end, control, byte };

    Kind kind = Kind::byte;
    char byte = 0;         // Also one that was written as \'hh.
    std::string_view word; // Of a control word, or the one character of a control symbol.
    std::optional<int> number;
};

class RtfTokens {
public:
    explicit RtfTokens(std::string_view rtf) : left_(rtf) {} // Must outlive the tokens.

    std::optional<RtfToken> next(); // Nothing at the end.

private:
    RtfToken control();
    RtfToken control_word();

    std::string_view left_;
};

} // namespace mailroom
