#include "parsers/bank/remittance_text.h"

#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

std::string joined_lines(std::string_view text, std::string_view between)
{
    std::string out;
    for (const auto line : split(text, '\n')) {
        const auto words = trimmed(line);
        if (!out.empty() && !words.empty())
            out += between;
        out += words;
    }
    return out;
}

// "166?00BOOKING TEXT?20purpose?21purpose?32Name?33name?31account"
RemittanceText read_question_marks(std::string_view text)
{
    RemittanceText details;
    for (auto field : split(text, '?')) {
        if (field.size() < 2)
            continue;
        const auto code = field.substr(0, 2);
        field.remove_prefix(2);
        if ((code >= "20" && code <= "29") || (code >= "60" && code <= "63"))
            details.information += field;
        else if (code == "31")
            details.counterparty_iban = trimmed(field);
        else if (code == "32" || code == "33")
            details.counterparty_name += field;
    }
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
    static constexpr std::array<std::string_view, 12> codewords{
        "/TRTP/", "/IBAN/", "/BIC/",  "/NAME/", "/REMI/", "/EREF/",
        "/MARF/", "/CSID/", "/ORDP/", "/BENM/", "/CNTP/", "/ADDR/"};
    const auto value_of = [&](std::string_view codeword) {
        auto value = after(text, codeword);
        for (const auto other : codewords)
            value = value.substr(0, value.find(other));
        return std::string(trimmed(value));
    };
    RemittanceText details;
    details.information = value_of("/REMI/");
    details.counterparty_name = value_of("/NAME/");
    details.counterparty_iban = value_of("/IBAN/");
    for (const std::string_view kind : {"USTD//", "STRD/CUR/"}) {
        if (details.information.starts_with(kind))
            details.information.erase(0, kind.size());
    }
    return details;
}

} // namespace

RemittanceText read_remittance_text(std::string_view text)
{
    const bool numbered = text.size() > 3 && text.substr(0, 5).find('?') != text.npos;
    if (numbered)
        return read_question_marks(joined_lines(text, ""));
    const auto one_line = joined_lines(text, "");
    if (one_line.find("/REMI/") != one_line.npos || one_line.find("/NAME/") != one_line.npos)
        return read_codewords(one_line);
    return {joined_lines(text, " "), {}, {}};
}

} // namespace mailroom
