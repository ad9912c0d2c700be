#include "parsers/ocr/number_mending.h"

#include "core/ascii.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

namespace mailroom {
namespace {

constexpr std::size_t series_least = 3, characters_least = 5;
constexpr std::ptrdiff_t digits_least = 3;

// What looks alike; the first is the digit, the second the letter. No number begins with "$".
constexpr std::array<std::string_view, 6> alike{"0OoQD", "1IlJ|]", "5S$s", "8B", "2Z", "6Gb"};

std::string_view kind_of(char c)
{
    for (const auto kind : alike) {
        if (kind.find(c) != kind.npos)
            return kind;
    }
    return {};
}

// Digits are all one, and so are letters that are no digit's twin: what is left is how a series is
// written. A letter that may be a digit stands for a digit.
std::string shape_of(std::string_view text)
{
    std::string shape;
    for (const char c : text)
        shape += is_digit(c) || !kind_of(c).empty() ? '0' : c;
    return shape;
}

// "$500.00" and "5500.00" are two amounts, and no series.
bool is_amount(std::string_view text)
{
    const auto mark = text.find_last_of(".,");
    return mark != text.npos && text.size() - mark == 3;
}

bool may_be_number(const Word& word)
{
    return word.text.size() >= characters_least && !is_amount(word.text)
        && std::ranges::count_if(word.text, is_digit) >= digits_least
        && std::ranges::all_of(
               word.text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

using Series = std::vector<Word*>;

bool begins_like(const Word& a, const Word& b)
{
    constexpr float aligned = 0.4F; // Of the height of the line.
    return std::abs(a.box.x0 - b.box.x0) < aligned * std::min(a.box.height(), b.box.height());
}

std::vector<Series> series_of(Page& page)
{
    std::map<std::string, std::vector<Series>> of_shape;
    for (auto& word : page.words) {
        if (!may_be_number(word))
            continue;
        auto& columns = of_shape[shape_of(word.text)];
        const auto same = std::ranges::find_if(columns, [&](const Series& series) {
            return begins_like(*series.front(), word) || begins_like(*series.back(), word);
        });
        if (same != columns.end())
            same->push_back(&word);
        else
            columns.push_back({&word});
    }
    std::vector<Series> found;
    for (auto& [shape, columns] : of_shape) {
        for (auto& series : columns) {
            if (series.size() >= series_least)
                found.push_back(std::move(series));
        }
    }
    return found;
}

// Where some rows have a letter, and some the digit that looks like it, most of them are right. A
// currency in front of a number that is no amount is the letter.
void agree(const Series& series, std::size_t at)
{
    constexpr std::size_t to_one = 2;
    std::map<char, std::size_t> counts;
    for (const auto* word : series)
        ++counts[word->text[at]];
    const auto most = std::ranges::max_element(
        counts, {}, [](const auto& of_character) { return of_character.second; });
    const auto kind = kind_of(most->first);
    if (counts.size() < 2 || kind.empty())
        return;
    std::size_t digits = 0, letters = 0;
    for (const auto& [c, count] : counts) {
        if (kind_of(c) != kind && !(c == '8' && kind[1] == 'S'))
            return;
        (is_digit(c) ? digits : letters) += count;
    }
    const bool is_series_letter = letters >= to_one * digits;
    if (!is_series_letter && digits < to_one * letters)
        return;
    const auto wrong = [&](char c) { return is_series_letter ? !is_letter(c) : !is_digit(c); };
    for (auto* word : series) {
        if (wrong(word->text[at]))
            word->text[at] = is_series_letter ? kind[1] : kind[0];
    }
}

} // namespace

void mend_numbers(Page& page)
{
    for (const auto& series : series_of(page)) {
        for (std::size_t at = 0; at < series.front()->text.size(); ++at)
            agree(series, at);
    }
}

} // namespace mailroom
