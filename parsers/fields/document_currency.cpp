#include "parsers/fields/document_currency.h"

#include "core/ascii.h"
#include "core/currency.h"
#include "core/fold.h"
#include "parsers/fields/labels/phrase_codes.h"
#include "parsers/fields/local_currency.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace mailroom::fields {
namespace {

using Votes = std::map<std::string, double, std::less<>>;

// The first is what the sign means where nothing else is said.
constexpr std::array<std::string_view, 3> shared_signs{
    "USD MXN CAD AUD NZD HKD SGD ARS CLP COP", "SEK NOK DKK ISK", "JPY CNY"};
constexpr std::string_view dollar = "USD";
constexpr double by_country = 0.5, by_sign = 0.1;

// "PHP-3391", "MAD20417", "S/2026/118": somebody's number, which goes on without cents.
bool begins_a_number(std::string_view text)
{
    const auto letters = letters_at(text, 0).size();
    text.remove_prefix(letters);
    if (!text.empty() && std::string_view("-/_").find(text[0]) != std::string_view::npos)
        text.remove_prefix(1);
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const bool has_parts = digits + 1 < text.size() && is_digit(text[digits + 1])
        && std::string_view(".,'").find(text[digits]) != std::string_view::npos;
    return letters > 0 && digits > 0 && !has_parts;
}

bool has_cents(const Analysis& analysis)
{
    const auto is_with_cents = [](const ScannedAmount& amount) {
        return amount.has_decimals && !amount.percent;
    };
    return std::ranges::any_of(analysis.values, [&](const auto& row) {
        return std::ranges::any_of(row, [&](const PieceValues& piece) {
            return std::ranges::any_of(piece.amounts, is_with_cents);
        });
    });
}

struct Marks {
    Votes certain, uncertain;

    void add(std::string_view code, bool is_certain, double weight)
    {
        if (!code.empty())
            (is_certain ? certain : uncertain)[std::string(code)] += weight;
    }
};

// "Currency: EUR", "Total (USD)", "Amounts in GBP", "Betaald €"
void add_words(std::string_view text, Marks& marks)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && text[at - 1] != ' ' && text[at - 1] != '(' && text[at - 1] != '[')
            continue;
        const auto mark = currency_starting_at(text, at);
        if (mark.length == 0 || begins_a_number(text.substr(at)))
            continue;
        const bool sign = mark.length != 3 || mark.currency.code != text.substr(at, 3);
        marks.add(
            mark.currency.code, mark.currency.certain,
            !sign                       ? 2
                : mark.currency.certain ? 0.3
                                        : 0.1);
    }
}

Marks marks_of(const Analysis& analysis, const std::set<std::size_t>& rows_left_out)
{
    Marks marks;
    const bool with_cents = has_cents(analysis);
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        if (rows_left_out.contains(row))
            continue;
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            const std::string_view text = analysis.grid.rows[row].pieces[piece].text;
            for (const auto& amount : analysis.values[row][piece].amounts) {
                if (!with_cents || !begins_a_number(text.substr(amount.begin)))
                    marks.add(
                        amount.currency, amount.currency_certain,
                        amount.currency_certain ? 1.2 : 1);
            }
            add_words(text, marks);
        }
    }
    return marks;
}

// Empty where no country's words stand on the page, or those of several that share the sign.
std::string_view country_currency(const Analysis& analysis, std::string_view family)
{
    static const PhraseCodes codes("country_currencies.tsv");
    std::string_view only;
    for (const auto& row : analysis.grid.rows) {
        for (const auto& piece : row.pieces) {
            const auto code = codes.code_of(piece.text);
            if (code.empty() || code == only || family.find(code) == family.npos
                || is_ruled_out_by_cents(analysis, code))
                continue;
            if (!only.empty())
                return {};
            only = code;
        }
    }
    return only;
}

struct Meant {
    std::string code;
    double sureness = 1;
};

// The currency whose sign was written, of those that share it.
Meant meant_by(const Analysis& analysis, const std::string& code, const Votes& certain)
{
    const auto family = std::ranges::find_if(
        shared_signs, [&code](std::string_view codes) { return codes.find(code) != codes.npos; });
    if (family == shared_signs.end())
        return {code};
    Meant named;
    double most = 0;
    for (const auto& [other, weight] : certain) {
        if (weight > most && family->find(other) != family->npos) {
            named.code = other;
            most = weight;
        }
    }
    if (!named.code.empty())
        return named;
    if (code == dollar) {
        const auto country = country_currency(analysis, *family);
        if (!country.empty())
            return {std::string(country), country == dollar ? 1 : by_country};
        return {code, analysis.language == "en" || analysis.language.empty() ? 1 : by_sign};
    }
    return {std::string(local_currency(code, false, analysis.language))};
}

} // namespace

bool is_ruled_out_by_cents(const Analysis& analysis, std::string_view code)
{
    constexpr std::array<std::string_view, 3> without_cents{"CLP", "ISK", "JPY"};
    return std::ranges::find(without_cents, code) != without_cents.end() && has_cents(analysis);
}

void find_currency(Analysis& analysis, const std::set<std::size_t>& rows_left_out)
{
    const auto marks = marks_of(analysis, rows_left_out);
    auto votes = marks.certain;
    double sureness = 1;
    for (const auto& [code, weight] : marks.uncertain) {
        const auto meant = meant_by(analysis, code, marks.certain);
        votes[meant.code] += weight;
        sureness = std::min(sureness, meant.sureness);
    }
    double sum = 0, most = 0;
    for (const auto& [code, weight] : votes) {
        sum += weight;
        if (weight > most) {
            most = weight;
            analysis.currency = code;
        }
    }
    if (sum > 0)
        analysis.currency_confidence = sureness * most / sum;
}

} // namespace mailroom::fields
