#include "core/scan_dates.h"

#include "core/ascii.h"
#include "core/date_start.h"
#include "core/fold.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace mailroom {
namespace {

struct Digits {
    int value = 0;
    std::size_t length = 0;
};

Digits digits_at(std::string_view text, std::size_t at)
{
    Digits digits;
    while (at < text.size() && is_digit(text[at]) && digits.length < 5) {
        digits.value = digits.value * 10 + (text[at++] - '0');
        ++digits.length;
    }
    return digits;
}

std::size_t skip_blanks(std::string_view text, std::size_t at)
{
    for (int i = 0; i < 3; ++i)
        at += blank_length(text, at);
    return at;
}

int full_year(const Digits& digits)
{
    if (digits.length == 4)
        return digits.value;
    return digits.value + (digits.value < 80 ? 2000 : 1900);
}

bool is_year(const Digits& digits)
{
    return digits.length == 2
        || (digits.length == 4 && digits.value >= 1900 && digits.value < 2100);
}

class Scanner {
public:
    Scanner(std::string_view text, DateOrder order, const std::optional<Date>& reference)
        : text_(text),
          order_(order),
          reference_(reference)
    {
    }

    // The date that begins with the digits or the month's name at `at`.
    std::optional<ScannedDate> from_digits(std::size_t at) const
    {
        const auto first = digits_at(text_, at);
        if (first.length > 4 || first.length == 3)
            return std::nullopt;
        const auto next = at + first.length;
        if (auto numeric = numbers(at, first, next))
            return numeric;
        if (first.length == 4)
            return year_then_month(at, first, next);
        return first.length <= 2 ? day_then_month(at, first, next) : std::nullopt;
    }

    // "March 12, 2026", "Mar 12th 2026"
    std::optional<ScannedDate> from_name(std::size_t at, std::string_view name) const
    {
        const auto month = month_of(name);
        if (month == 0)
            return std::nullopt;
        auto next = at + name.size();
        next += has(next, ".-");
        next = skip_blanks(text_, next);
        const auto day = digits_at(text_, next);
        if (day.length == 0 || day.length > 2)
            return std::nullopt;
        next = skip_ordinal(next + day.length);
        if (has(next, "/")) // "went out 9/14", which is no October.
            return std::nullopt;
        const auto bare_end = next;
        next += has(next, ",-");
        return finish(at, bare_end, skip_blanks(text_, next), month, day.value);
    }

private:
    bool has(std::size_t at, std::string_view any_of) const
    {
        return at < text_.size() && any_of.find(text_[at]) != any_of.npos;
    }

    std::optional<ScannedDate> numbers(std::size_t at, const Digits& first, std::size_t next) const
    {
        if (!has(next, "./-"))
            return std::nullopt;
        const char separator = text_[next];
        const auto middle_at = skip_blanks(text_, next + 1); // "12. 03. 2026"
        const auto second = digits_at(text_, middle_at);
        if (second.length == 0 || second.length > 2)
            return std::nullopt;
        auto end = middle_at + second.length;
        if (end >= text_.size() || text_[end] != separator)
            return std::nullopt;
        const auto third_at = skip_blanks(text_, end + 1);
        const auto third = digits_at(text_, third_at);
        if (third.length == 0 && separator == '.' && first.length <= 2)
            return without_year(at, end + 1, second.value, first.value);
        end = third_at + third.length;
        if (end < text_.size() && is_digit(text_[end]))
            return std::nullopt;
        if (first.length == 4 && third.length <= 2)
            return made(at, end, full_year(first), second.value, third.value);
        if (!is_year(third) || third.length == 3 || first.length > 2)
            return std::nullopt;
        return ordered(at, end, separator, first.value, second.value, full_year(third));
    }

    std::optional<ScannedDate>
    ordered(std::size_t at, std::size_t end, char separator, int first, int second, int year) const
    {
        const auto day_first = made(at, end, year, second, first);
        const auto month_first =
            separator == '.' ? std::nullopt : made(at, end, year, first, second);
        if (!day_first || !month_first)
            return day_first ? day_first : month_first;
        auto date = order_ == DateOrder::month_first ? month_first : day_first;
        date->ambiguous = first != second;
        return date;
    }

    // "12 Mar 2026", "12-Mar-26", "12. März 2026", "12 de marzo de 2026", "1er mars 2026"
    std::optional<ScannedDate>
    day_then_month(std::size_t at, const Digits& day, std::size_t next) const
    {
        next = skip_ordinal(next);
        next += has(next, "-/.");
        next = skip_word(skip_blanks(text_, next), {"de", "of"});
        const auto name = letters_at(text_, next);
        const auto month = month_of(name);
        if (month == 0)
            return std::nullopt;
        next += name.size();
        const auto bare_end = next;
        while (has(next, "-/.,'"))
            ++next;
        next = skip_word(skip_blanks(text_, next), {"de", "del"});
        return finish(at, bare_end, next, month, day.value);
    }

