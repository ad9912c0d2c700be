#include "classifiers/dates/periods.h"

#include "classifiers/dates/period_counts.h"
#include "classifiers/dates/period_names.h"
#include "classifiers/dates/period_ranges.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace mailroom {
namespace {

class Reader {
public:
    Reader(
        const Words& words,
        const std::vector<PhraseHit>& hits,
        const std::vector<DateExpression>& dates,
        const Date& written_on)
        : text_{words, hits, written_on},
          hits_(hits),
          dates_(dates),
          ranges_(written_month_ranges(words, hits))
    {
    }

    std::vector<Period> read();

private:
    std::size_t add(std::string text, std::size_t first, std::size_t last)
    {
        found_.push_back({std::move(text), first, last});
        return last;
    }

    bool is(std::string_view phrase_class, std::size_t word) const
    {
        return hit_at(hits_, phrase_class, word) != nullptr;
    }

    bool in_date(std::size_t i) const
    {
        return std::any_of(dates_.begin(), dates_.end(), [&](const auto& date) {
            return date.from_scan && date.first <= i && i < date.last;
        });
    }

    bool since(std::size_t i) const
    {
        const bool one = std::ranges::any_of(hits_, [&](const auto& hit) {
            return hit.phrase_class == "period.of_one" && hit.last == i;
        });
        return !one && std::any_of(hits_.begin(), hits_.end(), [&](const auto& hit) {
            return hit.phrase_class == "period.since" && (hit.last == i || hit.last + 1 == i)
                && goes_on_from(words_, hit, i);
        });
    }

    // "from June and July": of these months, and not since then.
    bool is_listed(std::size_t i, std::size_t end) const
    {
        const auto is_month = [&](std::size_t at) {
            return at < words_.words.size() && month_in(words_, at) != 0;
        };
        const bool after =
            i > 0 && (is_month(i - 1) || (i > 1 && is("period.and", i - 1) && is_month(i - 2)));
        return after || is_month(end) || (is("period.and", end) && is_month(end + 1));
    }

    // "2026 bis heute", "July to date"
    bool runs_to_now(std::size_t word) const { return is("period.to_now", word); }

    std::size_t read_at(std::size_t i);
    std::size_t read_month(std::size_t i, unsigned month);
    std::size_t read_year(std::size_t i, int year);
    std::size_t year_word(std::size_t at) const;
    std::size_t range_end(std::size_t from, std::size_t end) const;
    std::optional<int> year_of_list(std::size_t end) const;
    void drop_what_is_put_better();

    PeriodText text_;
    const Words& words_ = text_.words;
    const std::vector<PhraseHit>& hits_;
    const std::vector<DateExpression>& dates_;
    std::vector<Period> ranges_; // "01/2026 bis 03/2026"
    std::vector<Period> found_;
};

std::vector<Period> Reader::read()
{
    for (std::size_t i = 0; i < words_.words.size();)
        i = std::max(i + 1, read_at(i));
    join_months(found_, hits_);
    add_day_ranges(found_, words_, hits_, dates_, text_.written_on);
    std::ranges::sort(found_, {}, &Period::first);
    drop_what_is_put_better();
    return std::move(found_);
}

// "the first half of 2026 (January to June)", "for 2026: July and August": the year is that of the
// months, and the months say better what is meant.
void Reader::drop_what_is_put_better()
{
    const auto is_whole_year = [](const Period& period) {
        return period.text.ends_with("-12") && period.text.substr(4, 5) == "-01..";
    };
    const auto is_year = [&](const Period& period) {
        return period.last - period.first == 1 && year_in(words_, period.first)
            && is_whole_year(period);
    };
    if (!std::all_of(found_.begin(), found_.end(), is_year))
        std::erase_if(found_, is_year);
    for (std::size_t i = 1; i < found_.size();) { // "January to June of this year"
        constexpr std::size_t words_between_max = 2, year_bytes = 4;
        const auto &months = found_[i - 1], &year = found_[i];
        const bool of_it = is_whole_year(year) && year.first - months.last <= words_between_max
            && months.text.substr(0, year_bytes) == year.text.substr(0, year_bytes);
        if (of_it)
            found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    }
    for (std::size_t i = 1; i < found_.size();) { // "this summer (July and August)"
        const auto &wide = found_[i - 1], &here = found_[i];
        constexpr std::size_t month_bytes = 7;
        const auto end = [](const Period& period) {
            return period.text.substr(period.text.size() - month_bytes);
        };
        const bool within = here.first == wide.last
            && wide.text.substr(0, month_bytes) <= here.text.substr(0, month_bytes)
            && end(here) <= end(wide);
        constexpr std::size_t reach = 3; // "the last two months please, i.e. May and June"
        const bool told = here.first > wide.last && here.first - wide.last <= reach
            && words_.gap_after(here.first - 2).starts_with(',')
            && !is("period.and", here.first - 1);
        const bool put_better = wide.text.size() > month_bytes
            && (within || (told && here.text.size() == wide.text.size()));
        if (put_better)
            found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(i) - 1);
        else
            ++i;
    }
}

