#include "classifiers/dates/periods.h"

#include "classifiers/dates/period_ranges.h"
#include "classifiers/dates/year_months.h"
#include "classifiers/numbers/number_words.h"
#include "core/scan_dates.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace mailroom {
namespace {

// "q2/2026", "2026-q3"
std::optional<std::pair<YearMonth, YearMonth>> quarter_of_year(std::string_view word)
{
    constexpr std::size_t bytes = 7, year_bytes = 4;
    if (word.size() != bytes)
        return std::nullopt;
    const bool year_first = word[0] == '2';
    const auto part = year_first ? word.substr(year_bytes + 1) : word.substr(0, 2);
    const auto year_text = year_first ? word.substr(0, year_bytes) : word.substr(3);
    int year = 0;
    const auto end = year_text.data() + year_text.size();
    if (part[0] != 'q' || part[1] < '1' || part[1] > '4'
        || std::from_chars(year_text.data(), end, year).ptr != end || year < 2000 || year > 2099)
        return std::nullopt;
    const auto last = static_cast<unsigned>(part[1] - '0') * 3;
    return std::pair{YearMonth{year, last - 2}, YearMonth{year, last}};
}

class Reader {
public:
    Reader(
        const Words& words,
        const std::vector<PhraseHit>& hits,
        const std::vector<DateExpression>& dates,
        const Date& written_on)
        : words_(words),
          hits_(hits),
          now_{static_cast<int>(written_on.year()), static_cast<unsigned>(written_on.month())},
          dates_(dates)
    {
    }

    std::vector<Period> read()
    {
        for (std::size_t i = 0; i < words_.words.size();)
            i = std::max(i + 1, read_at(i));
        join_months(found_);
        add_day_ranges(found_, words_, hits_, dates_);
        // "the first half of 2026 (January to June)": the year is that of the months.
        const auto is_year = [](const Period& period) {
            return period.text.ends_with("-12") && period.text.substr(4, 5) == "-01..";
        };
        if (!std::all_of(found_.begin(), found_.end(), is_year))
            std::erase_if(found_, is_year);
        return std::move(found_);
    }

private:
    std::size_t add(std::string text, std::size_t first, std::size_t last)
    {
        found_.push_back({std::move(text), first, last});
        return last;
    }

    const PhraseHit* hit_at(std::string_view phrase_class, std::size_t first) const
    {
        const auto here = hits_between(hits_, first, first + 1);
        const auto found = std::ranges::find(here, phrase_class, &PhraseHit::phrase_class);
        return found == here.end() ? nullptr : &*found;
    }

    bool in_date(std::size_t i) const
    {
        return std::any_of(dates_.begin(), dates_.end(), [&](const auto& date) {
            return date.from_scan && date.first <= i && i < date.last;
        });
    }

    YearMonth months_before(unsigned months) const
    {
        const auto total =
            now_.year * 12 + static_cast<int>(now_.month) - 1 - static_cast<int>(months);
        return {total / 12, static_cast<unsigned>(total % 12) + 1};
    }

    // "3", "three"
    std::optional<unsigned> count_at(std::size_t at) const
    {
        constexpr std::int64_t months_max = 60;
        const auto& word = words_.words[at].folded;
        std::int64_t count = 0;
        std::from_chars(word.data(), word.data() + word.size(), count);
        if (const auto number = number_in_words(words_, at); number && count == 0)
            count = number->value;
        return count >= 2 && count <= months_max ? std::optional(static_cast<unsigned>(count))
                                                 : std::nullopt;
    }

    YearMonth latest(unsigned month) const
    {
        return {now_.year - (month > now_.month ? 1 : 0), month};
    }

    bool since(std::size_t i) const
    {
        return std::any_of(hits_.begin(), hits_.end(), [&](const auto& hit) {
            return hit.phrase_class == "period.since" && (hit.last == i || hit.last + 1 == i);
        });
    }

    std::size_t read_at(std::size_t i);
    std::size_t read_month(std::size_t i, unsigned month);
    std::optional<Period> word_at(std::size_t i) const;
    std::optional<Period> half_year_at(std::size_t i) const;
    bool runs_to_now(std::size_t word) const;

