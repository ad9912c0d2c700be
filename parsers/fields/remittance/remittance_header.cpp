#include "parsers/fields/remittance/remittance_header.h"

#include "core/ascii.h"
#include "parsers/fields/remittance/reasons.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mailroom::fields {
namespace {

// "011-5550134", "+31 11 5550134"
bool is_number_of_phone(std::string_view number)
{
    constexpr std::ptrdiff_t digits_least = 9, digits_most = 12;
    constexpr std::size_t area_most = 5;
    const auto digits = std::ranges::count_if(number, is_digit);
    const auto mark = number.find_first_of("-/ ");
    return digits >= digits_least && digits <= digits_most
        && number.find_first_not_of("0123456789+-/ ") == number.npos
        && (number.starts_with('+') || (number.starts_with('0') && mark <= area_most));
}

// No label calls it the reference of the payment.
void drop_unnamed_reference(const FieldChooser& chooser, Document& document)
{
    const auto* reference = document.fields.find(Term::payment_reference);
    const auto named = chooser.named(reference->value, Sense::payment_reference);
    if (!named)
        std::erase_if(document.fields.facts, [](const Fact& fact) {
            return fact.term == Term::payment_reference;
        });
}

void set_header(const Analysis& analysis, const FieldChooser& chooser, Document& document)
{
    const auto set = [&](Term term, std::initializer_list<std::pair<Sense, double>> senses,
                         double least) {
        if (const auto choice = chooser.choose(term, senses, least))
            document.fields.set(fact_of(analysis, term, choice->best, choice->confidence));
    };
    set(Term::payment_date,
        {{Sense::payment_date, 1},
         {Sense::any_date, 0.75},
         {Sense::due_date, 0.5},
         {Sense::invoice_date, 0.5},
         {Sense::other_date, 0.3}},
        0.25);
    set(Term::payment_reference,
        {{Sense::payment_reference, 1},
         {Sense::title_remittance, 0.6},
         {Sense::document_number, 0.6},
         {Sense::own_number, 0.5},
         {Sense::invoice_number, 0.2}},
        0.2);
    if (is_number_of_phone(document.fields.text(Term::payment_reference)))
        drop_unnamed_reference(chooser, document);
    set(Term::vendor_number, {{Sense::vendor_number, 1}, {Sense::customer_number, 0.6}}, 0.4);
    if (document.fields.find(Term::payment_date) != nullptr)
        return;
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            for (const auto& date : analysis.values[row][piece].dates) {
                const bool listed = std::ranges::any_of(document.lines, [&](const Facts& line) {
                    const auto* fact = line.find(Term::document_number);
                    return fact != nullptr && fact->evidence.box
                        && fact->evidence.page == analysis.grid.rows[row].page
                        && fact->evidence.box->y0 < analysis.grid.rows[row].box.y1;
                });
                if (listed)
                    return;
                document.fields.set(
                    {Term::payment_date, date.value, 0.5,
                     evidence_of(analysis, {row, piece}, date.begin, date.end)});
                return;
            }
        }
    }
}

void set_method(const Analysis& analysis, Document& document)
{
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.grid.rows[row].pieces.size(); ++piece) {
            const auto& text = analysis.grid.rows[row].pieces[piece].text;
            const auto method = payment_method_of(text);
            if (!method.empty()) {
                document.fields.set(
                    {Term::payment_method, std::string(method), 0.7,
                     evidence_of(analysis, {row, piece}, 0, text.size())});
                return;
            }
        }
    }
}

// "Reference" over one number for all rows, beside the column of the documents.
bool names_payment(const RemittanceTable& table, std::size_t column)
{
    const auto weight = table.table->columns[column].weight_of(Sense::document_number);
    return column != table.number_column && table.lines.size() > 1 && weight >= 0.3F
        && weight < 0.6F;
}

} // namespace

void read_remittance_header(
    const Analysis& analysis, const FieldChooser& chooser, Document& document)
{
    set_header(analysis, chooser, document);
    set_method(analysis, document);
}

void add_repeated(const std::vector<RemittanceTable>& tables, std::vector<Candidate>& candidates)
{
    for (const auto& table : tables) {
        const auto& columns = table.table->columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& first = table.lines.front().row->cells[i];
            const bool repeated = std::ranges::all_of(table.lines, [&](const auto& line) {
                return line.row->cells[i].text == first.text;
            });
            if (!repeated || first.empty())
                continue;
            for (const auto sense :
                 {Sense::payment_amount, Sense::payment_date, Sense::payment_reference,
                  Sense::vendor_number}) {
                const double weight = sense == Sense::payment_reference && names_payment(table, i)
                    ? 0.9
                    : columns[i].weight_of(sense);
                Candidate candidate{sense,       Value(first.text), weight, first.at,
                                    first.begin, first.end,         {}};
                if (sense == Sense::payment_amount && first.amount)
                    candidate.value = first.amount->value;
                else if (sense == Sense::payment_date && first.date)
                    candidate.value = *first.date;
                else if (
                    family_of(sense) != Family::number
                    || std::ranges::none_of(first.text, is_digit))
                    continue;
                if (weight > 0.85)
                    candidates.push_back(std::move(candidate));
            }
        }
    }
}

} // namespace mailroom::fields
