#include "parsers/fields/remittance/remittance.h"

#include "parsers/fields/document_checks.h"
#include "parsers/fields/remittance/reasons.h"
#include "parsers/fields/remittance/remittance_facts.h"
#include "parsers/fields/remittance/remittance_header.h"
#include "parsers/fields/remittance/remittance_lines.h"
#include "parsers/fields/remittance/remittance_prose.h"
#include "parsers/fields/remittance/stub_copies.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

std::vector<std::size_t> excluded_rows(const std::vector<RemittanceTable>& payments)
{
    std::vector<std::size_t> rows;
    for (const auto& payment : payments) {
        for (std::size_t row = payment.table->header_first; row <= payment.table->header_last;
             ++row)
            rows.push_back(row);
        for (const auto& line : payment.lines)
            rows.push_back(line.row->grid_row);
    }
    std::ranges::sort(rows);
    return rows;
}

std::size_t lines_of(const std::vector<RemittanceTable>& payments)
{
    std::size_t lines = 0;
    for (const auto& payment : payments)
        lines += payment.lines.size();
    return lines;
}

// Every amount of money outside the lines may be what was paid.
std::vector<PossiblePayment>
possible_payments(const Analysis& analysis, const std::vector<std::size_t>& excluded)
{
    std::vector<PossiblePayment> amounts;
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        if (std::ranges::binary_search(excluded, row))
            continue;
        std::vector<Decimal> of_row;
        for (const auto& piece : analysis.values[row]) {
            for (const auto& amount : piece.amounts) {
                if (is_money(amount))
                    of_row.push_back(amount.value);
            }
        }
        for (const auto& amount : of_row)
            amounts.push_back({amount, of_row.size() > 1});
    }
    return amounts;
}

// "Instructed 1,000.00, charges 25.00, credited 975.00": what the bank keeps does not come to the
// payee. Both are told by labels, and make the sum of the lines to the cent.
const Candidate* credited_less_charges(const std::vector<Candidate>& candidates, const Decimal& sum)
{
    const auto value_of = [](const Candidate& candidate) {
        const auto* value = std::get_if<Decimal>(&candidate.value);
        return value != nullptr ? abs(*value) : Decimal();
    };
    const auto is_charge = [&](const Candidate& charge, const Candidate& paid) {
        return (charge.sense == Sense::other_amount || charge.sense == Sense::deduction)
            && value_of(charge) > Decimal() && value_of(paid) + value_of(charge) == abs(sum);
    };
    const auto found = std::ranges::find_if(candidates, [&](const Candidate& paid) {
        return paid.sense == Sense::payment_amount && value_of(paid) > Decimal()
            && std::ranges::any_of(
                   candidates, [&](const Candidate& charge) { return is_charge(charge, paid); });
    });
    return found != candidates.end() ? &*found : nullptr;
}

void set_payment(
    const Analysis& analysis,
    const std::vector<Candidate>& candidates,
    const std::optional<Decimal>& sum,
    bool matches,
    Document& document)
{
    const auto labelled = choose(
        candidates,
        {{Sense::payment_amount, 1},
         {Sense::total, 0.75},
         {Sense::gross_total, 0.7},
         {Sense::payable, 0.7},
         {Sense::net_total, 0.6},
         {Sense::paid, 0.7},
         {Sense::amount, 0.65},
         {Sense::subtotal, 0.4}},
        0.3);
    const auto agrees = [&](const Candidate& candidate) {
        const auto* value = std::get_if<Decimal>(&candidate.value);
        return value != nullptr && sum && abs(*value) == abs(*sum);
    };
    const auto set = [&](Candidate candidate, double confidence) {
        if (auto* value = std::get_if<Decimal>(&candidate.value))
            *value = abs(*value);
        document.fields.set(fact_of(analysis, Term::payment_amount, candidate, confidence));
    };
    if (const auto* credited = sum ? credited_less_charges(candidates, *sum) : nullptr) {
        set(*credited, 0.9);
        return;
    }
    const bool strong = std::ranges::any_of(candidates, [](const Candidate& candidate) {
        return candidate.sense == Sense::payment_amount && candidate.score > 0.8;
    });
    const bool strong_agrees = std::ranges::any_of(candidates, [&](const Candidate& candidate) {
        return candidate.sense == Sense::payment_amount && candidate.score > 0.6
            && agrees(candidate);
    });
    const auto right = std::ranges::find_if(candidates, agrees);
    if (matches && right != candidates.end() && (strong_agrees || !strong)) {
        set(*right, 0.97);
    } else if (matches && !strong) {
        // Written in a sentence, without a label.
        for (std::size_t row = 0; row < analysis.values.size(); ++row) {
            for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
                for (const auto& amount : analysis.values[row][piece].amounts) {
                    if (abs(amount.value) == abs(*sum) && is_money(amount)
                        && document.fields.find(Term::payment_amount) == nullptr)
                        set({Sense::payment_amount,
                             amount.value,
                             1,
                             {row, piece},
                             amount.begin,
                             amount.end,
                             amount.currency},
                            0.95);
                }
            }
        }
    } else if (labelled) {
        set(labelled->best, sum ? std::min(0.6, labelled->confidence) : labelled->confidence);
    }
}

