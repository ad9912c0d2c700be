#include "classifiers/dates/year_months.h"

#include "classifiers/text/word_lists.h"
#include "core/scan_dates.h"

#include <algorithm>
#include <charconv>

namespace mailroom {

YearMonth month_of_day(const Date& date)
{
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month())};
}

std::string text_of(const YearMonth& value)
{
    return to_string(*make_date(value.year, value.month, 1)).substr(0, 7);
}

std::string text_of(const YearMonth& first, const YearMonth& last)
{
    return first == last ? text_of(first) : text_of(first) + ".." + text_of(last);
}

std::optional<int> year_in(const Words& words, std::size_t i)
{
    if (i >= words.words.size())
        return std::nullopt;
    const auto& word = words.words[i].folded;
    int year = 0;
    const auto end = word.data() + word.size();
    if (word.size() != 4 || std::from_chars(word.data(), end, year).ptr != end || year < 2000
        || year > 2099)
        return std::nullopt;
    return year;
}

namespace {

// "aug sept oct", "may + june"
bool stands_by_month(const Words& words, std::size_t i)
{
    constexpr std::size_t letters_min = 3;
    const auto is_month = [&](std::size_t at) {
        const auto source = words.source(at, at + 1);
        return source.size() >= letters_min && month_of(source) != 0;
    };
    constexpr std::size_t gap_bytes_max = 3;
    const auto beside = [&](std::size_t at) { return words.gap_after(at).size() <= gap_bytes_max; };
    return (i > 0 && beside(i - 1) && is_month(i - 1))
        || (i + 1 < words.words.size() && beside(i) && is_month(i + 1));
}

// "depuis mai", "vanaf mei", "en mai": whole names, which need no capital behind such a word.
bool is_led_name(const Words& words, std::size_t i)
{
    static const auto& names = word_list("month.like_word");
    static const auto& leads = word_list("month.lead");
    if (!names.has(words.words[i].folded))
        return false;
    static const auto& papers = word_list("month.of_paper");
    if (i + 1 < words.words.size() && words.gap_after(i) == " "
        && papers.has(words.words[i + 1].folded))
        return true;
    if (i == 0)
        return false;
    if (i > 1 && words.words[i - 1].folded.size() <= 3 && month_of(words.source(i - 2, i - 1)) != 0)
        return true; // "février à mai"
    return leads.has(words.words[i - 1].folded);
}

// "May I have", "May we": no month.
bool is_verb_may(const Words& words, std::size_t i)
{
    static const auto& followers = word_list("month.behind_may");
    return words.words[i].folded == "may" && !is_led_name(words, i) && i + 1 < words.words.size()
        && words.gap_after(i) == " " && followers.has(words.words[i + 1].folded);
}

// "El contrato marco"
bool is_frame(const Words& words, std::size_t i)
{
    static const auto& framed = word_list("month.before_frame");
    return i > 0 && words.words[i].folded == "marco" && framed.has(words.words[i - 1].folded);
}

// "Ciao, Marco": a given name where it has a capital and no year, nor a word that leads to a month.
bool is_given_name(const Words& words, std::size_t i)
{
    static const auto& names = word_list("month.given_name");
    static const auto& leads = word_list("month.lead");
    return words.words[i].capital && names.has(words.words[i].folded)
        && words.source(i, i + 1).size() == words.words[i].folded.size() // And no "ç".
        && !year_in(words, i + 1) && (i == 0 || !leads.has(words.words[i - 1].folded))
        && !stands_by_month(words, i);
}

} // namespace

std::optional<YearMonth> short_month_in(const Words& words, std::size_t i, const YearMonth& now)
{
    constexpr std::size_t letters_min = 3, digits = 2;
    constexpr int century = 2000, years_back_max = 5;
    const std::string_view word = words.words[i].folded;
    if (word.size() < letters_min + 1 + digits)
        return std::nullopt;
    const auto name = word.substr(0, word.size() - digits - 1);
    const auto year_text = word.substr(word.size() - digits);
    int year = 0;
    const auto end = year_text.data() + year_text.size();
    const auto mark = word[name.size()];
    const auto month = month_of(name);
    if (month == 0 || (mark != '-' && mark != '/')
        || std::from_chars(year_text.data(), end, year).ptr != end)
        return std::nullopt;
    const YearMonth found{century + year, month};
    return found.year > now.year || found.year < now.year - years_back_max ? std::nullopt
                                                                           : std::optional(found);
}

unsigned month_in(const Words& words, std::size_t i)
{
    static const auto& plain_words = word_list("month.plain_word");
    static const auto& short_names = word_list("month.short");
    const auto source = words.source(i, i + 1);
    const std::string_view word = words.words[i].folded;
    if (source.size() >= 3 && !plain_words.has(word)) {
        // "may", "mai" (never), "set" are other words too: such need a capital, or a year behind.
        const bool sure = short_names.has(word) || source.size() > 3 || words.words[i].capital
            || year_in(words, i + 1) || stands_by_month(words, i) || is_led_name(words, i);
        if (const auto month = month_of(source); month != 0 && sure && !is_verb_may(words, i)
            && !is_frame(words, i) && !is_given_name(words, i))
            return month;
    }
    static const auto& documents = word_list("month.document");
    for (const auto document : documents.entries()) {
        const auto at = word.find(document);
        const auto month = at != std::string_view::npos ? month_of(word.substr(0, at)) : 0;
        if (month != 0)
            return month;
    }
    return 0;
}

} // namespace mailroom
