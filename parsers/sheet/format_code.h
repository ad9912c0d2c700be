#pragma once

// A number format code (ECMA-376 part 1, 18.8.31) taken apart: up to four sections, each a row of
// tokens.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct FormatToken {
    enum class Kind {
        literal, // Stands as it is.
        digit,   // One of 0 # ?
        point,
        comma,
        percent,
        exponent, // "E+" or "E-"
        slash,
        general,
        text, // @
        date, // "yyyy", "m", "[h]", "am/pm", in small letters; ".00": fractions of a second
    };
    Kind kind = Kind::literal;
    std::string text;
};

struct FormatSection {
    struct Condition {
        std::string comparison; // < <= > >= = <>
        double limit = 0;
    };
    std::vector<FormatToken> tokens;
    std::optional<Condition> condition;

    bool has(FormatToken::Kind kind) const;
};

// Never empty. Colours and widths are left out; what makes no sense is a literal.
std::vector<FormatSection> parse_format_code(std::string_view code);

} // namespace mailroom
