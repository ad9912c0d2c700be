#include "parsers/fields/invoice/invoice.h"

#include "core/text.h"
#include "parsers/fields/choice/field_chooser.h"
#include "parsers/fields/document_checks.h"
#include "parsers/fields/invoice/invoice_lines.h"
#include "parsers/fields/invoice/issue_date.h"
#include "parsers/fields/invoice/number_beside_order.h"
#include "parsers/fields/invoice/payable_check.h"
#include "parsers/fields/invoice/payee_account.h"
#include "parsers/fields/invoice/payment_terms.h"
#include "parsers/fields/invoice/settled_lines.h"
#include "parsers/fields/invoice/totals.h"
#include "parsers/fields/parties/tax_owner.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr double by_terms = 0.9; // A due date worked out, beside one that is printed.

void set_numbers_and_dates(
    const Analysis& analysis, const FieldChooser& chooser, Document& document)
{
    const double credit = document.type == DocumentType::credit_note ? 1.05 : 0.5;
    const auto set = [&](Term term, std::initializer_list<std::pair<Sense, double>> senses,
                         double least) {
        if (const auto choice = chooser.choose(term, senses, least))
            document.fields.set(fact_of(analysis, term, choice->best, choice->confidence));
    };
    set(Term::invoice_number,
        {{Sense::invoice_number, 1},
         {Sense::credit_note_number, credit},
         {Sense::title_credit_note, credit * 0.85},
         {Sense::title_invoice, 0.65},
         {Sense::document_number, 0.7}},
        0.25);
    set(Term::issue_date,
        {{Sense::invoice_date, 1}, {Sense::any_date, 0.85}, {Sense::other_date, 0.35}}, 0.2);
    set(Term::due_date, {{Sense::due_date, 1}}, 0.4);
    set(Term::purchase_order, {{Sense::purchase_order, 1}, {Sense::your_number, 0.65}}, 0.5);
    set(Term::payment_reference, {{Sense::payment_reference, 1}}, 0.6);
}

// A credit note tells the day of the invoice that it credits as well, which is never after its own.
void keep_latest_invoice_date(std::vector<Candidate>& candidates)
{
    std::optional<Date> latest;
    for (const auto& candidate : candidates) {
        if (const auto* date = std::get_if<Date>(&candidate.value);
            date != nullptr && candidate.sense == Sense::invoice_date)
            latest = latest ? std::max(*latest, *date) : *date;
    }
    for (auto& candidate : candidates) {
        if (candidate.sense == Sense::invoice_date && latest && candidate.value != Value(*latest))
            candidate.sense = Sense::other_date;
    }
}

// "Your invoice no." names this one: its writer speaks to who is to pay it. A credit note names
// what it credits so.
std::vector<Candidate> candidates_of_invoice(
    const Analysis& analysis, const std::vector<std::size_t>& excluded, DocumentType type)
{
    auto candidates = candidates_of(analysis, excluded);
    for (auto& candidate : candidates) {
        if (candidate.names_invoice && type == DocumentType::invoice)
            candidate.sense = Sense::invoice_number;
    }
    if (type == DocumentType::credit_note)
        keep_latest_invoice_date(candidates);
    return candidates;
}

// "Zahlbar innerhalb 14 Tagen": the invoice's date tells the day. The evidence quotes both.
void set_due_date_by_terms(const Analysis& analysis, Document& document)
{
    const auto* issued = document.fields.find(Term::issue_date);
    if (issued == nullptr || document.fields.find(Term::due_date) != nullptr
        || document.type != DocumentType::invoice)
        return;
    const auto terms = payment_terms_of(analysis);
    if (!terms)
        return;
    auto evidence = evidence_of(analysis, terms->at, terms->begin, terms->end);
    evidence.text += " + " + issued->evidence.text;
    document.fields.set(
        {Term::due_date, add_days(std::get<Date>(issued->value), terms->days),
         by_terms * issued->confidence, std::move(evidence)});
}

void set_total(
    const Analysis& analysis, Document& document, Term term, const std::optional<Total>& total)
{
    if (total)
        document.fields.set(fact_of(analysis, term, total->from, total->confidence));
}

std::optional<Decimal> sum_of(const std::vector<Facts>& lines)
{
    std::optional<Decimal> sum;
    for (const auto& line : lines) {
        if (const auto amount = line.amount(Term::line_amount))
            sum = sum.value_or(Decimal()) + *amount;
    }
    return sum;
}

// The lines make the total, and no word of a tax stands anywhere: nothing is taxed.
void set_untaxed(
    const std::vector<Candidate>& candidates,
    const std::optional<Decimal>& lines_sum,
    Document& document)
{
    constexpr double untaxed = 0.75;
    const auto* gross = document.fields.find(Term::tax_inclusive_amount);
    if (gross == nullptr)
        gross = document.fields.find(Term::payable_amount);
    const bool is_sum = gross != nullptr && lines_sum && gross->value == Value(*lines_sum);
    const bool speaks_of_tax = std::ranges::any_of(candidates, [](const Candidate& candidate) {
        return candidate.sense == Sense::tax || candidate.sense == Sense::tax_rate;
    });
    if (!is_sum || speaks_of_tax || document.type == DocumentType::receipt
        || document.fields.find(Term::tax_exclusive_amount) != nullptr
        || document.fields.find(Term::tax_amount) != nullptr)
        return;
    auto fact = *gross;
    fact.confidence = untaxed;
    fact.term = Term::tax_exclusive_amount;
    document.fields.set(fact);
    fact.term = Term::tax_amount;
    fact.value = Decimal();
    document.fields.set(fact);
}

