#include "parsers/bank/remittance_text.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// Of ?20 to ?29, 27 characters; one that is full, but for blanks, goes on in the next.
constexpr std::size_t subfield_size = 25;

std::string joined_lines(std::string_view text)
{
    std::string out;
    for (const auto line : split(text, '\n')) {
        const auto words = trimmed(line);
        if (!out.empty() && !words.empty())
            out += ' ';
        out += words;
    }
    return out;
}

// Lines of 65 characters are one text: it breaks anywhere, and a blank may stand at the break.
std::string unwrapped(std::string_view text)
{
    constexpr std::size_t line_size = 65;
    std::string out;
    for (auto line : split(text, '\n')) {
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        out += line.size() > line_size ? std::string_view(trimmed(line)) : line;
    }
    return out;
}

void append(std::string& text, std::string_view part, bool with_blank)
{
    if (with_blank && !text.empty() && !text.ends_with(' ') && !part.starts_with(' '))
        text += ' ';
    text += part;
}

std::string tidied(std::string_view text)
{
    return std::string(trimmed(text));
}

// QUIRK: Polish banks give the three digits in a field of their own, and again before the
// subfields.
std::string_view without_repeated_code(std::string_view text)
{
    const auto first = trimmed(text.substr(0, text.find('\n')));
    const auto next = text.substr(std::min(text.find('\n'), text.size() - 1) + 1);
    return first.size() == 3 && next.starts_with(first) && std::ranges::all_of(first, is_digit)
        ? next
        : text;
}

// What parts the subfields of "166?00...": the character after the three digits, where two digits
// follow it; or nothing.
char separator_of(std::string_view text)
{
    if (text.size() < 6 || !std::ranges::all_of(text.substr(0, 3), is_digit))
        return '\0';
    static constexpr std::string_view separators = "?>^~<@";
    const char c = text[3];
    return separators.find(c) != separators.npos && is_digit(text[4]) && is_digit(text[5]) ? c
                                                                                           : '\0';
}

// "EREF+4711SVWZ+Invoice 7": the value of the keyword, up to the next one.
std::string keyword_value(std::string_view text, std::string_view keyword)
{
    static constexpr std::array<std::string_view, 13> keywords{
        "EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "ABWA+",
        "ABWE+", "BREF+", "RREF+", "IBAN+", "OAMT+", "COAM+"};
    const auto at = text.find(keyword);
    if (at == text.npos)
        return {};
    auto value = text.substr(at + keyword.size());
    for (const auto other : keywords)
        value = value.substr(0, value.find(other));
    return tidied(value);
}

bool says_something(std::string_view reference)
{
    return !reference.empty() && reference != "NONREF" && reference != "NOTPROVIDED";
}

void take_keywords(RemittanceText& details)
{
    for (const std::string_view keyword : {"EREF+", "KREF+"}) {
        const auto value = keyword_value(details.information, keyword);
        if (details.reference.empty() && says_something(value))
            details.reference = value;
    }
    if (auto purpose = keyword_value(details.information, "SVWZ+"); !purpose.empty())
        details.information = std::move(purpose);
}

// "166?00BOOKING TEXT?20purpose?21purpose?32Name?33name?31account"
RemittanceText read_subfields(std::string_view text, char separator)
{
    RemittanceText details;
    bool goes_on = false;
    for (auto field : split(text.substr(4), separator)) {
        field.remove_prefix(std::min(field.find_first_not_of(' '), field.size()));
        if (field.size() < 2 || !is_digit(field[0]) || !is_digit(field[1])) {
            if (goes_on) // The separator was a character of the text.
                append(details.information, field, false);
            continue;
        }
        const auto code = field.substr(0, 2);
        field.remove_prefix(2);
        const bool purpose = (code >= "20" && code <= "29") || (code >= "60" && code <= "63");
        if (purpose) {
            append(details.information, field, !goes_on);
            goes_on = field.size() >= subfield_size;
        } else if (code == "31" || code == "38") {
            details.counterparty_iban = tidied(field);
        } else if (code == "32" || code == "33") {
            details.counterparty_name += field;
        }
    }
    details.information = tidied(details.information);
    details.counterparty_name = tidied(details.counterparty_name);
    take_keywords(details);
    return details;
}

std::string_view after(std::string_view text, std::string_view word)
{
    const auto at = text.find(word);
    if (at == text.npos)
        return {};
    text.remove_prefix(at + word.size());
    return text;
}

// "/TRTP/SEPA OVERBOEKING/IBAN/NL91.../BIC/.../NAME/Ada/REMI/Invoice 7/EREF/..."
RemittanceText read_codewords(std::string_view text)
{
    // A value may hold a slash: it ends where another codeword begins.
    static constexpr std::array<std::string_view, 20> codewords{
        "/TRTP/", "/IBAN/", "/BIC/",  "/NAME/", "/REMI/", "/EREF/", "/MARF/",
        "/CSID/", "/ORDP/", "/BENM/", "/CNTP/", "/ADDR/", "/PREF/", "/IREF/",
        "/RTRN/", "/PURP/", "/ULTD/", "/ULTC/", "/ISDT/", "/SVCL/"};
    const auto value_of = [&](std::string_view codeword) {
        auto value = after(text, codeword);
        for (const auto other : codewords)
            value = value.substr(0, value.find(other));
        return tidied(without_trailing(value, "/"));
    };
    RemittanceText details{
        value_of("/REMI/"), value_of("/NAME/"), value_of("/IBAN/"), value_of("/EREF/")};
    // "/CNTP/account/BIC/name/city"
    const auto counterparty = value_of("/CNTP/");
    const auto parts = split(counterparty, '/');
    if (details.counterparty_iban.empty() && !counterparty.empty())
        details.counterparty_iban = tidied(parts[0]);
    if (details.counterparty_name.empty() && parts.size() > 2)
        details.counterparty_name = tidied(parts[2]);
    for (const std::string_view kind : {"/", "USTD//", "STRD/CUR/", "STRD/ISO/"}) {
        if (details.information.starts_with(kind))
            details.information.erase(0, kind.size());
    }
    if (!says_something(details.reference))
        details.reference.clear();
    return details;
}

bool has_codewords(std::string_view text)
{
    static constexpr std::array<std::string_view, 4> words{"/REMI/", "/NAME/", "/CNTP/", "/EREF/"};
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.find(word) != text.npos; });
}

} // namespace

RemittanceText read_remittance_text(std::string_view text)
{
    text = without_repeated_code(text.substr(std::min(text.find_first_not_of(' '), text.size())));
    const auto one_line = unwrapped(text);
    if (const char separator = separator_of(one_line); separator != '\0')
        return read_subfields(one_line, separator);
    if (has_codewords(one_line))
        return read_codewords(one_line);
    RemittanceText details{joined_lines(text), {}, {}, {}};
    take_keywords(details);
    return details;
}

RemittanceText read_non_swift_text(std::string_view text)
{
    RemittanceText details;
    for (const auto line : split(text, '\n')) {
        if (line.size() < 3)
            continue;
        const auto code = line.substr(0, 2);
        const auto value = trimmed(line.substr(2));
        if (code >= "01" && code <= "14")
            append(details.information, value, true);
        else if (code == "15" || code == "16")
            append(details.counterparty_name, value, code == "16" && line[2] == ' ');
        else if (code == "34")
            details.counterparty_iban = value;
    }
    return details;
}

} // namespace mailroom
