#include "parsers/fields/document_titles.h"

#include "core/ascii.h"
#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/remittance/advice_shape.h"
#include "parsers/fields/remittance/remittance_prose.h"
#include "parsers/fields/tables/kind_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace mailroom::fields {
namespace {

struct TitleOf {
    Sense sense;
    DocumentType type;
};

constexpr std::array titles{
    TitleOf{Sense::title_invoice, DocumentType::invoice},
    TitleOf{Sense::title_credit_note, DocumentType::credit_note},
    TitleOf{Sense::title_receipt, DocumentType::receipt},
    TitleOf{Sense::title_remittance, DocumentType::remittance_advice},
    TitleOf{Sense::title_statement, DocumentType::statement},
    TitleOf{Sense::title_reminder, DocumentType::reminder},
    TitleOf{Sense::title_order, DocumentType::purchase_order},
    TitleOf{Sense::title_delivery, DocumentType::proof_of_delivery},
    TitleOf{Sense::title_other, DocumentType::other}};

// "Avis de règlement n° 4711 du 30/09/2031 par virement"
bool is_dated_behind(const PieceValues& values, const Label& label)
{
    constexpr std::size_t number_bytes_most = 30;
    return label.weight_of(Sense::title_remittance) > 0
        && std::ranges::any_of(values.dates, [&](const ScannedDate& date) {
               return date.begin > label.end && date.begin < label.end + number_bytes_most;
           });
}

// "We shall be pleased to receive a / credit note.": what goes on with the sentence above.
bool ends_sentence(const Analysis& analysis, PieceRef at)
{
    constexpr float rows_apart_most = 1.2F;
    const auto& rows = analysis.grid.rows;
    if (at.row == 0 || at.piece > 0 || rows[at.row].pieces.size() > 1
        || rows[at.row - 1].page != rows[at.row].page)
        return false;
    const auto& above = rows[at.row - 1].pieces.front();
    const auto& piece = analysis.piece(at);
    constexpr std::ptrdiff_t sentence_blanks_least = 4;
    return is_lower(piece.text.front()) && piece.text.ends_with('.')
        && std::ranges::count(above.text, ' ') >= sentence_blanks_least
        && !above.text.ends_with('.')
        && piece.box.y0 - above.box.y1 < rows_apart_most * analysis.grid.body_size;
}

// "Delivery note: 7890", "Order: P-114": what another paper is called.
bool names_other_paper(std::string_view text, const Label& label)
{
    return (label.weight_of(Sense::title_delivery) > 0 || label.weight_of(Sense::title_order) > 0)
        && label.begin == 0 && text.substr(label.end - 1, 3).find(':') != text.npos
        && !number_at(text, label.end).empty();
}

double score_of_title(const Analysis& analysis, PieceRef at, const Label& label, double weight)
{
    const auto& row = analysis.grid.rows[at.row];
    const auto& piece = analysis.piece(at);
    const auto page = row.page - 1;
    const float height = page < analysis.grid.page_heights.size()
        ? std::max(1.0F, analysis.grid.page_heights[page])
        : 1;
    const double depth = row.box.y0 / height;
    const double place = row.page > 1 ? 0.4 : depth < 0.35 ? 1 : depth < 0.55 ? 0.75 : 0.35;
    const double size = std::clamp(piece.box.height() / analysis.grid.body_size, 0.8F, 2.0F);
    const double share = static_cast<double>(label.end - label.begin)
        / static_cast<double>(std::max<std::size_t>(piece.text.size(), 1));
    // "Delivery note: L 4711" names a number beside it; "INVOICE 4711" is a title with its number.
    const bool names_value = piece.text.ends_with(':') || names_other_paper(piece.text, label)
        || (share > 0.6 && at.piece + 1 < row.pieces.size()
            && !number_at(row.pieces[at.piece + 1].text, 0).empty());
    const bool numbered = label.begin == 0 && !number_at(piece.text, label.end).empty()
        && piece.text.find(':') == std::string::npos
        && (std::ranges::count(std::string_view(piece.text).substr(label.end), ' ') <= 2
            || is_dated_behind(analysis.values_of(at), label));
    const double alone = ends_sentence(analysis, at) ? 0.25
        : names_value                                ? 0.4
        : share > 0.6                                ? 1
        : numbered                                   ? 0.8
        : label.begin == 0                           ? 0.55
                                                     : 0.25;
    return weight * place * alone * (0.6 + 0.4 * size) * (piece.bold ? 1.15 : 1);
}

// "... we would like to have a" above "credit note.": the last words of a sentence that goes on in
// the next row.
bool ends_sentence(const Analysis& analysis, std::size_t row)
{
    constexpr std::size_t words_least = 6;
    const auto& rows = analysis.grid.rows;
    if (row == 0 || rows[row].pieces.size() != 1 || !rows[row].pieces[0].text.ends_with('.')
        || rows[row - 1].page != rows[row].page)
        return false;
    const auto& above = rows[row - 1].pieces.back();
    return above.words.size() >= words_least && is_letter(above.text.back())
        && rows[row].box.y0 - rows[row - 1].box.y1 < analysis.grid.body_size;
}

// "Credit note" in the rows of what is paid says what is paid, and not what the page is.
bool is_row_of_payments(const std::vector<Table>& tables, std::size_t row)
{
    return std::ranges::any_of(tables, [row](const Table& table) {
        if (row <= table.header_last || table.rows.empty() || !is_list_of_payments(table))
            return false;
        const auto last = std::find_if(table.rows.rbegin(), table.rows.rend(), [](const auto& one) {
            return one.kind == RowKind::line;
        });
        return last != table.rows.rend() && row <= last->grid_row + 1;
    });
}

// "Credit" above "note", in letters larger than the text: a title on two lines. Its first line
// alone may be another one ("Faktura / korygująca").
std::string title_below(const Analysis& analysis, PieceRef at)
{
    constexpr float size_least = 1.25F, size_slack = 0.15F;
    constexpr std::size_t rows_between_max = 4; // Of other columns, in smaller letters.
    const auto& piece = analysis.piece(at);
    const float height = piece.box.height();
    if (height < size_least * analysis.grid.body_size || at.row + 1 == analysis.grid.rows.size())
        return {};
    const auto& rows = analysis.grid.rows;
    const auto last = std::min(at.row + rows_between_max, rows.size() - 1);
    for (auto row = at.row + 1; row <= last && rows[row].page == rows[at.row].page; ++row) {
        for (const auto& next : rows[row].pieces) {
            if (overlap_x(piece.box, next.box) > 0 && next.box.y0 - piece.box.y1 < height
                && std::abs(next.box.height() - height) < size_slack * height)
                return next.text;
        }
    }
    return {};
}

// The labels that may be titles; of a title on two lines that of both. "Invoice" above "from
// Muster" is no such title.
std::vector<Label> title_labels_of(const Analysis& analysis, PieceRef at)
{
    const auto& labels = analysis.values_of(at).labels;
    const auto below = title_below(analysis, at);
    if (below.empty())
        return labels;
    const auto& text = analysis.piece(at).text;
    auto whole = labels_in(text + ' ' + below, LabelSource::listed);
    std::erase_if(whole, [&](const Label& label) {
        return label.begin >= text.size() || label.end <= text.size()
            || std::ranges::none_of(label.meanings, [](const Meaning& meaning) {
                   return family_of(meaning.sense) == Family::title
                       || meaning.sense == Sense::credit_note_number;
               });
    });
    for (auto& label : whole)
        label.end = text.size();
    return whole.empty() ? labels : whole;
}

// "Tax invoice" in row upon row of a page is said of what is listed: how often each text stands
// there.
using PageTexts = std::map<std::pair<std::uint32_t, std::string_view>, std::size_t>;

PageTexts texts_of_pages(const Analysis& analysis)
{
    constexpr std::size_t title_bytes_max = 60;
    PageTexts texts;
    for (const auto& row : analysis.grid.rows) {
        for (const auto& piece : row.pieces) {
            if (piece.text.size() <= title_bytes_max)
                ++texts[{row.page, piece.text}];
        }
    }
    return texts;
}

bool names_credit_note(const Label& label)
{
    return label.weight_of(Sense::title_credit_note) > 0
        || label.weight_of(Sense::credit_note_number) > 0;
}

bool names_invoice(const Label& label)
{
    return label.weight_of(Sense::title_invoice) > 0 || label.weight_of(Sense::invoice_number) > 0;
}

// "Invoice/credit note" is what numbers of either stand below, and no title of one.
bool is_one_of_either(const std::string& text, const std::vector<Label>& labels)
{
    return text.find('/') != std::string::npos && std::ranges::any_of(labels, names_credit_note)
        && std::ranges::any_of(labels, [](const Label& label) {
               return names_invoice(label) && !names_credit_note(label);
           });
}

double weight_of_title(const Label& label, const TitleOf& title)
{
    const float number = title.sense == Sense::title_credit_note
        ? label.weight_of(Sense::credit_note_number)
        : title.sense == Sense::title_invoice ? 0.7F * label.weight_of(Sense::invoice_number)
                                              : 0;
    return std::max(label.weight_of(title.sense), number);
}

// Rows whose words are said of what is listed in them, and not of the page.
bool is_listing(const std::vector<Table>& tables, std::size_t row)
{
    const bool header = std::ranges::any_of(tables, [row](const Table& table) {
        return table.header_first <= row && row <= table.header_last;
    });
    return header || is_row_of_payments(tables, row);
}

} // namespace

