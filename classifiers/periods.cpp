#include "classifiers/periods.h"

#include "core/scan_dates.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace mailroom {
namespace {

struct YearMonth {
    int year = 0;
    unsigned month = 0;

    auto operator<=>(const YearMonth&) const = default;
};

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

// A month's name, also in front of a compound: "Septemberrechnung", "junifactuur".
unsigned month_in(const Words& words, std::size_t i)
{
    static constexpr std::array documents{"rechnung",  "faktu",      "factu",
                                          "auszug",    "gutschrift", "lieferung",
                                          "overzicht", "abrechnung", "beleg"};
    const auto source = words.source(i, i + 1);
    if (source.size() >= 3) {
        // "may", "mai" (never), "set" are other words too: such need a capital, or a year behind.
        const bool sure = source.size() > 3 || words.words[i].capital || year_in(words, i + 1);
        if (const auto month = month_of(source); month != 0 && sure)
            return month;
    }
    const std::string_view word = words.words[i].folded;
    for (const std::string_view document : documents) {
        const auto at = word.find(document);
        if (at != std::string_view::npos && at >= 3)
            return month_of(word.substr(0, at));
    }
    return 0;
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
        // "the first half of 2026 (January to June)": the year is that of the months.
        const auto is_year = [](const Period& period) {
            return period.text.ends_with("-12") && period.text.substr(4, 5) == "-01..";
        };
        const bool has_months = std::any_of(
            found_.begin(), found_.end(), [&](const auto& period) { return !is_year(period); });
        if (has_months)
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
        const auto found = std::find_if(hits_.begin(), hits_.end(), [&](const auto& hit) {
            return hit.first == first && hit.phrase_class == phrase_class;
        });
        return found == hits_.end() ? nullptr : &*found;
    }

    bool in_date(std::size_t i) const
    {
        return std::any_of(dates_.begin(), dates_.end(), [&](const auto& date) {
            return date.from_scan && date.first <= i && i < date.last;
        });
    }

    YearMonth latest(unsigned month) const
    {
        return {now_.year - (month > now_.month ? 1 : 0), month};
    }

    bool since(std::size_t i) const
    {
        const auto before = [&](std::size_t back) {
            return i >= back && std::any_of(hits_.begin(), hits_.end(), [&](const auto& hit) {
                       return hit.last == i - back + 1 && hit.phrase_class == "period.since";
                   });
        };
        return before(1) || before(2);
    }

    std::size_t read_at(std::size_t i);
    std::size_t read_month(std::size_t i, unsigned month);
    std::optional<Period> word_at(std::size_t i) const;

    const Words& words_;
    const std::vector<PhraseHit>& hits_;
    YearMonth now_;
    const std::vector<DateExpression>& dates_;
    std::vector<Period> found_;
};

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
    if (since(i) && first < now_)
        last = now_;
    return add(text_of(first, last), i, end);
}

std::optional<Period> Reader::word_at(std::size_t i) const
{
    const auto found = [&](std::string_view phrase_class, YearMonth first, YearMonth last) {
        const auto* hit = hit_at(phrase_class, i);
        return hit ? std::optional<Period>({text_of(first, last), hit->first, hit->last})
                   : std::nullopt;
    };
    const YearMonth before{
        now_.month == 1 ? now_.year - 1 : now_.year, now_.month == 1 ? 12 : now_.month - 1};
    const YearMonth january{now_.year, 1};
    if (auto period = found("period.last_month", before, before))
        return period;
    if (auto period = found("period.this_month", now_, now_))
        return period;
    if (auto period = found("period.last_year", {now_.year - 1, 1}, {now_.year - 1, 12}))
        return period;
    if (auto period = found("period.this_year", january, now_))
        return period;
    if (auto period = found("period.half_year", january, {now_.year, 6}))
        return period;
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
    if (const auto year = year_in(words_, i))
        return add(text_of(YearMonth{*year, 1}, YearMonth{*year, 12}), i, i + 1);
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
