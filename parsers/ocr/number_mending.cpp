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
constexpr std::string_view zeros = "0OoQD";
constexpr std::array<std::string_view, 6> alike{zeros, "1IlJ|]", "5S$s", "8B", "2Z", "6Gb"};

// What numbers of invoices and credit notes begin with; none of them goes on with an O.
constexpr std::array<std::string_view, 32> prefixes{
    "AB", "AC", "AR", "AV", "BL",  "CN",   "CR",  "CRN", "FA",  "FAC", "FACT",
    "FT", "FV", "GS", "GU", "INV", "KR",   "LS",  "NA",  "NC",  "NCA", "NCR",
    "RE", "RG", "RF", "RN", "SI",  "SINV", "SRV", "VF",  "VKF", "VR"};

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

bool ends_like(const Word& a, const Word& b)
{
    constexpr float aligned = 0.4F; // Of the height of the line.
    return std::abs(a.box.x1 - b.box.x1) < aligned * std::min(a.box.height(), b.box.height());
}

// At either side: a speck or a rule may have been stripped from one of them.
bool stands_under(const Word& a, const Word& b)
{
    constexpr float aligned = 0.4F;
    const float near = aligned * std::min(a.box.height(), b.box.height());
    return std::abs(a.box.x0 - b.box.x0) < near || ends_like(a, b);
}

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
    constexpr std::array<std::string_view, 2> also{"7T", "4A"};
    return std::ranges::equal(text, prefix, [&](char read, char meant) {
        const auto kind = kind_of(meant);
        return read == meant || (!kind.empty() && kind.find(read) != kind.npos)
            || std::ranges::find(also, std::string{read, meant}) != also.end();
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
    constexpr float doubted = 0.7F, hardly_sure = 0.9F;
    constexpr std::size_t digits_least_behind = 4;
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
    if (length == 0 || digits.size() < digits_least_behind || !same_prefix)
        return;
    for (auto& word : page.words) {
        const auto at = word.text.size() - std::min(word.text.size(), digits.size());
        const bool twin =
            looks_like(std::string_view(word.text).substr(0, at), first.substr(0, length));
        if (word.confidence < (twin ? hardly_sure : doubted) && at > 0 && at <= length + 1
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

// "0J/4171/26": no number of letters and figures parted by a stroke begins with a nought.
void mend_nought_before_letters(Word& word)
{
    constexpr std::size_t letters_most = 3;
    auto& text = word.text;
    if (!text.starts_with('0') || !may_be_number(word))
        return;
    const auto end = static_cast<std::size_t>(
        std::find_if_not(text.begin() + 1, text.end(), is_upper) - text.begin());
    if (end > 1 && end <= letters_most + 1 && end < text.size()
        && (text[end] == '/' || text[end] == '-') && end + 1 < text.size()
        && is_digit(text[end + 1]))
        text[0] = 'O';
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

void mend_numbers(Page& page)
{
    std::ranges::for_each(page.words, mend_dollar);
    std::ranges::for_each(page.words, mend_zero_behind_prefix);
    std::ranges::for_each(page.words, mend_letter_read_as_bracket);
    std::ranges::for_each(page.words, mend_nought_before_letters);
    const auto all = series_of(page);
    for (const auto& series : all) {
        for (std::size_t at = 0; at < series.front()->text.size(); ++at)
            agree(series, at);
        mend_doubted_prefix(page, series, all);
        mend_zero_behind_kind(page, series);
    }
}

} // namespace mailroom
