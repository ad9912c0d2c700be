#include "parsers/fields/extract.h"

#include "parsers/fields/analysis.h"
#include "parsers/fields/card_columns.h"
#include "parsers/fields/converted_amounts.h"
#include "parsers/fields/document_checks.h"
#include "parsers/fields/document_type.h"
#include "parsers/fields/invoice/invoice.h"
#include "parsers/fields/learning/layout_identity.h"
#include "parsers/fields/learning/lessons.h"
#include "parsers/fields/letter_currency.h"
#include "parsers/fields/page_ranges.h"
#include "parsers/fields/parties/parties.h"
#include "parsers/fields/parties/tax_owner.h"
#include "parsers/fields/remittance/reasons.h"
#include "parsers/fields/remittance/remittance.h"
#include "parsers/fields/scan_confidence.h"
#include "parsers/fields/side_column.h"
#include "parsers/fields/till/till_receipt.h"
#include "parsers/fields/till/till_signs.h"

#include <array>

namespace mailroom {
namespace {

using namespace fields;

bool is_invoice(DocumentType type)
{
    return type == DocumentType::invoice || type == DocumentType::credit_note
        || type == DocumentType::receipt;
}

// What a program wrote says in its title that it comes from a till.
bool may_be_till_receipt(DocumentType type, ReadingMethod method)
{
    return type == DocumentType::receipt
        || (method == ReadingMethod::ocr && type != DocumentType::remittance_advice
            && type != DocumentType::statement && type != DocumentType::reminder);
}

void set_parties(
    const Analysis& analysis,
    const std::vector<std::size_t>& item_rows,
    const ExtractContext& context,
    Document& document)
{
    const bool advice = document.type == DocumentType::remittance_advice;
    const auto parties = parties_of(analysis, item_rows, context, document.type);
    const auto set = [&](Term term, const std::optional<NamedParty>& party) {
        if (party)
            document.fields.set(
                {term, party->name, party->confidence,
                 evidence_of(analysis, party->at, party->begin, party->end)});
    };
    set(advice ? Term::payer_name : Term::seller_name, parties.sender);
    set(advice ? Term::payee_name : Term::buyer_name, parties.recipient);
}

// Where its code or own sign stands first.
bool set_currency(const Analysis& analysis, std::string_view code, Document& document)
{
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.grid.rows[row].pieces.size(); ++piece) {
            const auto& text = analysis.grid.rows[row].pieces[piece].text;
            for (std::size_t at = 0; at < text.size(); ++at) {
                const auto mark = currency_starting_at(text, at);
                if (mark.length == 0 || mark.currency.code != code)
                    continue;
                document.fields.set(
                    {Term::currency, analysis.currency,
                     std::min(0.97, 0.5 + 0.5 * analysis.currency_confidence),
                     evidence_of(analysis, {row, piece}, at, at + mark.length)});
                return true;
            }
        }
    }
    return false;
}

// "Total USD 240.00": the currency that stands at the total, where one does.
std::optional<Fact> currency_at_total(const Analysis& analysis, const Document& document)
{
    constexpr double printed = 0.97;
    const auto total = document.fields.amount(Term::tax_inclusive_amount);
    std::optional<Fact> found;
    for (std::size_t row = 0; total && row < analysis.values.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            for (const auto& amount : analysis.values[row][piece].amounts) {
                if (!amount.currency_certain || amount.currency.empty()
                    || !(amount.value == *total))
                    continue;
                if (found && found->value != Value(amount.currency))
                    return std::nullopt;
                found = Fact{
                    Term::currency, amount.currency, printed,
                    evidence_of(analysis, {row, piece}, amount.begin, amount.end)};
            }
        }
    }
    return found;
}

void set_currency(const Analysis& analysis, Document& document)
{
    if (is_invoice(document.type)) {
        if (auto at_total = currency_at_total(analysis, document)) {
            document.fields.set(*std::move(at_total));
            return;
        }
    }
    // A sign that several currencies share is known by the code that it stands for without words.
    constexpr std::array<std::string_view, 3> shared{"USD", "SEK", "DKK"};
    if (analysis.currency.empty()) {
        if (auto by_letter = currency_by_letter(analysis))
            document.fields.set(*std::move(by_letter));
        return;
    }
    if (set_currency(analysis, analysis.currency, document))
        return;
    for (const auto code : shared) {
        if (set_currency(analysis, code, document))
            return;
    }
}

