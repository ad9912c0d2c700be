#include "parsers/fields/invoice/payment_box.h"

namespace mailroom::fields {
namespace {

std::optional<Decimal> last_amount(const PaidLine& line)
{
    for (auto amount = line.amounts.amounts.rbegin(); amount != line.amounts.amounts.rend();
         ++amount) {
        if (*amount)
            return *amount;
    }
    return std::nullopt;
}

} // namespace

void drop_payment_box(std::vector<RemittanceTable>& tables)
{
    if (tables.size() != 2 || tables[0].lines.size() != 1)
        return;
    const auto amount = last_amount(tables[0].lines[0]);
    if (!amount)
        return;
    const auto columns = tables[1].table->columns.size();
    for (std::size_t plus = 0; plus < columns; ++plus) {
        for (std::size_t minus = 0; minus <= columns; ++minus) {
            Decimal sum;
            for (const auto& line : tables[1].lines) {
                sum = sum + line.amounts.amounts[plus].value_or(Decimal());
                if (minus < columns && minus != plus)
                    sum = sum - line.amounts.amounts[minus].value_or(Decimal());
            }
            if (sum == *amount && (tables[1].lines.size() > 1 || minus == columns)) {
                tables.erase(tables.begin());
                return;
            }
        }
    }
}

} // namespace mailroom::fields
