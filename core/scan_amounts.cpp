#include "core/scan_amounts.h"

#include "core/ascii.h"
#include "core/figures.h"
#include "core/fold.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr std::array<std::string_view, 5> minus_signs{"(-)", "-/-", "-", "\u2212", "\u2013"};
constexpr std::string_view dutch_minus = "-/-";
// The German commercial minus and what it becomes in other sets of characters and in scans.
constexpr std::array<std::string_view, 4> minus_before_blank{
    dutch_minus, "./.", "\u00B7/\u00B7", "\u2052"};

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

// Of a minus that cannot be a list's dash, and so may stand apart from its figure.
std::size_t minus_apart_before(std::string_view text, std::size_t end)
{
    const auto found = std::ranges::find_if(minus_before_blank, [&](std::string_view minus) {
        return text.substr(0, end).ends_with(minus);
    });
    return found != minus_before_blank.end() ? found->size() : 0;
}

// What stands before the digits: sign, currency and bracket, in any order that people use.
void read_head(std::string_view text, ScannedAmount& amount, bool& bracket)
{
    for (int step = 0; step < 3; ++step) {
        const auto blank = blanks_before(text, amount.begin);
        if (const auto minus = minus_before(text, amount.begin); minus > 0) {
            amount.begin -= minus;
            amount.sign_written = true;
        } else if (const auto apart = minus_apart_before(text, amount.begin - blank)) {
            amount.begin -= blank + apart;
            amount.sign_written = true;
        } else if (blank > 0 && minus_before(text, amount.begin - blank) == amount.begin - blank) {
            amount.begin = 0; // "- 5.00" is a list's dash, unless nothing stands before it.
            amount.sign_written = true;
        } else if (
            amount.begin > 0 && !bracket
            && (text[amount.begin - 1] == '(' || text[amount.begin - 1] == '<')) {
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
    const auto next = reading_of_figure(figure_at(text, at), habit);
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
        if (bracket && at < text.size() && (text[at] == ')' || text[at] == '>')) {
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
        const auto reading = reading_of_figure(figure, habit);
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
