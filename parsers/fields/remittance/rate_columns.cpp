#include "parsers/fields/remittance/rate_columns.h"

#include "core/ascii.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr std::size_t rows_least = 2;
const Decimal rate_most{100, 0};

// "Disc %", "% Dto.": of "Retention 5 %" it is the amount that stands below.
bool names_rate(const std::string& title)
{
    const auto sign = title.find('%');
    return sign != title.npos && std::ranges::none_of(title, is_digit);
}

bool may_be_rates(const std::vector<AmountRow>& rows, std::size_t column)
{
    return std::ranges::all_of(rows, [&](const AmountRow& row) {
        const auto& rate = row.amounts[column];
        return !rate || (!rate->is_negative() && *rate <= rate_most);
    });
}

// Of `whole`, in all rows that have one, is what `part` holds or what is left of it in `part`.
bool is_rate_between(
    const std::vector<AmountRow>& rows, std::size_t column, std::size_t whole, std::size_t part)
{
    std::size_t borne_out = 0;
    for (const auto& row : rows) {
        const auto& rate = row.amounts[column];
        if (!rate || rate->is_zero())
            continue;
        const auto &a = row.amounts[whole], &b = row.amounts[part];
        if (!a || !b || (!is_rate_of(*rate, *a, *b) && !is_rate_of(*rate, *a, abs(*a) - abs(*b))))
            return false;
        ++borne_out;
    }
    return borne_out >= rows_least;
}

} // namespace

bool is_rate_of(const Decimal& rate, const Decimal& whole, const Decimal& part)
{
    const Decimal exact = rate * abs(whole) * Decimal{1, 2}, cent{1, 2};
    return !part.is_zero() && abs(rounded(exact, 4) - abs(part)) < cent;
}

bool is_rate_column(
    const std::vector<Column>& columns, const std::vector<AmountRow>& rows, std::size_t column)
{
    if (!may_be_rates(rows, column))
        return false;
    if (names_rate(columns[column].title))
        return true;
    for (std::size_t whole = 0; whole < columns.size(); ++whole) {
        for (std::size_t part = 0; part < columns.size(); ++part) {
            if (whole != column && part != column && whole != part
                && is_rate_between(rows, column, whole, part))
                return true;
        }
    }
    return false;
}

} // namespace mailroom::fields
