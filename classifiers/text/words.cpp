#include "classifiers/text/words.h"

#include "classifiers/text/word_lists.h"
#include "core/ascii.h"
#include "core/fold.h"
#include "core/scan_dates.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace mailroom {
namespace {

struct Rune {
    char32_t value = 0;
    std::size_t bytes = 1;
};

// Text is valid UTF-8 by the time it comes here; a stray byte passes as itself.
Rune rune_at(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    const auto lead = byte(0);
    if (lead < 0xC0)
        return {lead, 1};
    if (lead < 0xE0)
        return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
    if (lead < 0xF0)
        return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
    return {
        (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

bool is_number(char32_t c)
{
    return c >= '0' && c <= '9';
}
bool is_ascii_letter(char32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_word_rune(char32_t c)
{
    if (c < 0x80)
        return is_number(c) || is_ascii_letter(c);
    if (c < 0xC0)
        return c == 0xAA || c == 0xBA || c == 0xB5; // Ordinal signs, micro.
    // General punctuation, currency signs, arrows, symbols, dingbats, wide punctuation.
    return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F);
}

bool is_capital(char32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);
}

bool joins(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (at == 0 || at + 1 >= text.size()
        || std::string_view("-/.,_:'").find(c) == std::string::npos)
        return false;
    const auto before = static_cast<unsigned char>(text[at - 1]);
    const auto after = static_cast<unsigned char>(text[at + 1]);
    if (c == '.' || c == ',' || c == ':' || c == '\'')
        return is_number(before) && is_number(after);
    const auto alnum = [](unsigned char b) { return is_number(b) || is_ascii_letter(b); };
    return alnum(before) && alnum(after) && (is_number(before) || is_number(after));
}

// "by the 20th. 4422 is", "lunedì 23. Va bene", "bis zum 15. Bitte": a day of the month with which
// a sentence ends. No month follows it, and where German may go on with a noun ("zur 2. Rate"), a
// word that begins sentences does.
bool ends_with_day(const Words& all, std::size_t previous)
{
    static const auto& markers = word_list("sentence.before_day");
    static const auto& beginnings = word_list("sentence.beginning");
    const auto& words = all.words;
    const auto& next = words[previous + 1];
    const std::string_view word = words[previous].folded;
    const auto digits = std::min(word.find_first_not_of("0123456789"), word.size());
    constexpr std::size_t day_digits_max = 2;
    if (digits == 0 || digits > day_digits_max)
        return false;
    static constexpr std::array<std::string_view, 4> endings{"st", "nd", "rd", "th"};
    if (std::ranges::find(endings, word.substr(digits)) != endings.end())
        return next.capital || next.has_digit;
    if (digits != word.size() || previous == 0 || !next.capital
        || month_of(all.source(previous + 1, previous + 2)) != 0)
        return false;
    const auto& before = words[previous - 1].folded;
    const bool month_first = month_of(all.source(previous - 1, previous)) != 0; // "Apr 24. The"
    const bool is_counted = all.gap_after(previous - 1) == " "; // No "2. The" of a list.
    constexpr std::size_t number_bytes_min = 5;                 // "you billed 36. HV-4471 is right"
    const bool number = next.has_digit && next.folded.size() >= number_bytes_min;
    return month_first || markers.has(before)
        || (is_counted && (number || beginnings.has(next.folded)));
}

// "- 4471 ...", "2. ...", "3) ...", "4/ ...", "(b) ...", "4471: ...": a line of a list, wherever
// the one before it ends.
bool begins_list_item(const Words& words, std::size_t next, std::string_view line_start)
{
    static constexpr std::array<std::string_view, 5> bullets{
        "-", "*", "\u2022", "\u2013", "\u00b7"};
    if (std::ranges::any_of(bullets, [&](auto bullet) {
            return line_start.find(bullet) != std::string_view::npos;
        }))
        return true;
    constexpr std::size_t counter_bytes_max = 2, number_bytes_min = 4;
    const auto& word = words.words[next];
    const auto behind = words.gap_after(next);
    if (word.folded.size() <= counter_bytes_max) // "2. HV-771", and not "2. November"
        return behind.starts_with(')') || (word.has_digit && behind.starts_with("/ "))
            || (word.has_digit && behind.starts_with(". ") && next + 1 < words.words.size()
                && month_of(words.source(next + 1, next + 2)) == 0);
    return word.has_digit && word.folded.size() >= number_bytes_min
        && (behind.starts_with(':') || behind.starts_with(" - ") || behind.starts_with(" \u2013 "));
}

// "4471 .... 1,132.60": dots that lead the eye from a name to its figure.
bool is_leader(std::string_view gap)
{
    const auto dots = gap.find("...");
    return dots != std::string_view::npos
        && ((dots > 0 && gap[dots - 1] == ' ') || gap.substr(dots).starts_with("....."));
}

// An empty line, a row of a list below, or a mark in the gap behind the word.
bool ends_by_layout(const Words& words, std::size_t index, std::string_view gap)
{
    const auto newline = gap.find('\n');
    const bool breaks = newline != std::string_view::npos;
    if (breaks
        && (gap.find('\n', newline + 1) != std::string_view::npos
            || begins_list_item(words, index + 1, gap.substr(newline + 1))))
        return true;
    // "the following:", above its rows
    return gap.find_first_of("!?;") != std::string_view::npos
        || (breaks && gap.find(':') < newline);
}

// "300 towards 80451. 377 next friday": a number, and no year of "2027. 04. 12."
bool is_number_that_ends(const TextWord& word)
{
    constexpr std::size_t number_bytes_min = 4;
    const auto length = word.end - word.begin;
    const auto other = word.folded.find_first_not_of("0123456789");
    const bool is_written_apart = other != std::string::npos // "am 20.09. da"
        && word.folded.find_first_not_of("0123456789.,/:'") == std::string::npos;
    return word.has_digit && length >= number_bytes_min && !is_written_apart
        && !(length == number_bytes_min && word.folded.starts_with("20"));
}

// "Forget about it. 4471-B is right": behind a word that nobody shortens, a number that begins the
// next sentence.
bool begins_with_number(const TextWord& previous, const TextWord& next)
{
    static const auto& short_words = word_list("sentence.short_word");
    constexpr std::size_t number_bytes_min = 5, letters_min = 7;
    const bool is_whole = short_words.has(previous.folded)
        || (previous.folded.size() >= letters_min && !previous.folded.ends_with("nr")
            && !previous.folded.ends_with("num"));
    return is_whole && !previous.has_digit && next.has_digit
        && next.folded.size() >= number_bytes_min;
}

// "4471 goes on Friday week. 480 will be next month": three digits of which something is told.
bool begins_with_short_number(const Words& words, std::size_t next)
{
    static const auto& tells = word_list("reference.goes_on");
    constexpr std::size_t size = 3;
    const auto& number = words.words[next].folded;
    return number.size() == size && all_digits(number) && next + 1 < words.words.size()
        && words.gap_after(next) == " " && tells.has(words.words[next + 1].folded);
}

// Does a sentence end in the gap behind the word? A full stop after a short word or a number is
// more often an abbreviation or an ordinal ("inv. 4471", "am 3. November").
bool ends_sentence(const Words& words, std::size_t index)
{
    static const auto& abbreviations = word_list("sentence.abbreviation");
    static const auto& short_words = word_list("sentence.short_word");
    const auto gap = words.gap_after(index);
    if (ends_by_layout(words, index, gap))
        return true;
    if (gap.find('\n') == std::string_view::npos && words.words[index + 1].has_digit
        && is_leader(gap))
        return false;
    const auto stop = gap.find('.');
    if (stop == std::string_view::npos || gap.find_first_of(" \t\n", stop) == std::string_view::npos
        || gap.substr(stop).starts_with(".-")) // "250.-- Franken"
        return false;
    if (gap.find('\n') != std::string_view::npos)
        return true;
    const auto& previous = words.words[index];
    constexpr std::size_t counter_bytes_max = 2; // "4471 is short. 2) 4480 is fine."
    const auto& next = words.words[index + 1];
    if (next.has_digit && next.folded.size() <= counter_bytes_max
        && words.gap_after(index + 1).starts_with(')'))
        return true;
    constexpr std::size_t number_bytes_min = 4; // "4471: short. 4480: fine."
    if (next.has_digit && next.folded.size() >= number_bytes_min && !previous.has_digit
        && words.gap_after(index + 1).starts_with(": "))
        return true;
    if (abbreviations.has(previous.folded))
        return false;
    if (begins_with_number(previous, next))
        return true;
    const bool is_word = previous.end - previous.begin > 2 || short_words.has(previous.folded);
    const bool behind_bracket = gap.substr(0, stop).find(')') != std::string_view::npos; // "(BA). "
    const bool begins =
        next.capital || (!previous.has_digit && begins_with_short_number(words, index + 1));
    return (begins && (is_word || behind_bracket)) || is_number_that_ends(previous)
        || ends_with_day(words, index);
}

// A line that ends well before the margin ends a thought: lists, addresses, short mails.
bool short_line(std::string_view text, std::size_t newline)
{
    const auto start = text.rfind('\n', newline == 0 ? 0 : newline - 1);
    const auto begin = start == std::string_view::npos || start >= newline ? 0 : start + 1;
    return newline - begin < 50;
}

} // namespace

std::string_view Words::source(std::size_t first, std::size_t last) const
{
    if (first >= last || last > words.size())
        return {};
    return std::string_view(text).substr(
        words[first].begin, words[last - 1].end - words[first].begin);
}

std::string_view Words::gap_after(std::size_t index) const
{
    const auto begin = words[index].end;
    const auto end = index + 1 < words.size() ? words[index + 1].begin : text.size();
    return std::string_view(text).substr(begin, end - begin);
}

Words split_words(std::string source)
{
    Words out;
    out.text = std::move(source);
    const std::string_view text = out.text;
    for (std::size_t at = 0; at < text.size() && out.words.size() < classified_words_max;) {
        auto rune = rune_at(text, at);
        if (!is_word_rune(rune.value)) {
            at += rune.bytes;
            continue;
        }
        TextWord word;
        word.begin = at;
        word.capital = is_capital(rune.value);
        while (at < text.size() && (is_word_rune(rune.value) || joins(text, at))) {
            word.has_digit |= is_number(rune.value);
            at = std::min(at + rune.bytes, text.size());
            rune = at < text.size() ? rune_at(text, at) : Rune{};
        }
        word.end = at;
        word.folded = folded(text.substr(word.begin, word.end - word.begin));
        out.words.push_back(std::move(word));
    }
    for (std::size_t i = 0; i < out.words.size(); ++i) {
        bool starts = i == 0;
        if (i > 0) {
            const auto gap = out.gap_after(i - 1);
            const auto newline = gap.find('\n');
            starts = ends_sentence(out, i - 1)
                || (newline != std::string_view::npos
                    && short_line(text, out.words[i - 1].end + newline));
            if (starts && gap.find('?') != std::string_view::npos)
                out.sentences.back().question = true;
        }
        if (starts)
            out.sentences.push_back({i, i, false});
        out.sentences.back().last = i + 1;
        out.words[i].sentence = out.sentences.size() - 1;
    }
    if (!out.words.empty()
        && out.gap_after(out.words.size() - 1).find('?') != std::string_view::npos)
        out.sentences.back().question = true;
    return out;
}

} // namespace mailroom