// A credit note's type says which way its amounts go: they stand without a sign. Where all of them
// have a minus and add up so, that is what it means; a credit taken back would not be one.
void drop_signs(const Totals& totals, Document& document)
{
    const auto gross = document.fields.amount(Term::tax_inclusive_amount);
    if (document.type != DocumentType::credit_note || !gross || !gross->is_negative())
        return;
    bool alike = totals.adds_up;
    const auto turn = [&alike](Facts& facts) {
        for (auto& fact : facts.facts) {
            auto* amount = std::get_if<Decimal>(&fact.value);
            if (amount == nullptr || fact.term == Term::quantity || fact.term == Term::unit_price)
                continue;
            alike = alike && (amount->is_negative() || amount->is_zero());
            *amount = -*amount;
        }
    };
    turn(document.fields);
    std::ranges::for_each(document.lines, turn);
    document.checks.push_back(
        {"signs_certain", alike,
         alike ? "a credit note whose amounts all have minus signs and add up: it credits them"
               : "a credit note with some minus signs: what is credited was taken"});
}

// An invoice that asks for less than nothing credits something: a person sees what.
void check_sign(Document& document)
{
    const auto gross = document.fields.amount(Term::tax_inclusive_amount);
    if (document.type == DocumentType::invoice && gross && gross->is_negative())
        document.checks.push_back({"signs_certain", false, "an invoice with a negative total"});
}

// A pro forma invoice asks for nothing yet: a person sees what it is for.
void check_pro_forma(const Analysis& analysis, Document& document)
{
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            for (const auto& label : analysis.values[row][piece].labels) {
                const bool is_title = label.begin == 0
                    || 2 * (label.end - label.begin) > analysis.piece({row, piece}).text.size();
                if (!is_title || label.weight_of(Sense::title_pro_forma) == 0)
                    continue;
                document.checks.push_back({"is_no_pro_forma", false, "a pro forma invoice"});
                return;
            }
        }
    }
}

// Of several rates one row may add up for itself: what the lines make is more then.
bool exceeds_total(
    const std::vector<Candidate>& candidates, const Decimal& lines, const Decimal& total)
{
    constexpr Decimal rounding{1, 0};
    const bool lowered = std::ranges::any_of(candidates, [](const Candidate& candidate) {
        const auto* value = std::get_if<Decimal>(&candidate.value);
        return value != nullptr && !value->is_zero()
            && (candidate.sense == Sense::discount || candidate.sense == Sense::deduction
                || candidate.sense == Sense::prepaid || candidate.sense == Sense::credit
                || candidate.sense == Sense::other_amount || value->is_negative());
    });
    return !lowered && abs(lines) > abs(total) + rounding;
}

void check(
    const Totals& totals,
    const std::vector<Candidate>& candidates,
    const std::optional<Decimal>& lines,
    Document& document)
{
    const auto net = document.fields.amount(Term::tax_exclusive_amount);
    const auto tax = document.fields.amount(Term::tax_amount);
    const auto gross = document.fields.amount(Term::tax_inclusive_amount);
    if (totals.contradicts && !(net && tax && gross))
        document.checks.push_back(
            {"BR-CO-15", false, "net, tax and total are printed and do not add up"});
    if (totals.is_part)
        document.checks.push_back(
            {"BR-CO-15", false, "a larger amount is named the total than " + to_string(*gross)});
    if (net && tax && gross)
        document.checks.push_back(
            {"BR-CO-15", totals.adds_up,
             to_string(*net) + " + " + to_string(*tax) + " against " + to_string(*gross)});
    if (lines && (net || gross)) {
        const bool ok = (net && abs(*lines - *net) <= Decimal{2, 2})
            || (gross && abs(*lines - *gross) <= Decimal{2, 2});
        if (!ok && gross && exceeds_total(candidates, *lines, *gross))
            document.checks.push_back(
                {"BR-CO-10", false,
                 "lines make " + to_string(*lines) + ", more than the total of "
                     + to_string(*gross)});
        if (ok)
            document.checks.push_back({"BR-CO-10", true, "lines add up to " + to_string(*lines)});
    }
}

} // namespace

std::vector<std::size_t> read_invoice(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const ExtractContext& context,
    Document& document)
{
    auto lines = invoice_lines_of(analysis, tables);
    const auto candidates = candidates_of_invoice(analysis, lines.grid_rows, document.type);
    settle_lines(candidates, lines);
    document.lines = std::move(lines.lines);
    set_numbers_and_dates(
        analysis, {analysis, candidates, lines.grid_rows, context, document.type}, document);
    settle_whose_order(analysis, candidates, document);
    settle_number_beside_order(analysis, candidates, document);
    doubt_number_beside_invoice(candidates, document);
    settle_issue_date(analysis, candidates, document);
    set_due_date_by_terms(analysis, document);
    set_payee_account(analysis, document);
    set_tax_numbers(analysis, candidates, document);
    const auto sum = sum_of(document.lines);
    const auto totals = totals_of(analysis, candidates, sum);
    set_total(analysis, document, Term::tax_exclusive_amount, totals.net);
    set_total(analysis, document, Term::tax_amount, totals.tax);
    set_total(analysis, document, Term::tax_inclusive_amount, totals.gross);
    set_total(analysis, document, Term::prepaid_amount, totals.prepaid);
    set_total(analysis, document, Term::payable_amount, totals.payable);
    check(totals, candidates, sum, document);
    set_untaxed(candidates, sum, document);
    check_payable(analysis, candidates, document);
    check_pro_forma(analysis, document);
    check_sign(document);
    check_key_fields(document, context.confidence_min);
    drop_signs(totals, document);
    return std::move(lines.item_rows);
}

} // namespace mailroom::fields
