#include "tests/unit/fields/page.h"

#include "core/text.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr float column = 6, line_height = 12, word_height = 10;

std::size_t characters(std::string_view utf8)
{
    std::size_t count = 0;
    for (const char c : utf8)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

void add_words(Page& page, std::string_view line, float y)
{
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == ' ') {
            ++at;
            continue;
        }
        const auto end = std::min(line.find(' ', at), line.size());
        const auto x0 = column * static_cast<float>(characters(line.substr(0, at)));
        const auto width = column * static_cast<float>(characters(line.substr(at, end - at)));
        page.words.push_back(
            {.text = std::string(line.substr(at, end - at)),
             .box = {x0, y, x0 + width, y + word_height},
             .confidence = 1,
             .font_size = word_height,
             .bold = false,
             .cell = {}});
        at = end;
    }
}

} // namespace

TextLayout layout_of(std::string_view drawn)
{
    TextLayout layout;
    layout.text = drawn;
    for (const auto page_text : split(drawn, '\f')) {
        Page page{.width = 600, .height = 840, .words = {}};
        float y = 20;
        for (const auto line : split(page_text, '\n')) {
            add_words(page, line, y);
            y += line_height;
        }
        layout.pages.push_back(std::move(page));
    }
    return layout;
}

Document only(std::string_view drawn, const ExtractContext& context)
{
    auto documents = extract_documents(layout_of(drawn), context, {});
    EXPECT_EQ(documents.size(), 1U);
    return documents.front();
}

std::string lines_of(const Document& document)
{
    std::string out;
    for (const auto& line : document.lines)
        out += (out.empty() ? "" : "|") + line.text(Term::document_number) + ' '
            + line.text(Term::net_amount);
    return out;
}

} // namespace mailroom
