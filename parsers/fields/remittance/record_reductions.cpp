#include "parsers/fields/remittance/record_reductions.h"

#include "parsers/fields/remittance/reasons.h"

#include <algorithm>
#include <optional>

namespace mailroom::fields {
namespace {

constexpr double confidence = 0.7;

struct RowAmount {
    PieceRef at;
    const ScannedAmount* amount = nullptr;
};

std::optional<RowAmount> amount_of(const Analysis& analysis, std::size_t row)
{
    for (auto piece = analysis.values[row].size(); piece-- > 0;) {
        const auto& amounts = analysis.values[row][piece].amounts;
        if (!amounts.empty() && is_money(amounts.back()))
            return RowAmount{{row, piece}, &amounts.back()};
    }
    return std::nullopt;
}

// The rows with amounts behind that of the gross amount, up to that of the net amount.
std::vector<RowAmount> amounts_between(
    const Analysis& analysis,
    std::size_t first,
    std::size_t end,
    const Decimal& gross,
    const Decimal& net)
{
    std::vector<RowAmount> between;
    bool is_behind_gross = false;
    for (auto row = first; row < end; ++row) {
        const auto found = amount_of(analysis, row);
        if (!found)
            continue;
        const auto size = abs(found->amount->value);
        if (is_behind_gross && size == abs(net))
            return between;
        if (is_behind_gross)
            between.push_back(*found);
        is_behind_gross = is_behind_gross || size == abs(gross);
    }
    return {};
}

std::string_view reason_of(const Analysis& analysis, const RowAmount& taken)
{
    std::string words;
    for (std::size_t piece = 0; piece <= taken.at.piece; ++piece)
        (words += words.empty() ? "" : " ") += analysis.piece({taken.at.row, piece}).text;
    return named_deduction_reason_of(words);
}

void set_reason(const Analysis& analysis, const std::vector<RowAmount>& between, Facts& line)
{
    const RowAmount* told = nullptr;
    std::string_view reason = "other";
    for (const auto& taken : between) {
        const auto named = reason_of(analysis, taken);
        if (named.empty() || (told != nullptr && (reason != "other" || named == "other")))
            continue;
        reason = named;
        told = &taken;
    }
    const auto& at = (told != nullptr ? *told : between.front()).at;
    line.set(
        {Term::deduction_reason, std::string(reason), confidence,
         evidence_of(analysis, {at.row, 0}, 0, analysis.piece({at.row, 0}).text.size())});
}

} // namespace

void add_reductions_between(
    const Analysis& analysis, std::size_t first, std::size_t end, Facts& line)
{
    const auto gross = line.amount(Term::gross_amount), net = line.amount(Term::net_amount);
    if (!gross || !net || gross->is_negative() || !(*net < *gross))
        return;
    const auto discount = line.amount(Term::discount_amount).value_or(Decimal());
    const auto deduction = line.amount(Term::deduction_amount).value_or(Decimal());
    const auto lacking = *gross - *net;
    if (discount + deduction == lacking)
        return;
    const auto between = amounts_between(analysis, first, end, *gross, *net);
    Decimal sum;
    for (const auto& taken : between)
        sum = sum + abs(taken.amount->value);
    if (between.empty() || !(sum == lacking) || !(abs(discount) < lacking))
        return;
    const auto& last = between.back();
    line.set(
        {Term::deduction_amount, lacking - abs(discount), confidence,
         evidence_of(analysis, last.at, last.amount->begin, last.amount->end)});
    set_reason(analysis, between, line);
}

} // namespace mailroom::fields
