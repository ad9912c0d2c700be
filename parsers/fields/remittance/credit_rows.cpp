#include "parsers/fields/remittance/credit_rows.h"

#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

bool names_credit_notes(std::string_view code)
{
    constexpr std::array<std::string_view, 12> series{"cn", "cm", "cr", "crn", "gs",  "gu",
                                                      "av", "nc", "ab", "abo", "ncr", "kr"};
    return std::ranges::find(series, to_lower_ascii(code)) != series.end();
}

bool says_credit(const Analysis& analysis, const TableRow& row)
{
    for (const auto& piece : analysis.values[row.grid_row]) {
        for (const auto& label : piece.labels) {
            if (label.weight_of(Sense::title_credit_note) > 0.6F)
                return true;
        }
    }
    return false;
}

} // namespace

bool is_credit_row(const Analysis& analysis, const TableRow& row, const Cell& number)
{
    const auto series = number.text.substr(0, number.text.find_first_of("0123456789-/ _."));
    return names_credit_notes(series) || says_credit(analysis, row)
        || std::ranges::any_of(
               row.cells, [](const Cell& cell) { return names_credit_notes(cell.text); });
}

} // namespace mailroom::fields
