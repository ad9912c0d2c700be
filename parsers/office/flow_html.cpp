#include "parsers/office/flow_html.h"

#include <algorithm>
#include <utility>

namespace mailroom {
namespace {

constexpr std::string_view table = "table", row = "tr", cell = "td";
constexpr std::size_t open_elements_max = 60; // HTML readers give up on deeper trees.

} // namespace

void FlowHtml::text(std::string_view utf8)
{
    auto& piece = paragraph_.back();
    if (piece.size() >= bytes_max_)
        return;
    for (const char c : utf8) {
        switch (c) {
        case '<':
            piece += "&lt;";
            break;
        case '>':
            piece += "&gt;";
            break;
        case '&':
            piece += "&amp;";
            break;
        default:
            piece += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
        }
    }
}

void FlowHtml::tab()
{
    constexpr std::size_t columns_max = 100;
    if (open_.empty() && paragraph_.size() < columns_max)
        paragraph_.emplace_back();
    else
        paragraph_.back() += ' ';
}

void FlowHtml::line_break()
{
    if (!is_full())
        paragraph_.back() += "<br>";
}

void FlowHtml::end_paragraph()
{
    auto pieces = std::exchange(paragraph_, {std::string()});
    if (is_full())
        return;
    if (pieces.size() == 1) {
        close_tabbed();
        out_ += "<p>" + pieces.front() + "</p>\n";
        return;
    }
    out_ += tabbed_ ? "<tr>" : "<table><tr>";
    tabbed_ = true;
    for (const auto& piece : pieces)
        out_ += "<td>" + piece + "</td>";
    out_ += "</tr>\n";
}

void FlowHtml::close_tabbed()
{
    if (tabbed_)
        out_ += "</table>\n";
    tabbed_ = false;
}

void FlowHtml::begin_table()
{
    if (paragraph_ != std::vector<std::string>{std::string()})
        end_paragraph();
    close_tabbed();
    if (open_.size() >= open_elements_max || is_full())
        return;
    out_ += "<table>\n";
    open_.push_back(table);
}

void FlowHtml::begin_row()
{
    if (open_.empty() || is_full())
        return;
    if (open_.back() != table)
        end_row();
    if (open_.empty() || open_.back() != table)
        return;
    out_ += "<tr>";
    open_.push_back(row);
}

void FlowHtml::begin_cell(unsigned columns)
{
    if (open_.empty() || is_full())
        return;
    if (open_.back() == cell)
        end_cell();
    if (open_.back() == table)
        begin_row();
    out_ += columns > 1 ? "<td colspan=" + std::to_string(std::min(columns, 100u)) + '>' : "<td>";
    open_.push_back(cell);
}

void FlowHtml::close_to(std::string_view element)
{
    if (std::ranges::find(open_, element) == open_.end())
        return;
    for (;;) {
        const auto last = open_.back();
        open_.pop_back();
        out_ += "</" + std::string(last) + ">\n";
        if (last == element)
            return;
    }
}

void FlowHtml::end_cell()
{
    if (paragraph_.back() != std::string())
        end_paragraph();
    close_to(cell);
}

void FlowHtml::end_row()
{
    close_to(row);
}

void FlowHtml::end_table()
{
    close_to(table);
}

std::string FlowHtml::html() &&
{
    if (paragraph_ != std::vector<std::string>{std::string()})
        end_paragraph();
    close_tabbed();
    while (!open_.empty())
        close_to(open_.back());
    return "<html><body>\n" + std::move(out_) + "</body></html>\n";
}

} // namespace mailroom
