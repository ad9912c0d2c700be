#include "parsers/fields/remittance/taken_columns.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace mailroom::fields {
namespace {

constexpr std::size_t columns_max = 7;      // Each set of them is tried.
constexpr std::size_t rows_of_one_slip = 8; // One of these may be misread.
constexpr std::size_t rows_taken_least = 2;

// As printed, or unsigned: one column may have its minus printed and another not.
bool makes_up(
    const AmountRow& row, const Decimal& difference, const std::vector<std::size_t>& columns)
{
    Decimal sum, size;
    for (const auto column : columns) {
        const auto value = row.amounts[column].value_or(Decimal());
        sum = sum + value;
        size = size + abs(value);
    }
    return abs(sum) == abs(difference) || size == abs(difference);
}

// How many rows do not bear it out; nothing where these are too many, or no more than chance.
std::optional<std::size_t> slips_of(
    const std::vector<AmountRow>& rows,
    std::size_t gross,
    std::size_t net,
    const std::vector<std::size_t>& columns)
{
    std::size_t taken = 0, slips = 0;
    for (const auto& row : rows) {
        const auto &whole = row.amounts[gross], &rest = row.amounts[net];
        if (whole && rest && abs(*rest) <= abs(*whole)
            && makes_up(row, abs(*whole) - abs(*rest), columns))
            taken += *whole != *rest;
        else if (++slips > rows.size() / rows_of_one_slip)
            return std::nullopt;
    }
    return taken >= std::min(rows_taken_least, rows.size()) ? std::optional(slips) : std::nullopt;
}

bool are_needed(const std::vector<AmountRow>& rows, const std::vector<std::size_t>& columns)
{
    return std::ranges::all_of(columns, [&](std::size_t column) {
        return std::ranges::any_of(rows, [&](const AmountRow& row) {
            return row.amounts[column] && !row.amounts[column]->is_zero();
        });
    });
}

} // namespace

std::optional<TakenColumns> columns_between(
    const std::vector<AmountRow>& rows,
    std::size_t gross,
    std::size_t net,
    const std::vector<std::size_t>& named,
    const std::vector<std::size_t>& others)
{
    auto all = named;
    all.insert(all.end(), others.begin(), others.end());
    if (all.empty() || all.size() > columns_max)
        return std::nullopt;
    const auto as_titled = (std::size_t{1} << named.size()) - 1;
    std::optional<TakenColumns> best;
    for (std::size_t chosen = 1; chosen < std::size_t{1} << all.size(); ++chosen) {
        const auto changes = static_cast<std::size_t>(std::popcount(chosen ^ as_titled));
        TakenColumns taken{{}, changes, 0};
        for (std::size_t i = 0; i < all.size(); ++i) {
            if ((chosen >> i & 1) != 0)
                taken.columns.push_back(all[i]);
        }
        const auto slips = slips_of(rows, gross, net, taken.columns);
        if (!slips || !are_needed(rows, taken.columns))
            continue;
        taken.slips = *slips;
        if (!best || std::pair(taken.slips, taken.changes) < std::pair(best->slips, best->changes))
            best = std::move(taken);
    }
    return best;
}

} // namespace mailroom::fields
