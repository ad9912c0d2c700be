#include "parsers/fields/remittance/remittance.h"

#include "parsers/fields/document_checks.h"
#include "parsers/fields/remittance/advice_shape.h"
#include "parsers/fields/remittance/credit_rows.h"
#include "parsers/fields/remittance/paid_in_words.h"
#include "parsers/fields/remittance/payment_amount.h"
#include "parsers/fields/remittance/reasons.h"
#include "parsers/fields/remittance/remittance_facts.h"
#include "parsers/fields/remittance/remittance_header.h"
#include "parsers/fields/remittance/remittance_lines.h"
#include "parsers/fields/remittance/remittance_prose.h"
#include "parsers/fields/remittance/stub_copies.h"
#include "parsers/fields/remittance/told_differences.h"
#include "parsers/fields/remittance/told_reasons.h"

#include <algorithm>
#include <span>

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

// "Abzüge" alone: neither the title nor a line tells why, but for what OCR makes of a cell or two,
// and for what rows below a line take off it.
bool tells_no_reason(std::span<const RemittanceTable> payments, std::size_t deductions)
{
    constexpr std::size_t lines_of_one_slip = 10;
    std::size_t told = 0, lines = 0;
    for (const auto& payment : payments) {
        lines += payment.lines.size();
        told +=
            static_cast<std::size_t>(std::ranges::count_if(payment.lines, [](const PaidLine& line) {
                return !line.reason.empty() && !line.amounts.deduction_below;
            }));
    }
    return named_deduction_reason_of(payments[0].table->columns[deductions].title).empty()
        && told <= lines / lines_of_one_slip;
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

// The tables from `first` on that are one.
struct TableRun {
    std::size_t first = 0, end = 0;
    std::vector<AmountRow> rows;
};

TableRun run_of(const std::vector<RemittanceTable>& payments, std::size_t first)
{
    TableRun run{first, first, {}};
    for (; run.end < payments.size() && goes_on(*payments[first].table, *payments[run.end].table);
         ++run.end) {
        for (const auto& line : payments[run.end].lines)
            run.rows.push_back(line.amounts);
    }
    return run;
}

// "Invoice 4711, 972.00, less damaged goods" and below "(38.00); net 934.00": what is paid of one
// document among several is not what is paid.
void drop_nets_of_lines(
    const Analysis& analysis, const std::vector<Facts>& lines, std::vector<Candidate>& candidates)
{
    if (lines.size() < 2)
        return;
    std::erase_if(candidates, [&](const Candidate& candidate) {
        const auto evidence = evidence_of(analysis, candidate.at, candidate.begin, candidate.end);
        return family_of(candidate.sense) == Family::amount && evidence.box
            && std::ranges::any_of(lines, [&](const Facts& line) {
                   const auto* net = line.find(Term::net_amount);
                   return net != nullptr && net->evidence.box && net->value == candidate.value
                       && net->evidence.page == evidence.page
                       && net->evidence.box->y0 == evidence.box->y0
                       && net->evidence.box->x1 == evidence.box->x1;
               });
    });
}

class RemittanceReader {
public:
    RemittanceReader(const Analysis& analysis, const std::vector<Table>& tables, Document& document)
        : analysis_(analysis),
          document_(document),
          payments_(remittance_tables_of(analysis, tables)),
          excluded_(excluded_rows(payments_))
    {
        drop_stub_copies(payments_);
        if (payments_.empty() || tells_by_records()) {
            payments_.clear();
            auto prose = lines_without_table(analysis);
            document.lines = std::move(prose.lines);
            excluded_ = std::move(prose.grid_rows);
        }
        candidates_ = candidates_of(analysis, excluded_);
        drop_nets_of_lines(analysis, document.lines, candidates_);
        add_repeated(payments_, candidates_);
        add_date_in_sentence(analysis, excluded_, candidates_);
        add_amount_in_sentence(analysis, excluded_, candidates_);
    }

    void read(const ExtractContext& context)
    {
        const auto possible = possible_payments(analysis_, excluded_, candidates_);
        const ReasonCodes codes(analysis_, payments_, excluded_);
        for (std::size_t i = 0; i < payments_.size();) {
            const auto run = run_of(payments_, i);
            read_run(run, possible, codes);
            i = run.end;
        }
        drop_trailer(document_);
        for (auto& line : document_.lines)
            sign_as_paid(line);
        add_told_reasons(analysis_, excluded_, document_);
        if (const auto paid =
                choose_payment(analysis_, candidates_, possible, sum_of_lines(document_)))
            document_.fields.set(
                fact_of(analysis_, Term::payment_amount, paid->best, paid->confidence));
        read_remittance_header(
            analysis_, {analysis_, candidates_, excluded_, context, document_.type}, document_);
        prefer_called_date(analysis_, candidates_, document_);
        prefer_date_in_sentence(analysis_, excluded_, candidates_, document_);
        check_remittance_lines(document_);
        if (document_.fields.find(Term::payment_amount) == nullptr && is_export_of_one_payment())
            add_computed_payment();
    }

    // In which no party is named: exports of ledgers name them in each row.
    std::vector<std::size_t> rows_without_parties() const
    {
        std::vector<std::size_t> rows;
        for (const auto& payment : payments_) {
            for (const auto& line : payment.lines) {
                if (analysis_.piece(line.number.at).cell.empty())
                    rows.push_back(line.row->grid_row);
            }
        }
        std::ranges::sort(rows);
        return rows;
    }

private:
    // Cards of pairs may stand like a table of whatever is beside each other on them.
    bool tells_by_records() const
    {
        const bool is_listed = lines_of(payments_) > 1;
        return is_listed ? !adds_up_in_lines(analysis_, payments_) && adds_up_in_records(analysis_)
                         : adds_up_in_records(analysis_) || tells_payment_of_one(analysis_);
    }

    void read_run(
        const TableRun& run, const std::vector<PossiblePayment>& possible, const ReasonCodes& codes)
    {
        const auto& table = payments_[run.first];
        auto roles = roles_of(table.table->columns, run.rows, possible);
        // A list of claims alone is taken off another one, and is no payment.
        roles.in_payers_books &= run.first == 0 && run.end == payments_.size();
        if (deducts_discount(run, roles) || tells_reasons(run, roles))
            std::swap(roles.discounts, roles.deductions);
        if (roles.net)
            prefer_paid_column(analysis_, table.table->columns[*roles.net], candidates_);
        const double confidence = roles.sum_matches ? 0.97 : 0.6;
        for (auto i = run.first; i < run.end; ++i) {
            const auto& payment = payments_[i];
            if (roles.net)
                add_totals(payment, *roles.net, candidates_);
            for (const auto& line : payment.lines) {
                auto facts = facts_of_line(analysis_, payment, line, roles, codes, confidence);
                add_told_difference(analysis_, payment, line, facts);
                if (facts.find(Term::net_amount) != nullptr)
                    document_.lines.push_back(std::move(facts));
            }
        }
    }

    // What is taken off in the only column of its kind is the cash discount.
    bool deducts_discount(const TableRun& run, const AmountRoles& roles) const
    {
        if (!roles.gross || !roles.discounts.empty() || roles.deductions.size() != 1)
            return false;
        const auto column = roles.deductions[0];
        return (speaks_of_discount(analysis_, excluded_)
                && is_like_discount(run.rows, *roles.gross, column))
            || (tells_no_reason(
                    std::span(payments_).subspan(run.first, run.end - run.first), column)
                && is_usual_discount(run.rows, *roles.gross, column));
    }

    // What is called a discount, but for reasons that are none: "Descuento", and "Faltan 2 cajas".
    bool tells_reasons(const TableRun& run, const AmountRoles& roles) const
    {
        if (!roles.gross || !roles.deductions.empty() || roles.discounts.size() != 1)
            return false;
        std::size_t taken = 0, told = 0;
        for (auto i = run.first; i < run.end; ++i) {
            for (const auto& line : payments_[i].lines) {
                const auto& amount = line.amounts.amounts[roles.discounts[0]];
                const bool is_taken = amount && !amount->is_zero() && !line.amounts.deduction_below;
                taken += is_taken;
                told += is_taken && !named_deduction_reason_of(line.reason.text).empty();
            }
        }
        return told > 0 && 2 * told >= taken;
    }

    // Each line names the payment again, and nothing else could say how much it was.
    bool is_export_of_one_payment() const
    {
        return document_.lines.size() > 1 && payments_.size() == 1
            && std::ranges::any_of(candidates_, [&](const Candidate& candidate) {
                   return candidate.sense == Sense::payment_reference
                       && std::ranges::binary_search(excluded_, candidate.at.row);
               });
    }

    // Written nowhere, so that no place shows it and no check may lean on it.
    void add_computed_payment()
    {
        constexpr double computed = 0.6;
        const auto sum = sum_of_lines(document_);
        if (sum && !sum->is_negative() && !sum->is_zero())
            document_.fields.set({Term::payment_amount, *sum, computed, {}});
    }

    const Analysis& analysis_;
    Document& document_;
    std::vector<RemittanceTable> payments_;
    std::vector<std::size_t> excluded_; // Rows of lines and titles, sorted.
    std::vector<Candidate> candidates_;
};

} // namespace

std::vector<std::size_t> read_remittance(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const ExtractContext& context,
    Document& document)
{
    RemittanceReader reader(analysis, tables, document);
    reader.read(context);
    return reader.rows_without_parties();
}

} // namespace mailroom::fields