void add_titles(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const RowRange& records,
    TypeScores& scores)
{
    constexpr std::size_t repeated_least = 3;
    const auto texts = texts_of_pages(analysis);
    const auto typed_rows =
        tables.empty() ? prose_rows_that_add_up(analysis) : std::vector<std::size_t>();
    const auto kinds = rows_of_kinds(tables);
    const auto is_repeated = [&](PieceRef at) {
        const auto found = texts.find({analysis.grid.rows[at.row].page, analysis.piece(at).text});
        return found != texts.end() && found->second >= repeated_least;
    };
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        if (is_listing(tables, row) || ends_sentence(analysis, row)
            || std::ranges::binary_search(kinds, row) || std::ranges::binary_search(typed_rows, row)
            || records.contains(row))
            continue;
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            const PieceRef at{row, piece};
            const auto labels = title_labels_of(analysis, at);
            if (labels.empty() || is_repeated(at)
                || is_one_of_either(analysis.piece(at).text, labels))
                continue;
            for (const auto& label : labels) {
                for (const auto& title : titles) {
                    const double weight = weight_of_title(label, title);
                    if (weight <= 0)
                        continue;
                    auto& best = scores[title.type];
                    best = std::max(best, score_of_title(analysis, at, label, weight));
                }
            }
        }
    }
}

void add_file_name(std::string_view filename, TypeScores& scores)
{
    for (const auto& label : labels_in(filename)) {
        for (const auto& title : titles)
            scores[title.type] += 0.3 * label.weight_of(title.sense);
    }
}

} // namespace mailroom::fields
