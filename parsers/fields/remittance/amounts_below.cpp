#include "parsers/fields/remittance/amounts_below.h"

namespace mailroom::fields {

bool take_amounts_below(const TableRow& below, std::size_t but, AmountRow& amounts)
{
    std::optional<std::size_t> gross, net;
    for (std::size_t i = 0; i < amounts.amounts.size(); ++i) {
        if (amounts.amounts[i] && gross)
            return false;
        gross = amounts.amounts[i] ? i : gross;
    }
    if (!gross || !below.cells[but].empty())
        return false;
    for (std::size_t i = 0; i < below.cells.size(); ++i) {
        const auto& amount = below.cells[i].amount;
        if (i == *gross || !amount || amount->percent)
            continue;
        if (net || !amount->has_decimals)
            return false;
        net = i;
    }
    const auto& taken = below.cells[*gross].amount;
    if (!net || !taken || !taken->has_decimals)
        return false;
    const auto size = abs(taken->value), paid = below.cells[*net].amount->value;
    if (size.is_zero() || !(*amounts.amounts[*gross] - size == paid))
        return false;
    amounts.amounts[*net] = paid;
    amounts.taken_below = size;
    return true;
}

} // namespace mailroom::fields
