#include "parsers/fields/till/till_currency.h"

#include "core/ascii.h"
#include "core/currency.h"
#include "parsers/fields/document_currency.h"
#include "parsers/fields/labels/phrase_codes.h"

#include <map>
#include <string>
#include <string_view>

namespace mailroom::fields {
namespace {

struct CurrencyChoice {
    std::string code;
    double confidence = 0;
    PieceRef at;
    std::size_t begin = 0, end = 0;
    bool certain = false; // Of no two currencies.
};

// Behind a place in the row, blanks and the borders of pieces left out; '\0' at its end.
char character_behind(const Analysis& analysis, PieceRef at, std::size_t end)
{
    const auto& pieces = analysis.grid.rows[at.row].pieces;
    for (; at.piece < pieces.size(); ++at.piece, end = 0) {
        const auto next = pieces[at.piece].text.find_first_not_of(' ', end);
        if (next != std::string::npos)
            return pieces[at.piece].text[next];
    }
    return '\0';
}

// A sign counts before an amount and in brackets alone: of letters that OCR guessed, three are soon
// the code of a currency, and of specks one is soon a sign.
CurrencyChoice printed_currency(const Analysis& analysis)
{
    std::map<std::string, int> votes;
    CurrencyChoice best;
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.grid.rows[row].pieces.size(); ++piece) {
            const std::string_view text = analysis.grid.rows[row].pieces[piece].text;
            for (std::size_t at = 0; at < text.size(); ++at) {
                const auto mark = currency_starting_at(text, at);
                if (mark.length == 0)
                    continue;
                const char behind = character_behind(analysis, {row, piece}, at + mark.length);
                const bool bracketed = at > 0 && text[at - 1] == '(' && behind == ')';
                if (!bracketed && !is_digit(behind))
                    continue;
                auto& count = votes[std::string(mark.currency.code)];
                count += 1;
                if (count > votes[best.code])
                    best = {
                        std::string(mark.currency.code),
                        mark.currency.certain ? 0.9 : 0.6,
                        {row, piece},
                        at,
                        at + mark.length,
                        mark.currency.certain};
                at += mark.length - 1;
            }
        }
    }
    return best;
}

CurrencyChoice currency_of_country(const Analysis& analysis)
{
    static const PhraseCodes codes("country_currencies.tsv");
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.grid.rows[row].pieces.size(); ++piece) {
            const auto& text = analysis.grid.rows[row].pieces[piece].text;
            const auto code = codes.code_of(text);
            if (!code.empty() && !is_ruled_out_by_cents(analysis, code))
                return {std::string(code), 0.75, {row, piece}, 0, text.size()};
        }
    }
    return {};
}

} // namespace

void set_till_currency(const Analysis& analysis, Document& document)
{
    auto choice = printed_currency(analysis);
    const auto country = currency_of_country(analysis);
    if (choice.code.empty() || (!choice.certain && !country.code.empty()))
        choice = country;
    else if (!country.code.empty() && country.code != choice.code)
        choice.confidence = 0.5;
    if (choice.code.empty())
        return;
    const auto evidence = evidence_of(analysis, choice.at, choice.begin, choice.end);
    document.fields.set({Term::currency, std::move(choice.code), choice.confidence, evidence});
}

} // namespace mailroom::fields
