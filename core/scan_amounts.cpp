#include "core/scan_amounts.h"

#include "core/ascii.h"
#include "core/fold.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr std::array<std::string_view, 4> minus_signs{"-/-", "-", "\u2212", "\u2013"};
constexpr std::string_view dutch_minus = "-/-";
constexpr std::array<std::string_view, 3> apostrophes{"'", "\u2019", "\u00B4"};

// Digits with their separators, before anybody has said what the separators mean.
struct Figure {
    std::vector<std::string_view> groups;
    std::vector<char> separators; // '.', ',', '\'' or ' '
    std::size_t end = 0;
};

// The separator at text[at]: its meaning, 0 where there is none, and its length.
std::pair<char, std::size_t> separator_at(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {0, 0};
    if (text[at] == '.' || text[at] == ',')
        return {text[at], 1};
    for (const auto mark : apostrophes) {
        if (text.substr(at).starts_with(mark))
            return {'\'', mark.size()};
    }
    const auto blank = blank_length(text, at);
    return {blank > 0 ? ' ' : '\0', blank};
}

std::size_t digits_end(std::string_view text, std::size_t at)
{
    while (at < text.size() && is_digit(text[at]))
        ++at;
    return at;
}

Figure figure_at(std::string_view text, std::size_t begin)
{
    Figure figure;
    figure.end = digits_end(text, begin);
    figure.groups.push_back(text.substr(begin, figure.end - begin));
    for (;;) {
        const auto [separator, length] = separator_at(text, figure.end);
        const auto from = figure.end + length;
        const auto to = separator != 0 ? digits_end(text, from) : from;
        if (to == from)
            break;
        // A blank groups thousands only: elsewhere it parts two figures.
        if (separator == ' ' || separator == '\'') {
            const bool groups_so_far = std::ranges::all_of(
                figure.separators, [separator = separator](char c) { return c == separator; });
            if (to - from != 3 || figure.groups.front().size() > 3 || !groups_so_far)
                break;
        }
        figure.separators.push_back(separator);
        figure.groups.push_back(text.substr(from, to - from));
        figure.end = to;
    }
    return figure;
}

// Thousands in threes, or as in India: the last three digits, then pairs.
bool is_grouping(const Figure& figure, std::size_t groups)
{
    if (groups < 2 || figure.groups[0].empty() || figure.groups[0].size() > 3
        || figure.groups[groups - 1].size() != 3)
        return false;
    bool threes = true, pairs = figure.groups[0].size() <= 2;
    for (std::size_t i = 1; i + 1 < groups; ++i) {
        threes = threes && figure.groups[i].size() == 3;
        pairs = pairs && figure.groups[i].size() == 2;
    }
    for (std::size_t i = 1; i + 1 < groups; ++i) {
        if (figure.separators[i] != figure.separators[0])
            return false;
    }
    return threes || pairs;
}

struct Reading {
    Decimal value;
    bool has_decimals = false, ambiguous = false;
};

std::optional<Decimal> decimal_of(const Figure& figure, std::size_t whole_groups)
{
    std::string text;
    for (std::size_t i = 0; i < whole_groups; ++i)
        text += figure.groups[i];
    if (whole_groups < figure.groups.size())
        (text += '.') += figure.groups[whole_groups];
    return parse_decimal(text);
}

std::optional<Reading> reading_of(const Figure& figure, DecimalMark habit)
{
    const auto groups = figure.groups.size();
    const auto read = [&figure](std::size_t whole, bool decimals, bool ambiguous) {
        const auto value = decimal_of(figure, whole);
        return value ? std::optional(Reading{*value, decimals, ambiguous}) : std::nullopt;
    };
    if (groups == 1)
        return read(1, false, false);
    const char last = figure.separators.back();
    const bool may_be_decimal = last == '.' || last == ',';
    const bool grouped = is_grouping(figure, groups);
    if (groups == 2 && may_be_decimal) {
        if (!grouped || figure.groups[0] == "0")
            return read(1, true, false);
        const auto mark = last == '.' ? DecimalMark::point : DecimalMark::comma;
        return habit == mark ? read(1, true, true) : read(2, false, true);
    }
    if (grouped && std::ranges::count(figure.separators, last) == std::ssize(figure.separators))
        return read(groups, false, false);
    if (may_be_decimal && is_grouping(figure, groups - 1) && figure.separators[groups - 3] != last)
        return read(groups - 1, true, false);
    return std::nullopt;
}

std::size_t blanks_before(std::string_view text, std::size_t end)
{
    for (const auto length : {1U, 2U, 3U}) {
        if (end >= length && blank_length(text.substr(0, end), end - length) == length)
            return length;
    }
    return 0;
}

std::size_t minus_before(std::string_view text, std::size_t end)
{
    for (const auto minus : minus_signs) {
        const auto head = text.substr(0, end);
        if (!head.ends_with(minus))
            continue;
        const auto begin = end - minus.size();
        if (begin == 0 || !is_word_byte(text[begin - 1]))
            return minus.size();
    }
    return 0;
}

