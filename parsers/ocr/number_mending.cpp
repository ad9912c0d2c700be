#include "parsers/ocr/number_mending.h"

#include "core/ascii.h"
#include "parsers/ocr/number_letters.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace mailroom {
namespace {

constexpr std::size_t series_least = 3;

// Digits are all one, and so are letters that are no digit's twin: what is left is how a series is
// written. A letter that may be a digit stands for a digit.
std::string shape_of(std::string_view text)
{
    std::string shape;
    for (const char c : text)
        shape += is_digit(c) || !kind_of(c).empty() ? '0' : c;
    return shape;
}

using Series = std::vector<Word*>;

std::vector<Series> series_of(Page& page)
{
    std::map<std::string, std::vector<Series>> of_shape;
    for (auto& word : page.words) {
        if (!may_be_number(word))
            continue;
        auto& columns = of_shape[shape_of(word.text)];
        const auto same = std::ranges::find_if(columns, [&](const Series& series) {
            return stands_under(*series.front(), word) || stands_under(*series.back(), word);
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

// Right behind letters a zero is soon read as the next letter, and hardly a letter as a zero.
bool is_zero_behind_letters(const Series& series, std::size_t at, std::string_view kind)
{
    return kind == zeros && at > 0 && std::ranges::all_of(series, [at](const Word* word) {
               return at + 1 < word->text.size() && is_letter(word->text[at - 1])
                   && is_digit(word->text[at + 1]);
           });
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
    const bool may_be_fewer = is_zero_behind_letters(series, at, kind);
    if (!is_series_letter && digits < (may_be_fewer ? 1 : to_one) * letters)
        return;
    const auto wrong = [&](char c) { return is_series_letter ? !is_letter(c) : !is_digit(c); };
    for (auto* word : series) {
        if (wrong(word->text[at]))
            word->text[at] = is_series_letter ? kind[1] : kind[0];
    }
}

std::size_t prefix_of(std::string_view text)
{
    return std::min(text.find_first_of("0123456789"), text.size());
}

// "7A0417" under "TA0416": each character is its letter or the digit that looks like it.
bool looks_like(std::string_view text, std::string_view prefix)
{
    constexpr std::array<std::string_view, 3> also{"7T", "4A", "1L"};
    return std::ranges::equal(text, prefix, [&](char read, char meant) {
        const auto kind = kind_of(meant);
        return read == meant || (!kind.empty() && kind.find(read) != kind.npos)
            || std::ranges::find(also, std::string{read, meant}) != also.end();
    });
}

// "LG=417" under "LC-416": the same with letters and strokes that a blunt picture makes alike, some
// of which begin numbers of their own.
bool is_blunt(std::string_view text, std::string_view prefix)
{
    constexpr std::array<std::string_view, 14> alike{"GC", "CG", "EC", "EL", "LE", "FE", "EF",
                                                     "FP", "PF", "VY", "HN", "HM", "=-", "~-"};
    return std::ranges::equal(text, prefix, [&](char read, char meant) {
        return looks_like({&read, 1}, {&meant, 1})
            || std::ranges::find(alike, std::string{read, meant}) != alike.end();
    });
}

// Numbers of another kind in the same column, "S90417" above credit notes of "CN0416".
bool is_of_larger_series(const Word& word, const Series& series, const std::vector<Series>& all)
{
    return std::ranges::any_of(all, [&](const Series& other) {
        return other.size() > series.size() && std::ranges::find(other, &word) != other.end();
    });
}

// "Vv0417", "511-0418" and "AJ-0419" in a column of "AJ-0417": a doubted number that ends as those
// of its column do begins as they do.
void mend_doubted_prefix(Page& page, const Series& series, const std::vector<Series>& all)
{
    constexpr float doubted = 0.7F, doubted_blunt = 0.8F, hardly_sure = 0.9F;
    constexpr std::size_t digits_least_behind = 4, digits_least_behind_dash = 3;
    const std::string_view first = series.front()->text;
    const auto length = prefix_of(first);
    const auto digits = first.substr(length);
    const auto goes_on = [&](std::string_view text, std::size_t at) {
        return text.size() == at + digits.size()
            && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_digit);
    };
    const bool same_prefix = std::ranges::all_of(series, [&](const Word* word) {
        return word->text.starts_with(first.substr(0, length)) && goes_on(word->text, length)
            && word->text[length] == digits[0];
    });
    const bool dashed = length > 0 && first[length - 1] == '-';
    if (length == 0 || !same_prefix
        || digits.size() < (dashed ? digits_least_behind_dash : digits_least_behind))
        return;
    for (auto& word : page.words) {
        const auto at = word.text.size() - std::min(word.text.size(), digits.size());
        const auto before = std::string_view(word.text).substr(0, at);
        const bool twin = looks_like(before, first.substr(0, length));
        const bool blunt = !twin && is_blunt(before, first.substr(0, length));
        const bool long_enough = digits.size() >= digits_least_behind;
        if (word.confidence
                < (twin        ? hardly_sure
                       : blunt ? doubted_blunt
                               : doubted)
            && (twin || blunt || long_enough) && at > 0 && at <= length + 1
            && !word.text.starts_with(first.substr(0, length)) && goes_on(word.text, at)
            && word.text[at] == digits[0] && ends_like(word, *series.front())
            && (twin || !is_of_larger_series(word, series, all)))
            word.text = std::string(first.substr(0, length)) + word.text.substr(at);
    }
}

// "LQRO64" in a column of "LQ5113": numbers of one length, of which some have a letter more in
// front that tells their kind.
void mend_zero_behind_kind(Page& page, const Series& series)
{
    const std::string_view first = series.front()->text;
    const auto length = prefix_of(first);
    const bool plain = std::ranges::all_of(series, [&](const Word* word) {
        return std::string_view(word->text).substr(0, length) == first.substr(0, length)
            && std::all_of(
                   word->text.begin() + static_cast<std::ptrdiff_t>(length), word->text.end(),
                   is_digit);
    });
    if (length == 0 || length + 2 >= first.size() || !plain
        || !std::ranges::all_of(first.substr(0, length), is_upper))
        return;
    for (auto& word : page.words) {
        auto& text = word.text;
        if (text.size() == first.size() && text.starts_with(first.substr(0, length))
            && is_upper(text[length]) && (text[length + 1] == 'O' || text[length + 1] == 'o')
            && std::all_of(
                text.begin() + static_cast<std::ptrdiff_t>(length) + 2, text.end(), is_digit)
            && stands_under(word, *series.front()))
            text[length + 1] = '0';
    }
}

} // namespace

void mend_numbers(Page& page)
{
    mend_letters_in_front(page);
    const auto all = series_of(page);
    for (const auto& series : all) {
        for (std::size_t at = 0; at < series.front()->text.size(); ++at)
            agree(series, at);
        mend_doubted_prefix(page, series, all);
        mend_zero_behind_kind(page, series);
    }
}

} // namespace mailroom
