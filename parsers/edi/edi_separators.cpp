#include "parsers/edi/edi_separators.h"

#include "core/ascii.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr EdiSeparators edifact_default{':', '+', '?', '\'', '+'};
// ISO 9735, syntax level B: IS1, IS3 and IS4, nothing is released.
constexpr EdiSeparators edifact_level_b{'\x1f', '\x1d', '\0', '\x1c', '\x1d'};
constexpr EdiSeparators tradacoms_default{':', '+', '?', '\'', '='};

EdiSeparators x12_from_isa(std::string_view text)
{
    // ISA is fixed: 16 elements of fixed length, 106 characters. QUIRK: senders that trim or pad it
    // are read too, by counting elements.
    const char element = text[3];
    std::size_t at = 3;
    for (int i = 1; i < 16 && at != text.npos; ++i)
        at = text.find(element, at + 1);
    EdiSeparators separators{':', element, '\0', '\n', element};
    if (at == text.npos || at + 2 > text.size())
        return separators;
    separators.component = text[at + 1];
    const bool ends_line = text.substr(at + 2).starts_with("\r\n");
    if (at + 2 < text.size() && !ends_line)
        separators.terminator = text[at + 2];
    return separators;
}

// A group or a message without ISA: the element separator follows the tag, the usual terminator is
// believed where it stands.
EdiSeparators x12_from_tag(std::string_view text)
{
    const char terminator = text.find('~') != text.npos && text[2] != '~' ? '~' : '\n';
    return {text[2] == ':' ? '>' : ':', text[2], '\0', terminator, text[2]};
}

// "ST*810*", "GS*IN*"
bool is_bare_x12(std::string_view text)
{
    if (text.size() < 7 || is_letter_or_digit(text[2]) || text[2] <= ' ')
        return false;
    if (text.starts_with("ST"))
        return std::ranges::all_of(text.substr(3, 3), is_digit) && text[6] == text[2];
    return text.starts_with("GS") && is_letter_or_digit(text[3]) && is_letter_or_digit(text[4])
        && text[5] == text[2];
}

bool is_isa(std::string_view text)
{
    static constexpr std::string_view separators = "*|^~!\x1d\x1e\x1f\t+:";
    return text.starts_with("ISA") && separators.find(text[3]) != separators.npos;
}

} // namespace

std::string_view edi_without_preamble(std::string_view bytes)
{
    if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);
    const auto first = bytes.find_first_not_of(" \t\r\n");
    return first == bytes.npos ? std::string_view() : bytes.substr(first);
}

std::optional<EdiSyntax> edi_syntax(std::string_view bytes)
{
    bytes = edi_without_preamble(bytes);
    if (bytes.size() < 8)
        return std::nullopt;
    static constexpr std::array<std::string_view, 5> edifact{
        "UNA", "UNB+", "UNG+", "UNH+", "UNB\x1d"};
    if (std::ranges::any_of(edifact, [&](auto begin) { return bytes.starts_with(begin); }))
        return EdiSyntax::edifact;
    if (bytes.starts_with("STX="))
        return EdiSyntax::tradacoms;
    return is_isa(bytes) || is_bare_x12(bytes) ? std::optional(EdiSyntax::x12) : std::nullopt;
}

std::optional<EdiSeparators> edi_separators(EdiSyntax syntax, std::string_view text, bool at_start)
{
    if (text.size() < 8)
        return std::nullopt;
    switch (syntax) {
    case EdiSyntax::x12:
        if (is_isa(text))
            return x12_from_isa(text);
        return at_start ? std::optional(x12_from_tag(text)) : std::nullopt;
    case EdiSyntax::tradacoms:
        return at_start ? std::optional(tradacoms_default) : std::nullopt;
    case EdiSyntax::edifact:
        break;
    }
    if (text.starts_with("UNA") && text.size() > 8)
        return EdiSeparators{text[3], text[4], text[6], text[8], text[4]};
    if (text.starts_with("UNB\x1d"))
        return edifact_level_b;
    return at_start || text.starts_with("UNB+") ? std::optional(edifact_default) : std::nullopt;
}

} // namespace mailroom
