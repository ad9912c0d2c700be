#include "parsers/fields/converted_amounts.h"

#include "core/currency.h"
#include "parsers/fields/document_currency.h"
#include "parsers/fields/labels/phrase_codes.h"

#include <algorithm>
#include <set>
#include <string>

namespace mailroom::fields {
namespace {

constexpr std::string_view converted = "converted";

// "CZK", "£": those that no other currency is written with.
std::set<std::string_view> currencies_in(std::string_view text)
{
    std::set<std::string_view> codes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (const auto mark = currency_starting_at(text, at);
            mark.length > 0 && mark.currency.certain)
            codes.insert(mark.currency.code);
    }
    return codes;
}

bool names_several_currencies(const Grid& grid)
{
    std::set<std::string_view> codes;
    for (const auto& row : grid.rows) {
        for (const auto& piece : row.pieces)
            codes.merge(currencies_in(piece.text));
    }
    return codes.size() > 1;
}

// "24.000 CZK/EUR": what one currency is in the other.
bool has_rate(std::string_view text)
{
    for (auto slash = text.find('/'); slash != text.npos; slash = text.find('/', slash + 1)) {
        constexpr std::size_t code_letters = 3; // ISO 4217
        if (slash < code_letters)
            continue;
        const auto of = currency_starting_at(text, slash - code_letters);
        const auto in = currency_starting_at(text, slash + 1);
        if (of.length == code_letters && in.length == code_letters
            && of.currency.code != in.currency.code)
            return true;
    }
    return false;
}

bool tells_conversion(const Row& row)
{
    static const PhraseCodes phrases("conversions.tsv");
    const bool has_currency = std::ranges::any_of(
        row.pieces, [](const Piece& piece) { return !currencies_in(piece.text).empty(); });
    return has_currency && std::ranges::any_of(row.pieces, [](const Piece& piece) {
               return phrases.contains(piece.text, converted) || has_rate(piece.text);
           });
}

// A sentence that has not ended goes on in the next row.
bool goes_on(const Row& row, const Row& next)
{
    constexpr std::size_t sentence_letters = 60;
    const auto& text = row.pieces.back().text;
    return row.page == next.page && row.pieces.size() == 1 && next.pieces.size() == 1
        && text.size() > sentence_letters && !text.ends_with('.');
}

std::set<std::size_t> rows_of_conversions(const Grid& grid)
{
    std::set<std::size_t> rows;
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        if (tells_conversion(grid.rows[row])
            || (rows.contains(row - 1) && goes_on(grid.rows[row - 1], grid.rows[row])))
            rows.insert(row);
    }
    return rows;
}

} // namespace

std::optional<Analysis> without_converted_amounts(const Analysis& analysis)
{
    if (!names_several_currencies(analysis.grid))
        return std::nullopt;
    const auto rows = rows_of_conversions(analysis.grid);
    if (rows.empty())
        return std::nullopt;
    auto left = analysis;
    for (const auto row : rows) {
        for (auto& piece : left.values[row]) {
            piece.amounts.clear();
            piece.labels.clear();
        }
    }
    find_currency(left, rows);
    return left;
}

} // namespace mailroom::fields