// Where the year of a month stands: over "de", "of", "del".
std::size_t Reader::year_word(std::size_t at) const
{
    constexpr std::size_t joiner_bytes_max = 3;
    return at < words_.words.size() && !year_in(words_, at)
            && words_.words[at].folded.size() <= joiner_bytes_max && year_in(words_, at + 1)
        ? at + 1
        : at;
}

// The month to which a range runs: "to September", "t/m juni", "- März", and behind "between" also
// "and March". The number of words where none does.
std::size_t Reader::range_end(std::size_t from, std::size_t end) const
{
    constexpr std::size_t reach = 3;
    bool between = false;
    for (auto at = from - std::min(from, reach); at < from; ++at)
        between = between || is("period.between", at);
    for (std::size_t skip = 0; skip <= reach && end + skip < words_.words.size(); ++skip) {
        const auto at = end + skip;
        if (month_in(words_, at) != 0) {
            const auto gap = words_.gap_after(at - 1);
            return skip > 0 || gap.find_first_of("-/") != std::string_view::npos
                    || gap.find("\u2013") != std::string_view::npos
                ? at
                : words_.words.size();
        }
        static const auto& inclusive = word_list("period.inclusive"); // "bis einschließlich Mai"
        const bool joins = is("period.to", at)
            || (skip > 0 && inclusive.has(words_.words[at].folded))
            || (between && is("period.and", at))
            || (skip > 0 && words_.words[at].folded.size() <= 2)
            || words_.gap_after(at).find('-') != std::string_view::npos;
        if (!joins)
            break;
    }
    return words_.words.size();
}

// "August and September 2025": the year behind the last month of a list.
std::optional<int> Reader::year_of_list(std::size_t end) const
{
    for (auto at = end; at < words_.words.size();) {
        at += is("period.and", at) ? 1U : 0U;
        if (at >= words_.words.size() || month_in(words_, at) == 0)
            break;
        ++at;
        if (const auto year = year_in(words_, year_word(at)))
            return year;
    }
    return std::nullopt;
}

std::size_t Reader::read_month(std::size_t i, unsigned month)
{
    auto end = i + 1;
    auto first = text_.latest(month);
    const auto year = year_in(words_, year_word(end));
    for (const auto& [name, back] : {std::pair{"period.this_year", 0}, {"period.last_year", 1}}) {
        const auto* named = hit_at(hits_, name, end);
        if (!named || year)
            continue;
        first.year = text_.now().year - back;
        return add(text_of(first), i, named->last);
    }
    if (year) {
        first.year = *year;
        end = year_word(end) + 1;
    }
    if (const auto to = range_end(i, end); to < words_.words.size()) {
        auto last = text_.latest(month_in(words_, to));
        end = to + 1;
        if (const auto last_year = year_in(words_, year_word(end))) {
            last.year = *last_year;
            end = year_word(end) + 1;
            if (!year)
                first.year = first.month > last.month ? *last_year - 1 : *last_year;
        } else if (year) {
            last.year = last.month < first.month ? *year + 1 : *year;
        } else if (first > last) {
            --first.year;
        }
        return add(text_of(first, last), i, end);
    }
    if (const auto shared = year_of_list(end); shared && !year)
        first.year = *shared;
    const auto now = text_.now();
    const bool to_now = ((since(i) && !is_listed(i, end)) || runs_to_now(end)) && first < now;
    return add(text_of(first, to_now ? now : first), i, end);
}

// "2025", "2026 to date", "2024 to 2026"
std::size_t Reader::read_year(std::size_t i, int year)
{
    constexpr std::size_t reach = 3; // "bis einschließlich"
    for (auto at = i + 1; at < std::min(i + 1 + reach, words_.words.size()); ++at) {
        const auto last = year_in(words_, at);
        const bool dash = at == i + 1 && words_.gap_after(i).find('-') != std::string_view::npos;
        if (last && *last > year && (dash || is("period.through", i + 1)))
            return add(text_of({year, 1}, {*last, 12}), i, at + 1);
    }
    for (auto at = i + 2; at <= i + 1 + reach && at < words_.words.size(); ++at) {
        const auto month = month_in(words_, at); // "2026 t/m augustus"
        if (month != 0 && is("period.through", i + 1) && !year_in(words_, at + 1))
            return add(text_of({year, 1}, {year, month}), i, at + 1);
    }
    const bool to_now = runs_to_now(i + 1) || since(i);
    return add(text_of({year, 1}, to_now ? text_.now() : YearMonth{year, 12}), i, i + 1);
}

std::size_t Reader::read_at(std::size_t i)
{
    const auto range = std::ranges::find(ranges_, i, &Period::first);
    if (range != ranges_.end())
        return add(range->text, i, range->last);
    if (const auto month = short_month_in(words_, i, text_.now()))
        return add(text_of(*month), i, i + 1);
    if (in_date(i))
        return i + 1;
    if (const auto month = month_in(words_, i); month != 0)
        return read_month(i, month);
    for (const auto read : {named_period_at, counted_period_at}) {
        if (auto period = read(text_, i))
            return add(std::move(period->text), period->first, period->last);
    }
    if (const auto year = year_in(words_, i))
        return read_year(i, *year);
    const auto month = written_month(words_, i);
    if (month && words_.words[i].folded.find('/') != std::string::npos) // "08/2026"
        return add(text_of(*month), i, i + 1);
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
