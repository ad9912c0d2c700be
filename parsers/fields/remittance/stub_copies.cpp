#include "parsers/fields/remittance/stub_copies.h"

#include "core/text.h"

#include <algorithm>
#include <string_view>

namespace mailroom::fields {
namespace {

bool is_nearly(std::string_view a, std::string_view b)
{
    constexpr std::size_t misread_most = 2;
    if (a.size() != b.size())
        return false;
    std::size_t other = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        other += a[i] != b[i] ? 1U : 0U;
    return other <= misread_most;
}

std::size_t filled(const AmountRow& row)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(row.amounts, [](const auto& amount) { return amount.has_value(); }));
}

bool shares_an_amount(const AmountRow& a, const AmountRow& b)
{
    for (std::size_t i = 0; i < std::min(a.amounts.size(), b.amounts.size()); ++i) {
        if (a.amounts[i] && a.amounts[i] == b.amounts[i])
            return true;
    }
    return false;
}

enum class Likeness : std::uint8_t { other, near, same };

Likeness likeness_of(const PaidLine& a, const PaidLine& b)
{
    const auto number_a = normalized_number(a.number.text);
    const auto number_b = normalized_number(b.number.text);
    const bool same_number = number_a == number_b;
    const bool same_amounts = a.amounts.amounts == b.amounts.amounts && filled(a.amounts) > 0;
    if (same_number && same_amounts)
        return Likeness::same;
    const bool near = (same_number && shares_an_amount(a.amounts, b.amounts))
        || (same_amounts && is_nearly(number_a, number_b));
    return near ? Likeness::near : Likeness::other;
}

bool is_copy(const RemittanceTable& table, const RemittanceTable& of)
{
    if (table.lines.empty() || table.lines.size() != of.lines.size())
        return false;
    std::size_t same = 0;
    for (std::size_t i = 0; i < table.lines.size(); ++i) {
        const auto likeness = likeness_of(table.lines[i], of.lines[i]);
        if (likeness == Likeness::other)
            return false;
        same += likeness == Likeness::same ? 1U : 0U;
    }
    return 2 * same >= table.lines.size();
}

} // namespace

void drop_stub_copies(std::vector<RemittanceTable>& tables)
{
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const auto copies = [&](const RemittanceTable& table) { return is_copy(table, tables[i]); };
        tables.erase(
            std::remove_if(
                tables.begin() + static_cast<std::ptrdiff_t>(i) + 1, tables.end(), copies),
            tables.end());
    }
}

} // namespace mailroom::fields
