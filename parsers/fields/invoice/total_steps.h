#pragma once

// Steps between net, tax and total that are printed beside them.

#include "parsers/fields/invoice/total_readings.h"

namespace mailroom::fields {

// "Base 1.000, IVA 210, IRPF -150, Total 1.060": net and tax make a total that is not printed, and
// one labelled step leads from it to what is to be paid.
std::optional<UnprintedTotal> unprinted_total_of(
    const std::vector<Candidate>& candidates,
    const TotalValues& nets,
    const TotalValues& taxes,
    const TotalValues& grosses,
    const std::optional<Decimal>& lines_sum);

// "Net 100.00, VAT 20.00, crates 24.00, total 144.00": what net and tax lack of the total stands
// between them; or "round off -0.40", which lowers it. What it is, a person sees.
bool is_charged_between(
    const Analysis& analysis,
    const TotalValue& net,
    const TotalValue& tax,
    const TotalValue& gross);

} // namespace mailroom::fields
