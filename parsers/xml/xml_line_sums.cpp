#include "parsers/xml/xml_line_sums.h"

#include <algorithm>

namespace mailroom {
namespace {

Decimal amount_of(const Facts& line, Term term)
{
    return line.amount(term).value_or(Decimal{});
}

void flip(Facts& line, Term term)
{
    const auto fact = std::ranges::find(line.facts, term, &Fact::term);
    if (fact != line.facts.end())
        fact->value = -std::get<Decimal>(fact->value);
}

bool is_before_deduction(const Facts& line)
{
    return line.amount(Term::net_amount) && line.amount(Term::deduction_amount)
        && !line.amount(Term::gross_amount);
}

bool is_without_net(const Facts& line)
{
    return line.amount(Term::gross_amount) && !line.amount(Term::net_amount);
}

Decimal net_of(const Facts& line)
{
    return amount_of(line, Term::gross_amount) - amount_of(line, Term::discount_amount)
        - amount_of(line, Term::deduction_amount);
}

// What is left of its gross amount, where that stands.
void complete(Facts& line)
{
    auto net = *line.find(Term::gross_amount);
    net.term = Term::net_amount;
    net.value = net_of(line);
    line.set(std::move(net));
}

void take_off(Facts& line, bool deduction_is_signed)
{
    if (deduction_is_signed)
        flip(line, Term::deduction_amount);
    const auto net = std::ranges::find(line.facts, Term::net_amount, &Fact::term);
    auto gross = *net;
    gross.term = Term::gross_amount;
    net->value = *line.amount(Term::net_amount) - *line.amount(Term::deduction_amount);
    line.set(std::move(gross));
}

} // namespace

void negate_amounts(Facts& line)
{
    for (auto& fact : line.facts) {
        auto* amount = std::get_if<Decimal>(&fact.value);
        if (amount != nullptr && !amount->is_negative())
            *amount = -*amount;
    }
}

void settle_reductions(Facts& line)
{
    const auto gross = line.amount(Term::gross_amount), net = line.amount(Term::net_amount);
    if (!gross || !net)
        return;
    const auto discount = amount_of(line, Term::discount_amount);
    const auto deduction = amount_of(line, Term::deduction_amount);
    const auto reduced = *gross - *net;
    if (reduced == discount + deduction)
        return;
    if (reduced == discount) // What looks like deductions tells what the sum is made of.
        std::erase_if(line.facts, [](const Fact& fact) {
            return fact.term == Term::deduction_amount || fact.term == Term::deduction_reason;
        });
    if (reduced == discount - deduction || reduced == -discount - deduction)
        flip(line, Term::deduction_amount);
    if (reduced == deduction - discount || reduced == -discount - deduction)
        flip(line, Term::discount_amount);
}

void settle_payment(Document& document, const std::vector<std::size_t>& credits)
{
    const auto payment = document.fields.amount(Term::payment_amount);
    if (!payment)
        return;
    Decimal sum, credited, taken_off, unsaid;
    for (const auto& line : document.lines) {
        sum = sum + amount_of(line, Term::net_amount);
        if (is_before_deduction(line))
            taken_off = taken_off + amount_of(line, Term::deduction_amount);
        if (is_without_net(line))
            unsaid = unsaid + net_of(line);
    }
    for (const auto index : credits)
        credited = credited + abs(amount_of(document.lines[index], Term::net_amount));
    if (sum == *payment)
        return;
    if (sum - credited - credited == *payment) {
        for (const auto index : credits)
            negate_amounts(document.lines[index]);
    } else if (sum + unsaid == *payment) {
        for (auto& line : document.lines) {
            if (is_without_net(line))
                complete(line);
        }
    } else if (sum - taken_off == *payment || sum + taken_off == *payment) {
        for (auto& line : document.lines) {
            if (is_before_deduction(line))
                take_off(line, sum + taken_off == *payment);
        }
    }
}

void drop_unsettled(Document& document, const std::vector<std::size_t>& credits)
{
    std::size_t index = 0;
    std::erase_if(document.lines, [&](const Facts& line) {
        return std::ranges::binary_search(credits, index++) || is_before_deduction(line)
            || is_without_net(line);
    });
}

} // namespace mailroom
