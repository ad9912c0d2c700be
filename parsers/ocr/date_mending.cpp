#include "parsers/ocr/date_mending.h"

#include "core/ascii.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace mailroom {
namespace {

bool are_digits(std::string_view text, std::size_t count)
{
    return text.size() == count && std::ranges::all_of(text, is_digit);
}

bool is_at_most(std::string_view two_digits, std::string_view most)
{
    return are_digits(two_digits, 2) && two_digits > "00" && two_digits <= most;
}

bool stands_beside(const Word& a, const Word& b)
{
    constexpr float blank_most = 0.8F; // Of the height of the line: a stroke is a letter wide.
    const float height = std::min(a.box.height(), b.box.height());
    return std::abs(a.box.y0 + a.box.y1 - b.box.y0 - b.box.y1) < height && b.box.x0 > a.box.x1
        && b.box.x0 - a.box.x1 < blank_most * height;
}

// Day, month and year in three words, in either order of the first two.
bool is_parted_date(const Word& first, const Word& second, const Word& year)
{
    const bool days = (is_at_most(first.text, "31") && is_at_most(second.text, "12"))
        || (is_at_most(first.text, "12") && is_at_most(second.text, "31"));
    return days && are_digits(year.text, 4) && year.text.starts_with("20")
        && stands_beside(first, second) && stands_beside(second, year);
}

bool has_strokes(const Word& word)
{
    return word.text.size() >= 8 && std::ranges::count(word.text, '/') == 2
        && is_digit(word.text.front()) && is_digit(word.text.back());
}

} // namespace

void mend_dates(Page& page)
{
    constexpr std::size_t parts = 3, parted_least = 2;
    const auto is_parted = [&](std::size_t at) {
        return at + parts <= page.words.size()
            && is_parted_date(page.words[at], page.words[at + 1], page.words[at + 2]);
    };
    std::size_t parted = 0;
    for (std::size_t i = 0; i < page.words.size(); ++i)
        parted += is_parted(i);
    const bool many = parted >= parted_least || std::ranges::any_of(page.words, has_strokes);
    std::vector<Word> words;
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        const bool behind_colon = !words.empty() && words.back().text.ends_with(':');
        if (!is_parted(i) || !(many || behind_colon)) {
            words.push_back(std::move(page.words[i]));
            continue;
        }
        auto whole = std::move(page.words[i]);
        for (const auto next : {i + 1, i + 2}) {
            const auto& word = page.words[next];
            whole.text += '/' + word.text;
            whole.box = {
                whole.box.x0, std::min(whole.box.y0, word.box.y0), word.box.x1,
                std::max(whole.box.y1, word.box.y1)};
            whole.confidence = std::min(whole.confidence, word.confidence);
        }
        words.push_back(std::move(whole));
        i += 2;
    }
    page.words = std::move(words);
}

} // namespace mailroom
