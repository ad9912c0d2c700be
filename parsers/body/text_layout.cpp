#include "parsers/body/text_layout.h"

#include "parsers/body/separated_rows.h"
#include "parsers/body/tab_stops.h"

#include <algorithm>

namespace mailroom {
namespace {

// Courier of 10 points.
constexpr float character_width = 6, line_height = 12, font_size = 10, margin = 36;

class PageMaker {
public:
    explicit PageMaker(const Limits& limits) : limits_(limits) { layout_.pages.emplace_back(); }

    void put(std::string_view utf8)
    {
        const TabStops stops(utf8);
        for (std::size_t i = 0; i < utf8.size() && words_ < limits_.words_max; ++i) {
            const char c = utf8[i];
            if (c == '\n' || c == '\f')
                end_line(c == '\f');
            else if (c == '\t')
                blank(stops.after(line_, tabs_++, column_) - column_);
            else if (c == ' ' || c == '\r')
                blank(c == ' ');
            else if (utf8.substr(i, 2) == "\xC2\xA0") // No-break space.
                blank(1), ++i;
            else
                character(c);
        }
        end_line(false);
    }

    TextLayout take() &&
    {
        for (auto& page : layout_.pages) {
            page.width += margin;
            page.height += margin;
        }
        return std::move(layout_);
    }

private:
    void character(char c)
    {
        if (word_.empty())
            start_ = column_;
        word_ += c;
        column_ += (c & 0xC0) != 0x80; // A continuation byte takes no column.
    }

    void blank(std::size_t columns)
    {
        end_word();
        column_ += columns;
    }

    void end_word()
    {
        if (word_.empty())
            return;
        auto& page = layout_.pages.back();
        Word word;
        word.box = {
            margin + static_cast<float>(start_) * character_width, y_,
            margin + static_cast<float>(column_) * character_width, y_ + font_size};
        word.text = std::move(word_);
        word.font_size = font_size;
        page.width = std::max(page.width, word.box.x1);
        page.height = std::max(page.height, word.box.y1);
        page.words.push_back(std::move(word));
        word_.clear();
        ++words_;
    }

    void end_line(bool page_ends)
    {
        end_word();
        column_ = tabs_ = 0;
        ++line_;
        y_ += line_height;
        if (!page_ends || layout_.pages.size() >= limits_.pages_max)
            return;
        layout_.pages.emplace_back();
        y_ = margin;
    }

    const Limits& limits_;
    TextLayout layout_;
    std::string word_;
    std::size_t start_ = 0, column_ = 0, tabs_ = 0, line_ = 0, words_ = 0;
    float y_ = margin;
};

} // namespace

TextLayout text_layout(std::string_view utf8, const Limits& limits)
{
    PageMaker maker(limits);
    maker.put(with_tabs(utf8));
    auto layout = std::move(maker).take();
    layout.method = ReadingMethod::text;
    layout.text.reserve(utf8.size());
    for (const char c : utf8) {
        if (c != '\r')
            layout.text += c;
    }
    return layout;
}

} // namespace mailroom