// What stands before the digits: sign, currency and bracket, in any order that people use.
void read_head(std::string_view text, ScannedAmount& amount, bool& bracket)
{
    for (int step = 0; step < 3; ++step) {
        const auto blank = blanks_before(text, amount.begin);
        if (const auto minus = minus_before(text, amount.begin); minus > 0) {
            amount.begin -= minus;
            amount.sign_written = true;
        } else if (blank > 0 && text.substr(0, amount.begin - blank).ends_with(dutch_minus)) {
            amount.begin -= blank + dutch_minus.size();
            amount.sign_written = true;
        } else if (blank > 0 && minus_before(text, amount.begin - blank) == amount.begin - blank) {
            amount.begin = 0; // "- 5.00" is a list's dash, unless nothing stands before it.
            amount.sign_written = true;
        } else if (amount.begin > 0 && text[amount.begin - 1] == '(' && !bracket) {
            bracket = true;
            --amount.begin;
        } else if (amount.begin > 0 && text[amount.begin - 1] == '+') {
            --amount.begin;
        } else if (const auto found = currency_ending_at(text, amount.begin - blank);
                   found.length > 0 && amount.currency.empty()) {
            amount.begin -= blank + found.length;
            amount.currency = found.currency.code;
            amount.currency_certain = found.currency.certain;
        } else {
            break;
        }
    }
}

// Of a minus behind the figure, "CR", or the H of "Haben" in a column of its own.
std::size_t
credit_length(std::string_view text, std::size_t at, std::size_t blank, const ScannedAmount& amount)
{
    const auto word = letters_at(text, at);
    if (word == "CR" || word == "Cr")
        return 2;
    if (text.substr(at).starts_with(dutch_minus) && amount.has_decimals)
        return dutch_minus.size();
    const bool minus = at < text.size() && text[at] == '-';
    if (blank == 0)
        return minus && (at + 1 == text.size() || !is_word_byte(text[at + 1])) ? 1 : 0;
    return amount.has_decimals && at + 1 == text.size() && (minus || text[at] == 'H') ? 1 : 0;
}

// "4471 AED 51,000.00": the currency between a whole number and a figure with decimals is that of
// the figure, and so is one that touches the figure: "4471 $88".
bool is_of_next_figure(std::string_view text, std::size_t currency_end, DecimalMark habit)
{
    auto at = currency_end + blank_length(text, currency_end);
    if (at < text.size() && text[at] == '-') // "4471 CHF -106.28"
        ++at;
    if (at >= text.size() || !is_digit(text[at]))
        return false;
    const auto next = reading_of(figure_at(text, at), habit);
    return next && (next->has_decimals || at == currency_end);
}

// What follows: currency, percent sign, a minus or CR behind the figure, the closing bracket.
void read_tail(std::string_view text, ScannedAmount& amount, bool bracket, DecimalMark habit)
{
    bool negative = amount.sign_written;
    for (int step = 0; step < 3; ++step) {
        const auto blank = blank_length(text, amount.end);
        const auto at = amount.end + blank;
        const auto found = currency_starting_at(text, at);
        if (bracket && at < text.size() && text[at] == ')') {
            amount.end = at + 1;
            negative = amount.sign_written = true;
            bracket = false;
        } else if (
            found.length > 0 && amount.currency.empty()
            && (amount.has_decimals || blank == 0
                || !is_of_next_figure(text, at + found.length, habit))) {
            amount.end = at + found.length;
            amount.currency = found.currency.code;
            amount.currency_certain = found.currency.certain;
        } else if (at < text.size() && text[at] == '%') {
            amount.end = at + 1;
            amount.percent = true;
        } else if (const auto length = negative ? 0 : credit_length(text, at, blank, amount)) {
            amount.end = at + length;
            negative = amount.sign_written = true;
        } else {
            break;
        }
    }
    if (negative)
        amount.value = -amount.value;
}

// Whether the figure that begins at amount.begin is part of a longer word: "INV-12", "A4", "1/2".
bool is_inside_word(std::string_view text, std::size_t begin)
{
    if (begin == 0)
        return false;
    const char before = text[begin - 1];
    if (is_word_byte(before) || before == '#' || before == '/' || before == '\\')
        return true;
    if (before == '-' || before == '.' || before == ':' || before == ',')
        return begin > 1 && is_word_byte(text[begin - 2]) && before != ',';
    return (static_cast<unsigned char>(before) & 0xC0) == 0x80
        && !letters_before(text, begin).empty();
}

bool continues_as_word(std::string_view text, std::size_t end)
{
    if (end >= text.size())
        return false;
    const char c = text[end], next = end + 1 < text.size() ? text[end + 1] : ' ';
    if (is_word_byte(c) || !letters_at(text, end).empty())
        return true;
    return (c == '/' || c == ':' || c == '-' || c == '.' || c == ',') && is_digit(next);
}

} // namespace

std::vector<ScannedAmount> scan_amounts(std::string_view text, DecimalMark habit)
{
    std::vector<ScannedAmount> amounts;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        const auto figure = figure_at(text, at);
        ScannedAmount amount{.begin = at, .end = figure.end, .value = {}, .currency = {}};
        at = figure.end;
        const auto reading = reading_of(figure, habit);
        if (!reading)
            continue;
        amount.value = reading->value;
        amount.has_decimals = reading->has_decimals;
        amount.ambiguous = reading->ambiguous;
        bool bracket = false;
        read_head(text, amount, bracket);
        if (amount.currency.empty() && !amount.sign_written && is_inside_word(text, amount.begin))
            continue;
        if (!amounts.empty() && amount.begin < amounts.back().end)
            amount.begin = amounts.back().end;
        read_tail(text, amount, bracket, habit);
        if (amount.end == figure.end && continues_as_word(text, amount.end))
            continue;
        at = std::max(at, amount.end);
        amounts.push_back(std::move(amount));
    }
    return amounts;
}

} // namespace mailroom
