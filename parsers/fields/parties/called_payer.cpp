#include "parsers/fields/parties/called_payer.h"

#include "parsers/fields/parties/names.h"
#include "parsers/fields/parties/party_values.h"

#include <algorithm>
#include <string_view>

namespace mailroom::fields {

bool is_surely_called(const FieldValue& name, Sense party)
{
    constexpr double sure = 0.5;
    const std::string_view label = party == Sense::payer ? "label.payer" : "label.payee";
    return std::ranges::any_of(name.features, [&](const auto& feature) {
        return feature.first == label && feature.second >= sure;
    });
}

const FieldValue* called_payer(const std::vector<FieldValue>& names, const FieldValue& sender)
{
    const bool may_pay = !is_bank(sender) && !is_surely_called(sender, Sense::payee)
        && has_legal_form(to_string(sender.from.value));
    const FieldValue* payer = nullptr;
    for (const auto& name : names) {
        const bool is_company = is_bank(sender) || has_legal_form(to_string(name.from.value));
        if (!is_surely_called(name, Sense::payer) || is_bank(name) || !is_company)
            continue;
        if (payer != nullptr)
            return nullptr;
        payer = &name;
    }
    return may_pay ? nullptr : payer;
}

} // namespace mailroom::fields