// A total row has an amount for each column: only the one under the paid column is the payment.
void prefer_paid_column(
    const Analysis& analysis, const Column& paid, std::vector<Candidate>& candidates)
{
    for (auto& candidate : candidates) {
        if (family_of(candidate.sense) != Family::amount)
            continue;
        int amounts = 0;
        for (const auto& piece : analysis.values[candidate.at.row])
            amounts += static_cast<int>(std::ranges::count_if(piece.amounts, is_money));
        const auto box = analysis.piece(candidate.at).box_of(candidate.begin, candidate.end);
        if (amounts > 1 && overlap_x(box, paid.box) <= 0)
            candidate.score *= 0.5;
    }
}

// The total row's amount below what is paid, wherever its words stand: "1,980.00  Total of this
// slip".
void add_totals(const RemittanceTable& payment, std::size_t net, std::vector<Candidate>& candidates)
{
    constexpr double score = 0.5;
    for (const auto& row : payment.table->rows) {
        const auto& cell = row.cells[net];
        if (row.kind == RowKind::total && cell.amount && is_money(*cell.amount))
            candidates.push_back(
                {Sense::total, cell.amount->value, score, cell.at, cell.begin, cell.end,
                 cell.amount->currency});
    }
}

// "The deductions contain the cash discount": outside the table, whose titles would say it better.
bool speaks_of_discount(const Analysis& analysis, const std::vector<std::size_t>& excluded)
{
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        if (std::ranges::binary_search(excluded, row))
            continue;
        for (const auto& piece : analysis.values[row]) {
            if (std::ranges::any_of(piece.labels, [](const Label& label) {
                    return label.weight_of(Sense::discount) > 0.8F;
                }))
                return true;
        }
    }
    return false;
}

// "Abzüge" alone: neither the title nor a line tells why.
bool tells_no_reason(const RemittanceTable& payment, std::size_t deductions)
{
    const auto titled = deduction_reason_of(payment.table->columns[deductions].title);
    return (titled.empty() || titled == "other")
        && std::ranges::all_of(
               payment.lines, [](const PaidLine& line) { return line.reason.empty(); });
}

// A last record that counts the others and repeats their sum is none of them.
void drop_trailer(Document& document)
{
    if (document.lines.size() < 3)
        return;
    Decimal sum;
    for (auto line = document.lines.begin(); line + 1 != document.lines.end(); ++line)
        sum = sum + line->amount(Term::net_amount).value_or(Decimal());
    if (document.lines.back().amount(Term::net_amount) == sum)
        document.lines.pop_back();
}

// One table over several pages has the same titles on each, but for what OCR makes of a few.
bool goes_on(const Table& table, const Table& next)
{
    if (table.columns.size() != next.columns.size())
        return false;
    std::size_t alike = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        alike += is_titled_alike(table.columns[i], next.columns[i]);
    return 2 * alike > table.columns.size();
}

} // namespace

void read_remittance(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const ExtractContext& context,
    Document& document)
{
    auto payments = remittance_tables_of(analysis, tables);
    auto excluded = excluded_rows(payments);
    drop_stub_copies(payments);
    if (payments.empty() || (lines_of(payments) < 2 && adds_up_in_records(analysis))) {
        payments.clear();
        auto prose = lines_without_table(analysis);
        document.lines = std::move(prose.lines);
        excluded = std::move(prose.grid_rows);
    }
    auto candidates = candidates_of(analysis, excluded);
    add_repeated(payments, candidates);
    add_amount_in_sentence(analysis, excluded, candidates);
    auto possible = possible_payments(analysis, excluded);
    for (const auto& candidate : candidates) {
        if (candidate.sense == Sense::payment_amount
            && std::ranges::binary_search(excluded, candidate.at.row))
            possible.push_back({std::get<Decimal>(candidate.value), false});
    }
    const ReasonCodes codes(analysis, payments, excluded);
    std::optional<Decimal> sum;
    for (std::size_t i = 0; i < payments.size();) {
        std::vector<AmountRow> rows;
        std::size_t end = i;
        for (; end < payments.size() && goes_on(*payments[i].table, *payments[end].table); ++end) {
            for (const auto& line : payments[end].lines)
                rows.push_back(line.amounts);
        }
        auto roles = roles_of(payments[i].table->columns, rows, possible);
        if (roles.gross && roles.discounts.empty() && roles.deductions.size() == 1
            && ((speaks_of_discount(analysis, excluded)
                 && is_like_discount(rows, *roles.gross, roles.deductions[0]))
                || (tells_no_reason(payments[i], roles.deductions[0])
                    && is_usual_discount(rows, *roles.gross, roles.deductions[0]))))
            std::swap(roles.discounts, roles.deductions);
        if (roles.net)
            prefer_paid_column(analysis, payments[i].table->columns[*roles.net], candidates);
        for (std::size_t t = i; roles.net && t < end; ++t)
            add_totals(payments[t], *roles.net, candidates);
        const double confidence = roles.sum_matches ? 0.97 : 0.6;
        for (std::size_t t = i; t < end; ++t) {
            for (const auto& line : payments[t].lines) {
                auto facts = facts_of_line(analysis, payments[t], line, roles, codes, confidence);
                if (facts.find(Term::net_amount) != nullptr)
                    document.lines.push_back(std::move(facts));
            }
        }
        i = end;
    }
    drop_trailer(document);
    for (const auto& line : document.lines) {
        if (const auto net = line.amount(Term::net_amount))
            sum = sum.value_or(Decimal()) + *net;
    }
    const bool matches = sum && std::ranges::any_of(possible, [&](const auto& payment) {
                             return abs(payment.amount) == abs(*sum);
                         });
    set_payment(analysis, candidates, sum, matches, document);
    read_remittance_header(
        analysis, {analysis, candidates, excluded, context, document.type}, document);
    check_remittance_lines(document);
}

} // namespace mailroom::fields