void read_as(
    TypeChoice choice,
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const ExtractContext& context,
    Document& document)
{
    document.type = choice.type;
    document.type_confidence = choice.confidence;
    // The rows of a receipt add up as those of an advice do, but no advice gives change, or adds a
    // tax and is paid by card.
    const bool scanned_advice =
        document.type == DocumentType::remittance_advice && document.method == ReadingMethod::ocr;
    const auto till_rows = scanned_advice || may_be_till_receipt(document.type, document.method)
        ? till_rows_of(analysis)
        : std::vector<TillRow>();
    const bool sold = !scanned_advice || gives_change(till_rows) || is_taxed_and_paid(till_rows);
    if (sold && is_till_receipt(analysis, till_rows)) {
        read_invoice(analysis, tables, context, document);
        read_till_receipt(analysis, till_rows, document);
        check_receipt_fields(document, context.confidence_min);
        return;
    }
    std::vector<std::size_t> item_rows;
    if (is_invoice(document.type))
        item_rows = read_invoice(analysis, tables, context, document);
    else if (document.type == DocumentType::remittance_advice)
        item_rows = read_remittance(analysis, tables, context, document);
    else
        return;
    set_parties(analysis, item_rows, context, document);
    if (is_invoice(document.type))
        settle_tax_numbers(analysis, document);
    set_currency(analysis, document);
    if (is_invoice(document.type))
        check_key_fields(document, context.confidence_min);
}

void check_again(Document& document, double confidence_min)
{
    if (document.type == DocumentType::remittance_advice)
        check_remittance_lines(document);
    else if (is_invoice(document.type)) {
        check_totals(document);
        check_key_fields(document, confidence_min);
    }
}

Document read(const Analysis& analysis, const ExtractContext& context, ReadingMethod method)
{
    Document document{.path = context.part_path, .method = method, .language = analysis.language};
    const auto tables = tables_of(analysis);
    std::vector<const LayoutLesson*> lessons;
    if (context.lessons != nullptr)
        lessons = lessons_for(analysis, *context.lessons);
    auto choice = type_of(analysis, tables, context);
    if (const auto type = learned_type(lessons))
        choice = {*type, 1};
    const auto own = is_invoice(choice.type) ? without_converted_amounts(analysis) : std::nullopt;
    read_as(choice, own ? *own : analysis, tables, context, document);
    if (!lessons.empty()) {
        apply_lessons(analysis, tables, lessons, document);
        check_again(document, context.confidence_min);
    }
    return document;
}

void learn_from(const Analysis& analysis, Learning& learning, const Document& document)
{
    const auto& correction = learning.correction;
    if (correction.path == document.path && correction.first_page == document.first_page)
        learning.lesson = learn(analysis, tables_of(analysis), correction, document);
}

} // namespace

void prepare_extraction()
{
    labels_in("invoice");
    deduction_reason_of("price");
    payment_method_of("cheque");
}

std::vector<Document>
extract_documents(const TextLayout& layout, const ExtractContext& context, const Limits& limits)
{
    auto grid = grid_of(layout, limits);
    set_side_columns_apart(grid);
    set_cards_apart(grid);
    const auto whole = analysis_of(std::move(grid), context);
    std::vector<Document> documents;
    for (const auto& range : page_ranges_of(whole)) {
        auto own = context;
        own.document += static_cast<std::uint32_t>(documents.size());
        const auto part = part_of(whole, range.first_row, range.last_row);
        auto document = read(part, own, layout.method);
        document.first_page = range.first_page;
        document.last_page = range.last_page;
        if (context.learning != nullptr)
            learn_from(part, *context.learning, document);
        document.encrypted = layout.encrypted;
        for (auto page = range.first_page; page > 0 && page <= range.last_page; ++page)
            document.pages.push_back({layout.pages[page - 1].width, layout.pages[page - 1].height});
        if (document.lines.size() > limits.lines_max)
            document.lines.resize(limits.lines_max);
        if (layout.method == ReadingMethod::ocr)
            limit_by_words(layout, document);
        documents.push_back(std::move(document));
    }
    if (documents.size() == 1) {
        documents[0].text = layout.text;
    } else {
        for (auto& document : documents) {
            for (const auto& row : whole.grid.rows) {
                if (row.page < document.first_page || row.page > document.last_page)
                    continue;
                for (const auto& piece : row.pieces)
                    (document.text += piece.text) += ' ';
                document.text.back() = '\n';
            }
        }
    }
    return documents;
}

} // namespace mailroom