    const Words& words_;
    const std::vector<PhraseHit>& hits_;
    YearMonth now_;
    const std::vector<DateExpression>& dates_;
    std::vector<Period> found_;
};

// "2026 bis heute", "July to date"
bool Reader::runs_to_now(std::size_t word) const
{
    return hit_at("period.to_now", word) != nullptr;
}

std::size_t Reader::read_month(std::size_t i, unsigned month)
{
    const auto behind = [&](std::size_t at) { // Over "de", "of", "del".
        return at < words_.words.size() && !year_in(words_, at)
                && words_.words[at].folded.size() <= 3 && year_in(words_, at + 1)
            ? at + 1
            : at;
    };
    auto end = i + 1;
    auto first = latest(month);
    const auto year = year_in(words_, behind(end));
    if (const auto* last_year = hit_at("period.last_year", end); last_year && !year) {
        first.year = now_.year - 1;
        return add(text_of(first), i, last_year->last);
    }
    if (year) {
        first.year = *year;
        end = behind(end) + 1;
    }
    auto last = first;
    for (std::size_t skip = 0; skip <= 3 && end + skip < words_.words.size(); ++skip) {
        const auto at = end + skip;
        const auto next = month_in(words_, at);
        if (next == 0) {
            if (!hit_at("period.to", at) && !(skip > 0 && words_.words[at].folded.size() <= 2)
                && words_.gap_after(at).find('-') == std::string_view::npos)
                break;
            continue;
        }
        const bool dash =
            skip == 0 && words_.gap_after(end - 1).find_first_of("-/") != std::string_view::npos;
        if (skip == 0 && !dash)
            break;
        last = latest(next);
        end = at + 1;
        if (const auto last_year = year_in(words_, behind(end))) {
            last.year = *last_year;
            end = behind(end) + 1;
            if (!year)
                first.year = first.month > last.month ? *last_year - 1 : *last_year;
        } else if (year) {
            last.year = last.month < first.month ? *year + 1 : *year;
        } else if (first > last) {
            --first.year;
        }
        return add(text_of(first, last), i, end);
    }
    if ((since(i) || runs_to_now(end)) && first < now_)
        last = now_;
    return add(text_of(first, last), i, end);
}

// "the second half of 2025"; without a year the last one to end.
std::optional<Period> Reader::half_year_at(std::size_t i) const
{
    const auto* first = hit_at("period.half_year", i);
    const auto* hit = first ? first : hit_at("period.second_half", i);
    if (hit == nullptr)
        return std::nullopt;
    auto year = first || now_.month > 6 ? now_.year : now_.year - 1;
    auto end = hit->last;
    constexpr std::size_t reach = 3; // Over "of", "des Jahres".
    for (auto at = hit->last; at < std::min(hit->last + reach, words_.words.size()); ++at) {
        if (const auto written = year_in(words_, at)) {
            year = *written;
            end = at + 1;
            break;
        }
    }
    const unsigned month = first ? 1 : 7;
    return Period{text_of(YearMonth{year, month}, YearMonth{year, month + 5}), i, end};
}

std::optional<Period> Reader::word_at(std::size_t i) const
{
    const auto found = [&](std::string_view phrase_class, YearMonth first, YearMonth last) {
        const auto* hit = hit_at(phrase_class, i);
        return hit ? std::optional<Period>({text_of(first, last), hit->first, hit->last})
                   : std::nullopt;
    };
    const auto before = months_before(1);
    const YearMonth january{now_.year, 1};
    if (auto period = found("period.last_month", before, before))
        return period;
    if (auto period = found("period.this_month", now_, now_))
        return period;
    if (auto period = found("period.last_year", {now_.year - 1, 1}, {now_.year - 1, 12}))
        return period;
    if (auto period = found("period.this_year", january, {now_.year, 12}))
        return period;
    if (auto period = found("period.year_to_date", january, now_))
        return period;
    if (auto period = half_year_at(i))
        return period;
    const auto quarter_start = months_before((now_.month - 1) % 3 + 3);
    if (auto period =
            found("period.last_quarter", quarter_start, months_before((now_.month - 1) % 3 + 1)))
        return period;
    if (const auto* hit = hit_at("period.months_back", i)) {
        for (auto at = hit->first; at < hit->last; ++at) {
            if (const auto count = count_at(at))
                return Period{
                    text_of(months_before(*count), months_before(1)), hit->first, hit->last};
        }
    }
    for (unsigned quarter = 1; quarter <= 4; ++quarter) {
        const auto phrase_class = "date.quarter_number." + std::to_string(quarter);
        const auto* hit = hit_at(phrase_class, i);
        if (hit == nullptr)
            continue;
        auto year = latest(quarter * 3 - 2).year;
        auto end = hit->last;
        for (std::size_t skip = 0; skip <= 1; ++skip) {
            if (const auto written = year_in(words_, hit->last + skip)) {
                year = *written;
                end = hit->last + skip + 1;
            }
        }
        return Period{
            text_of(YearMonth{year, quarter * 3 - 2}, YearMonth{year, quarter * 3}), i, end};
    }
    return std::nullopt;
}

std::size_t Reader::read_at(std::size_t i)
{
    if (in_date(i))
        return i + 1;
    if (const auto month = month_in(words_, i); month != 0)
        return read_month(i, month);
    if (const auto period = word_at(i))
        return add(period->text, period->first, period->last);
    if (const auto year = year_in(words_, i)) {
        const bool to_now = runs_to_now(i + 1) || since(i);
        return add(text_of(YearMonth{*year, 1}, to_now ? now_ : YearMonth{*year, 12}), i, i + 1);
    }
    if (const auto quarter = quarter_of_year(words_.words[i].folded))
        return add(text_of(quarter->first, quarter->second), i, i + 1);
    const auto slash = split(words_.words[i].folded, '/'); // "08/2026"
    if (slash.size() == 2 && slash[0].size() <= 2 && slash[1].size() == 4) {
        unsigned month = 0;
        int year = 0;
        std::from_chars(slash[0].data(), slash[0].data() + slash[0].size(), month);
        std::from_chars(slash[1].data(), slash[1].data() + slash[1].size(), year);
        if (month >= 1 && month <= 12 && year >= 2000 && year <= 2099)
            return add(text_of(YearMonth{year, month}), i, i + 1);
    }
    return i + 1;
}

} // namespace

std::vector<Period> find_periods(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const std::vector<DateExpression>& dates,
    const Date& written_on)
{
    return Reader(words, hits, dates, written_on).read();
}

} // namespace mailroom
