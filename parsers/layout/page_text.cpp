#include "parsers/layout/page_text.h"

#include "parsers/layout/reading_order.h"

#include <algorithm>

namespace mailroom {
namespace {

std::size_t code_points(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

// The width of the page's usual character, which makes the columns of the text.
float character_width(const Page& page)
{
    std::vector<float> widths;
    widths.reserve(page.words.size());
    for (const auto& word : page.words) {
        if (const auto count = code_points(word.text); count > 0 && word.box.width() > 0)
            widths.push_back(word.box.width() / static_cast<float>(count));
    }
    if (widths.empty())
        return 5;
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::ranges::nth_element(widths, middle);
    return std::max(*middle, 1.0F);
}

std::string line_text(const Page& page, const TextLine& line, float column_width)
{
    constexpr std::size_t columns_max = 400; // A hostile page may be miles wide.
    std::string text;
    std::size_t columns = 0;
    float end = 0;
    for (const auto index : line) {
        const auto& word = page.words[index];
        const auto column = static_cast<std::size_t>(
            std::clamp(word.box.x0 / column_width, 0.0F, static_cast<float>(columns_max)));
        const auto gap = word.box.x0 - end;
        std::size_t blanks = 0;
        if (columns == 0)
            blanks = column;
        else if (gap > 1.5F * column_width)
            blanks = std::max<std::size_t>(2, column > columns ? column - columns : 0);
        else
            blanks = 1;
        text.append(blanks, ' ').append(word.text);
        columns += blanks + code_points(word.text);
        end = word.box.x1;
    }
    return text += '\n';
}

Box box_of(const Page& page, const TextLine& line)
{
    auto box = page.words[line.front()].box;
    for (const auto index : line) {
        box.y0 = std::min(box.y0, page.words[index].box.y0);
        box.y1 = std::max(box.y1, page.words[index].box.y1);
    }
    return box;
}

} // namespace

std::string page_text(const Page& page, std::size_t bytes_max)
{
    const auto column_width = character_width(page);
    std::string text;
    float bottom = 0;
    for (const auto& line : text_lines(page.words)) {
        const auto box = box_of(page, line);
        if (!text.empty() && box.y0 - bottom > box.height())
            text += '\n';
        const auto piece = line_text(page, line, column_width);
        if (text.size() + piece.size() > bytes_max)
            break;
        text += piece;
        bottom = box.y1;
    }
    return text;
}

void set_text_from_pages(TextLayout& layout, std::size_t bytes_max)
{
    layout.text.clear();
    for (std::size_t i = 0; i < layout.pages.size() && layout.text.size() < bytes_max; ++i) {
        if (i > 0)
            layout.text += '\f';
        layout.text += page_text(layout.pages[i], bytes_max - layout.text.size());
    }
}

} // namespace mailroom