    // "2026. március 12.", "2026 m. kovo 12 d.", "2026. gada 12. martā"
    std::optional<ScannedDate>
    year_then_month(std::size_t at, const Digits& year, std::size_t next) const
    {
        const auto word = skip_blanks(text_, next + has(next, "."));
        const auto behind_word = skip_word(word, {"m", "gada"});
        if (!is_year(year) || (!has(next, ".") && behind_word == word))
            return std::nullopt;
        next = skip_blanks(text_, behind_word + has(behind_word, "."));
        auto day = digits_at(text_, next);
        const bool day_first = day.length > 0;
        if (day_first)
            next = skip_blanks(text_, next + day.length + has(next + day.length, "."));
        const auto name = letters_at(text_, next);
        const auto month = month_of(name);
        next += name.size();
        if (!day_first) {
            next = skip_blanks(text_, next + has(next, "."));
            day = digits_at(text_, next);
            next += day.length;
        }
        if (month == 0 || day.length == 0 || day.length > 2)
            return std::nullopt;
        auto date = made(at, next, year.value, static_cast<int>(month), day.value);
        if (date)
            date->month_name = true;
        return date;
    }

    std::optional<ScannedDate>
    finish(std::size_t at, std::size_t bare_end, std::size_t year_at, unsigned month, int day) const
    {
        const auto year = digits_at(text_, year_at);
        const auto end = year_at + year.length;
        const bool whole = end >= text_.size() || !is_digit(text_[end]);
        // "5 octobre, 30 jours": two digits behind a comma count what follows them.
        const bool counts = year.length == 2 && text_.substr(bare_end, 1) == ","
            && !letters_at(text_, skip_blanks(text_, end)).empty();
        auto date = is_year(year) && whole && !counts
            ? made(at, end, full_year(year), static_cast<int>(month), day)
            : without_year(at, bare_end, static_cast<int>(month), day);
        if (date)
            date->month_name = true;
        return date;
    }
    std::optional<ScannedDate>
    without_year(std::size_t at, std::size_t end, int month, int day) const
    {
        if (!reference_)
            return std::nullopt;
        const auto date =
            nearest_day(*reference_, static_cast<unsigned>(month), static_cast<unsigned>(day));
        return date ? std::optional(ScannedDate{at, end, *date, false, false}) : std::nullopt;
    }

    static std::optional<ScannedDate>
    made(std::size_t at, std::size_t end, int year, int month, int day)
    {
        const auto date = make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
        return date ? std::optional(ScannedDate{.begin = at, .end = end, .value = *date})
                    : std::nullopt;
    }

    std::size_t skip_ordinal(std::size_t at) const
    {
        const auto word = letters_at(text_, at);
        constexpr std::array<std::string_view, 6> endings{"st", "nd", "rd", "th", "er", "\u00BA"};
        if (std::ranges::find(endings, word) != endings.end())
            at += word.size();
        else if (text_.substr(at).starts_with("\u00BA") || text_.substr(at).starts_with("\u00B0"))
            at += 2;
        return at;
    }

    std::size_t skip_word(std::size_t at, std::initializer_list<std::string_view> words) const
    {
        const auto word = letters_at(text_, at);
        for (const auto wanted : words) {
            if (word == wanted)
                return skip_blanks(text_, at + word.size());
        }
        return at;
    }

    std::string_view text_;
    DateOrder order_;
    const std::optional<Date>& reference_;
};

} // namespace

std::optional<Date> nearest_day(const Date& reference, unsigned month, unsigned day)
{
    std::optional<Date> best;
    for (const int offset : {-1, 0, 1}) {
        const auto date = make_date(static_cast<int>(reference.year()) + offset, month, day);
        if (date
            && (!best
                || std::abs(days_between(reference, *date))
                    < std::abs(days_between(reference, *best))))
            best = date;
    }
    return best;
}

std::vector<ScannedDate>
scan_dates(std::string_view text, DateOrder order, const std::optional<Date>& reference)
{
    const Scanner scanner(text, order, reference);
    std::vector<ScannedDate> dates;
    for (std::size_t at = 0; at < text.size();) {
        std::optional<ScannedDate> date;
        std::size_t next = at + 1;
        if (is_digit(text[at])) {
            next = at;
            while (next < text.size() && is_digit(text[next]))
                ++next;
            if (may_begin_date(text, at))
                date = scanner.from_digits(at);
        } else if (const auto word = letters_at(text, at); !word.empty()) {
            next = at + word.size();
            date = scanner.from_name(at, word);
        }
        at = next;
        if (date) {
            at = std::max(at, date->end);
            dates.push_back(*date);
        }
    }
    return dates;
}

} // namespace mailroom
