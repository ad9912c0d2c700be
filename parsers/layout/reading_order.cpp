#include "parsers/layout/reading_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mailroom {
namespace {

float middle_of(const Box& box)
{
    return (box.y0 + box.y1) / 2;
}

struct OpenLine {
    float middle = 0, height = 0; // Means over its words.
    TextLine words;

    bool takes(const Box& box) const
    {
        return std::abs(middle_of(box) - middle) < std::min(box.height(), height) / 2;
    }

    void add(std::size_t index, const Box& box)
    {
        const auto count = static_cast<float>(words.size());
        middle = (middle * count + middle_of(box)) / (count + 1);
        height = (height * count + box.height()) / (count + 1);
        words.push_back(index);
    }
};

} // namespace

std::vector<TextLine> text_lines(const std::vector<Word>& words)
{
    // Small print beside a tall logo interleaves with it, so that a few lines stay open at a time.
    constexpr std::size_t open_lines_max = 6;

    std::vector<std::size_t> order(words.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, {}, [&](std::size_t index) { return middle_of(words[index].box); });

    std::vector<OpenLine> lines;
    for (const auto index : order) {
        const auto& box = words[index].box;
        const auto first = lines.size() - std::min(lines.size(), open_lines_max);
        auto taker = lines.end();
        for (auto line = lines.begin() + static_cast<std::ptrdiff_t>(first); line != lines.end();
             ++line) {
            if (line->takes(box))
                taker = line;
        }
        if (taker == lines.end())
            taker = lines.insert(lines.end(), OpenLine{});
        taker->add(index, box);
    }
    std::ranges::stable_sort(lines, {}, &OpenLine::middle);

    std::vector<TextLine> result;
    result.reserve(lines.size());
    for (auto& line : lines) {
        std::ranges::stable_sort(
            line.words, {}, [&](std::size_t index) { return words[index].box.x0; });
        result.push_back(std::move(line.words));
    }
    return result;
}

void put_in_reading_order(Page& page)
{
    std::vector<Word> ordered;
    ordered.reserve(page.words.size());
    for (const auto& line : text_lines(page.words)) {
        for (const auto index : line)
            ordered.push_back(std::move(page.words[index]));
    }
    page.words = std::move(ordered);
}

} // namespace mailroom
