#include "parsers/ocr/dash_mending.h"

#include "core/ascii.h"
#include "parsers/ocr/glyph_shapes.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>
#include <utility>

namespace mailroom {
namespace {

bool is_dash(std::string_view text)
{
    return text == "-" || text == "–" || text == "—";
}

// "24.08.2026", "24.08.26"
bool is_day(std::string_view text)
{
    return (text.size() == 8 || text.size() == 10) && text[2] == '.' && text[5] == '.';
}

// Heights of the words on its line, where they are.
float gap_between(const Word& left, const Word& right)
{
    constexpr float far = 100;
    const float apart = std::abs(left.box.y0 + left.box.y1 - right.box.y0 - right.box.y1);
    const bool on_one_line = apart < std::min(left.box.height(), right.box.height());
    const float height = std::max(right.box.height(), 1.0F);
    return on_one_line ? (right.box.x0 - left.box.x1) / height : far;
}

// In front of the number or the day that begins a cell it is dirt; in front of an amount, a minus.
bool is_stray_dash(const std::vector<Word>& words, std::size_t index)
{
    constexpr float beside = 1.5F;
    constexpr std::ptrdiff_t digits_least = 3;
    const auto& dash = words[index];
    if (!is_dash(dash.text) || index + 1 == words.size())
        return false;
    const auto& next = words[index + 1];
    const bool number = std::ranges::count_if(next.text, is_digit) >= digits_least
        && (next.text.find('/') != next.text.npos || is_day(next.text)
            || std::ranges::any_of(
                next.text, [](unsigned char c) { return std::isalpha(c) != 0; }));
    return number && gap_between(dash, next) < beside
        && (index == 0 || std::abs(gap_between(words[index - 1], dash)) >= beside);
}

// Figures with two decimals, and nothing else.
bool is_plain_amount(std::string_view text)
{
    return text.size() >= 4 && text.find_first_not_of("0123456789.,") == text.npos
        && is_digit(text[0]) && (text[text.size() - 3] == '.' || text[text.size() - 3] == ',');
}

// Where columns of amounts are set so wide that the minus stands off, but nearer to its amount
// than to what is in front.
bool is_minus_of_next(const std::vector<Word>& words, std::size_t index)
{
    constexpr float beside = 1, apart = 1.5F;
    if (!is_dash(words[index].text) || index + 1 == words.size())
        return false;
    const auto& next = words[index + 1];
    const float gap = gap_between(words[index], next);
    return is_plain_amount(next.text) && gap >= 0 && gap < beside
        && (index == 0 || gap_between(words[index - 1], words[index]) >= apart
            || gap_between(words[index - 1], words[index]) < 0);
}

} // namespace

void drop_dashes_without_ink(const CleanPage& page, std::vector<Word>& words)
{
    std::erase_if(words, [&](const Word& word) {
        return is_dash(word.text) && !has_flat_stroke(page, word.box);
    });
}

void mend_dashes(Page& page)
{
    auto words = std::exchange(page.words, {});
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_stray_dash(words, i))
            continue;
        if (is_minus_of_next(words, i)) {
            words[i + 1].text.insert(0, "-");
            words[i + 1].box.x0 = words[i].box.x0;
            continue;
        }
        page.words.push_back(std::move(words[i]));
    }
}

} // namespace mailroom
