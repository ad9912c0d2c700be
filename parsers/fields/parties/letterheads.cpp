#include "parsers/fields/parties/letterheads.h"

#include "parsers/fields/parties/name_pieces.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

constexpr float foot_least = 0.82F, head_most = 0.35F; // Of the page.
constexpr float line_gap_most = 1.6F;                  // Of the body size, within a block.
constexpr std::size_t rows_of_block = 5;

float depth_of(const Analysis& analysis, PieceRef at)
{
    const auto& row = analysis.grid.rows[at.row];
    const auto& heights = analysis.grid.page_heights;
    return row.page <= heights.size() && heights[row.page - 1] > 0
        ? row.box.y0 / heights[row.page - 1]
        : 0.5F;
}

bool names_company_number(const PieceValues& piece)
{
    return std::ranges::any_of(piece.labels, [](const Label& label) {
        return means(label, {Sense::tax_id, Sense::iban, Sense::bic, Sense::account});
    });
}

// The rows right below in the same column, one piece each.
std::vector<PieceRef> rows_below(const Analysis& analysis, PieceRef at)
{
    std::vector<PieceRef> below;
    const auto& rows = analysis.grid.rows;
    auto box = analysis.piece(at).box;
    for (auto row = at.row + 1;
         row < rows.size() && rows[row].page == rows[at.row].page && below.size() < rows_of_block
         && rows[row].box.y0 - box.y1 < line_gap_most * analysis.grid.body_size;
         ++row) {
        for (std::size_t i = 0; i < rows[row].pieces.size(); ++i) {
            if (overlap_x(box, rows[row].pieces[i].box) <= 0)
                continue;
            below.push_back({row, i});
            box = rows[row].pieces[i].box;
            break;
        }
    }
    return below;
}

bool is_address_in_one_row(std::string_view text)
{
    constexpr std::array<std::string_view, 5> marks{", ", " · ", " • ", " | ", " – "};
    return may_be_town(text) && std::ranges::any_of(marks, [text](std::string_view mark) {
               return text.find(mark) != text.npos;
           });
}

} // namespace

bool is_foot_of_writer(const Analysis& analysis, PieceRef name)
{
    const auto& rows = analysis.grid.rows;
    if (depth_of(analysis, name) < foot_least)
        return false;
    const auto first = name.row - std::min(name.row, rows_of_block);
    const auto end = std::min(rows.size(), name.row + 1 + rows_of_block);
    for (auto row = first; row < end; ++row) {
        if (rows[row].page == rows[name.row].page && depth_of(analysis, {row, 0}) >= foot_least
            && std::ranges::any_of(analysis.values[row], names_company_number))
            return true;
    }
    return false;
}

bool has_numbers_below(const Analysis& analysis, PieceRef name)
{
    return std::ranges::any_of(rows_below(analysis, name), [&](PieceRef at) {
        return names_company_number(analysis.values_of(at));
    });
}

Ledger ledger_below(const Analysis& analysis, PieceRef name)
{
    for (const auto at : rows_below(analysis, name)) {
        if (const auto ledger = ledger_in(analysis.piece(at).text); ledger != Ledger::none)
            return ledger;
    }
    return Ledger::none;
}

bool shows_window(const Analysis& analysis, PieceRef window, PieceRef head)
{
    const auto& widths = analysis.grid.page_widths;
    const auto page = analysis.grid.rows[window.row].page;
    if (page > widths.size() || depth_of(analysis, window) > head_most
        || depth_of(analysis, head) > head_most
        || analysis.piece(window).box.x0 > 0.5F * widths[page - 1])
        return false;
    const auto address = rows_below(analysis, head);
    if (address.empty() || !is_address_in_one_row(analysis.piece(address[0]).text))
        return false;
    const auto rows = rows_below(analysis, window);
    const auto town = std::ranges::find_if(rows, [&](PieceRef at) {
        const auto& text = analysis.piece(at).text;
        return may_be_town(text) && !is_address_in_one_row(text);
    });
    return town != rows.end() && town != rows.begin();
}

} // namespace mailroom::fields
