#include "parsers/fields/till/till_currency.h"

#include "core/ascii.h"
#include "core/currency.h"
#include "core/text.h"
#include "parsers/fields/document_currency.h"
#include "parsers/fields/labels/phrase_codes.h"
#include "parsers/fields/till/till_rows.h"
#include "parsers/fields/till/till_signs.h"

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

// ",68" or ".68" before a place in the row, where a sum ends.
bool is_behind_cents(const Analysis& analysis, PieceRef at, std::size_t begin)
{
    const auto& pieces = analysis.grid.rows[at.row].pieces;
    auto before = trimmed(std::string_view(pieces[at.piece].text).substr(0, begin));
    if (before.empty() && at.piece > 0)
        before = trimmed(pieces[at.piece - 1].text);
    const auto size = before.size();
    return size > 3 && is_digit(before[size - 1]) && is_digit(before[size - 2])
        && (before[size - 3] == ',' || before[size - 3] == '.') && is_digit(before[size - 4]);
}

// Of letters that OCR guessed, three are soon the code of a currency, and of specks one is soon a
// sign. So these count before an amount and in brackets; and behind cents where that is the total,
// or twice.
class PrintedCurrency {
public:
    explicit PrintedCurrency(const Analysis& analysis) : analysis_(analysis)
    {
        for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
            for (std::size_t piece = 0; piece < analysis.grid.rows[row].pieces.size(); ++piece)
                look_at({row, piece});
        }
    }

    CurrencyChoice choice() const { return before_.code.empty() ? behind_ : before_; }

private:
    void look_at(PieceRef place)
    {
        const std::string_view text = analysis_.piece(place).text;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const auto mark = currency_starting_at(text, at);
            if (mark.length == 0)
                continue;
            const char behind = character_behind(analysis_, place, at + mark.length);
            const bool bracketed = at > 0 && text[at - 1] == '(' && behind == ')';
            const std::string code(mark.currency.code);
            const CurrencyChoice choice{code,
                                        mark.currency.certain ? 0.9 : 0.6,
                                        place,
                                        at,
                                        at + mark.length,
                                        mark.currency.certain};
            if (bracketed || is_digit(behind))
                count(choice, votes_before_, 1, before_);
            else if (mark.currency.certain && is_behind_cents(analysis_, place, at)) {
                const auto row = text_of(analysis_.grid.rows[place.row]);
                const bool total = till_row_kind(row) == TillRowKind::total;
                count(choice, votes_behind_, total ? enough : 1, behind_);
            }
            at += mark.length - 1;
        }
    }

    using Votes = std::map<std::string, int>;
    static constexpr int enough = 2; // Signs behind cents.

    void count(const CurrencyChoice& choice, Votes& votes, int weight, CurrencyChoice& best) const
    {
        auto& own = votes[choice.code];
        own += weight;
        const int least = &best == &behind_ ? enough : 1;
        if (own >= least && own > votes[best.code])
            best = choice;
    }

    const Analysis& analysis_;
    Votes votes_before_, votes_behind_;
    CurrencyChoice before_, behind_;
};

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
    auto choice = PrintedCurrency(analysis).choice();
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
