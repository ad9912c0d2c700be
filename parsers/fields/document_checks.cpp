#include "parsers/fields/document_checks.h"

#include "core/scan_amounts.h"
#include "parsers/fields/remittance/reasons.h"

#include <algorithm>
#include <utility>

namespace mailroom::fields {
namespace {

std::string doubtful_fields(const Document& document, double confidence_min)
{
    std::string doubtful;
    for (const auto term :
         {Term::invoice_number, Term::issue_date, Term::tax_inclusive_amount, Term::currency}) {
        const auto* fact = document.fields.find(term);
        if (fact != nullptr && fact->confidence < confidence_min)
            doubtful += (doubtful.empty() ? "" : ", ") + std::string(to_string(term));
    }
    return doubtful;
}

void write_check(Document& document, Check check)
{
    std::erase_if(document.checks, [&check](const Check& old) { return old.rule == check.rule; });
    document.checks.push_back(std::move(check));
}

bool makes_net(const Facts& line)
{
    const auto gross = line.amount(Term::gross_amount), net = line.amount(Term::net_amount);
    return !gross || !net
        || *gross - line.amount(Term::discount_amount).value_or(Decimal())
            - line.amount(Term::deduction_amount).value_or(Decimal())
        == *net;
}

} // namespace

void check_key_fields(Document& document, double confidence_min)
{
    auto doubtful = doubtful_fields(document, confidence_min);
    const bool is_receipt = document.type == DocumentType::receipt;
    if (!is_receipt && document.type_confidence <= type_by_shape)
        doubtful += doubtful.empty() ? "type" : ", type";
    write_check(
        document,
        {"key_fields_certain", doubtful.empty(),
         doubtful.empty() ? "one reading of each key field"
                          : "may be read otherwise: " + doubtful});
}

void check_receipt_fields(Document& document, double confidence_min)
{
    if (!doubtful_fields(document, confidence_min).empty())
        check_key_fields(document, confidence_min);
}

void check_totals(Document& document)
{
    constexpr Decimal rounding{2, 2};
    const auto net = document.fields.amount(Term::tax_exclusive_amount);
    const auto tax = document.fields.amount(Term::tax_amount);
    const auto gross = document.fields.amount(Term::tax_inclusive_amount);
    if (net && tax && gross)
        write_check(
            document,
            {"BR-CO-15", abs(*net + *tax - *gross) <= rounding,
             to_string(*net) + " + " + to_string(*tax) + " against " + to_string(*gross)});
}

std::optional<Decimal> sum_of_lines(const Document& document)
{
    std::optional<Decimal> sum;
    for (const auto& line : document.lines) {
        if (const auto net = line.amount(Term::net_amount))
            sum = sum.value_or(Decimal()) + *net;
    }
    return sum;
}

bool deducts_the_rest(const Facts& line)
{
    const auto* deduction = line.find(Term::deduction_amount);
    const auto* reason = line.find(Term::deduction_reason);
    if (deduction == nullptr || reason == nullptr)
        return false;
    const auto& words = deduction->evidence;
    const auto size = abs(line.amount(Term::deduction_amount).value_or(Decimal()));
    const auto is_told = [&size](const ScannedAmount& amount) { return abs(amount.value) == size; };
    const auto is_same_place = [](const std::optional<Box>& a, const std::optional<Box>& b) {
        return a ? b && a->x0 == b->x0 && a->y0 == b->y0 : !b;
    };
    return words.page == reason->evidence.page && is_same_place(words.box, reason->evidence.box)
        && words.cell == reason->evidence.cell && words.text == reason->evidence.text
        && std::ranges::none_of(scan_amounts(words.text), is_told)
        && !named_deduction_reason_of(words.text).empty();
}

bool adds_up(const Facts& line)
{
    return makes_net(line) && !deducts_the_rest(line);
}

void check_remittance_lines(Document& document)
{
    const auto payment = document.fields.amount(Term::payment_amount);
    const auto sum = sum_of_lines(document);
    if (!payment || !sum)
        return;
    const bool is_paid = abs(*sum) == *payment;
    const bool may_follow = is_paid && document.method != ReadingMethod::ocr;
    write_check(
        document,
        {"remittance_lines_sum", is_paid,
         "lines add up to " + to_string(*sum) + ", paid is " + to_string(*payment)});
    std::string wrong;
    for (const auto& line : document.lines) {
        if (!makes_net(line) || (!may_follow && deducts_the_rest(line)))
            wrong += (wrong.empty() ? "" : ", ") + line.text(Term::document_number);
    }
    write_check(
        document,
        {"remittance_line_net", wrong.empty(),
         wrong.empty() ? "gross less discount and deduction is net on every line"
                       : "gross less discount and deduction is not net: " + wrong});
}

} // namespace mailroom::fields
