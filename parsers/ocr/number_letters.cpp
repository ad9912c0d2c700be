#include "parsers/ocr/number_letters.h"

#include "core/ascii.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mailroom {
namespace {

constexpr std::size_t characters_least = 5;
constexpr std::ptrdiff_t digits_least = 3;

constexpr std::array<std::string_view, 6> alike{zeros, "1IlJ|]", "5S$s", "8B", "2Z", "6Gb"};

// What numbers of invoices and credit notes begin with; none of them goes on with an O.
constexpr std::array<std::string_view, 32> prefixes{
    "AB", "AC", "AR", "AV", "BL",  "CN",   "CR",  "CRN", "FA",  "FAC", "FACT",
    "FT", "FV", "GS", "GU", "INV", "KR",   "LS",  "NA",  "NC",  "NCA", "NCR",
    "RE", "RG", "RF", "RN", "SI",  "SINV", "SRV", "VF",  "VKF", "VR"};

// "$500.00" and "5500.00" are two amounts, and no series.
bool is_amount(std::string_view text)
{
    const auto mark = text.find_last_of(".,");
    return mark != text.npos && text.size() - mark == 3;
}

// "$I24758": no sum begins with a letter.
void mend_dollar(Word& word)
{
    constexpr std::ptrdiff_t figures_least = 3;
    auto& text = word.text;
    if (!text.starts_with('$'))
        return;
    const auto first = std::find_if_not(text.begin() + 1, text.end(), is_letter);
    if (first > text.begin() + 1 && text.end() - first >= figures_least
        && std::all_of(first, text.end(), is_digit))
        text[0] = 'S';
}

// "0)-4171": what closes a bracket that nobody opened, in front of what parts letters from figures.
void mend_letter_read_as_bracket(Word& word)
{
    auto& text = word.text;
    const auto at = text.find(')');
    if (at == text.npos || at == 0 || at > 2 || at + 2 >= text.size() || !may_be_number(word))
        return;
    const bool behind_letters =
        std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), [](char c) {
            return is_upper(c) || c == '0';
        });
    if (behind_letters && (text[at + 1] == '-' || text[at + 1] == '/') && is_digit(text[at + 2]))
        text[at] = 'J';
}

// "0J/4171/26", "0T41718": no number of letters and figures begins with a nought. "0B4171" may be
// all figures.
void mend_nought_before_letters(Word& word)
{
    constexpr std::size_t letters_most = 3;
    auto& text = word.text;
    if (!text.starts_with('0') || !may_be_number(word))
        return;
    const auto end = static_cast<std::size_t>(
        std::find_if_not(text.begin() + 1, text.end(), is_upper) - text.begin());
    if (end == 1 || end > letters_most + 1 || end + 1 >= text.size())
        return;
    const bool parted = (text[end] == '/' || text[end] == '-') && is_digit(text[end + 1]);
    const bool are_letters =
        std::any_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
            return kind_of(c).empty();
        });
    if (parted || (are_letters && is_digit(text[end]) && is_digit(text[end + 1])))
        text[0] = 'O';
}

// "1B/2031/7" in a column of "IB/2031/8": the stroke in front of letters is one of them where some
// row has it so.
void mend_stroke_before_letters(Page& page)
{
    constexpr std::string_view strokes = "1l|";
    const auto begins = [](std::string_view text, std::string_view first) {
        return text.size() >= characters_least && first.find(text[0]) != first.npos
            && is_upper(text[1]) && kind_of(text[1]) != kind_of('1')
            && (is_digit(text[2]) || text[2] == '/' || text[2] == '-');
    };
    for (auto& word : page.words) {
        if (begins(word.text, strokes) && std::ranges::any_of(page.words, [&](const Word& other) {
                return begins(other.text, "I") && may_be_number(other)
                    && std::string_view(other.text).substr(1, 2)
                    == std::string_view(word.text).substr(1, 2)
                    && stands_under(other, word);
            }))
            word.text[0] = 'I';
    }
}

// "CRO0417"
void mend_zero_behind_prefix(Word& word)
{
    auto& text = word.text;
    const auto first = std::ranges::find_if_not(text, is_letter);
    const auto letters = static_cast<std::size_t>(first - text.begin());
    if (letters < 2 || !may_be_number(word)
        || std::ranges::find(prefixes, std::string_view(text).substr(0, letters - 1))
            == prefixes.end())
        return;
    auto& zero = text[letters - 1];
    if (zeros.find(zero) != zeros.npos && std::all_of(first, text.end(), is_digit))
        zero = '0';
}

} // namespace

std::string_view kind_of(char c)
{
    for (const auto kind : alike) {
        if (kind.find(c) != kind.npos)
            return kind;
    }
    return {};
}

bool may_be_number(const Word& word)
{
    return word.text.size() >= characters_least && !is_amount(word.text)
        && std::ranges::count_if(word.text, is_digit) >= digits_least
        && std::ranges::all_of(
               word.text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool ends_like(const Word& a, const Word& b)
{
    constexpr float aligned = 0.4F; // Of the height of the line.
    return std::abs(a.box.x1 - b.box.x1) < aligned * std::min(a.box.height(), b.box.height());
}

bool stands_under(const Word& a, const Word& b)
{
    constexpr float aligned = 0.4F;
    const float near = aligned * std::min(a.box.height(), b.box.height());
    return std::abs(a.box.x0 - b.box.x0) < near || ends_like(a, b);
}

void mend_letters_in_front(Page& page)
{
    std::ranges::for_each(page.words, mend_dollar);
    std::ranges::for_each(page.words, mend_zero_behind_prefix);
    std::ranges::for_each(page.words, mend_letter_read_as_bracket);
    std::ranges::for_each(page.words, mend_nought_before_letters);
    mend_stroke_before_letters(page);
}

} // namespace mailroom
