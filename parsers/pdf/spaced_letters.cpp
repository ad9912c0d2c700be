#include "parsers/pdf/spaced_letters.h"

#include "core/ascii.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>

namespace mailroom {
namespace {

using Run = std::span<PlacedWord>;

constexpr std::size_t pieces_min = 5;
constexpr std::ptrdiff_t letters_of_piece_max = 3;

// Letters of the text; none where it holds anything else.
std::ptrdiff_t letters_in(std::string_view text)
{
    const auto is_of_letter = [](char c) { return is_letter(c) || is_beyond_ascii(c); };
    constexpr auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return std::ranges::all_of(text, is_of_letter) ? std::ranges::count_if(text, begins) : 0;
}

bool is_piece(const PlacedWord& word)
{
    const auto letters = letters_in(word.word.text);
    return word.turn == 0 && letters > 0 && letters <= letters_of_piece_max;
}

float gap_between(const PlacedWord& left, const PlacedWord& right)
{
    return right.word.box.x0 - left.word.box.x1;
}

// `right` stands behind `left` on the same line, no farther than a blank that is set apart, too.
bool goes_on(const PlacedWord& left, const PlacedWord& right)
{
    constexpr float gap_max = 1.2F, gap_min = 0.05F, level = 0.1F; // Of the size of the letters.
    const auto size = left.word.font_size;
    const auto gap = gap_between(left, right);
    return std::abs(right.word.font_size - size) < level * size
        && std::abs(right.word.box.y1 - left.word.box.y1) < level * size && gap > gap_min * size
        && gap < gap_max * size;
}

bool is_spaced(Run run)
{
    constexpr std::size_t share = 3; // At most one of so many pieces has several letters.
    const auto joined = std::ranges::count_if(
        run, [](const PlacedWord& piece) { return letters_in(piece.word.text) > 1; });
    return run.size() >= pieces_min && static_cast<std::size_t>(joined) * share <= run.size();
}

std::vector<float> gaps_in(Run run)
{
    std::vector<float> gaps;
    for (std::size_t i = 1; i < run.size(); ++i)
        gaps.push_back(gap_between(run[i - 1], run[i]));
    return gaps;
}

float usual(std::vector<float> gaps)
{
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return *middle;
}

void join(PlacedWord& word, const PlacedWord& next)
{
    word.word.text += next.word.text;
    word.word.box.x1 = next.word.box.x1;
    word.drawn_by = std::max(word.drawn_by, next.drawn_by);
}

} // namespace

void join_spaced_letters(std::vector<PlacedWord>& words)
{
    constexpr float ends_word = 1.5F; // Of the usual gap.
    std::vector<PlacedWord> joined;
    joined.reserve(words.size());
    for (std::size_t first = 0; first < words.size();) {
        auto last = first + 1;
        while (last < words.size() && is_piece(words[last - 1]) && is_piece(words[last])
               && goes_on(words[last - 1], words[last]))
            ++last;
        const auto run = Run(words).subspan(first, last - first);
        if (is_spaced(run)) {
            const auto gaps = gaps_in(run);
            const auto gap_max = ends_word * usual(gaps);
            joined.push_back(std::move(run.front()));
            for (std::size_t i = 1; i < run.size(); ++i) {
                if (gaps[i - 1] < gap_max)
                    join(joined.back(), run[i]);
                else
                    joined.push_back(std::move(run[i]));
            }
        } else {
            std::ranges::move(run, std::back_inserter(joined));
        }
        first = last;
    }
    words = std::move(joined);
}

} // namespace mailroom
