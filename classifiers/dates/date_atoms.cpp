#include "classifiers/dates/date_atoms.h"

#include "classifiers/dates/plain_numbers.h"
#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>

namespace mailroom {
namespace {

using Kind = DateAtomKind;

struct NamedKind {
    std::string_view name;
    Kind kind;
};
constexpr std::array named_kinds{
    NamedKind{"day", Kind::day},
    NamedKind{"weekday", Kind::weekday},
    NamedKind{"end", Kind::end},
    NamedKind{"end_of_month", Kind::end_of_month},
    NamedKind{"end_of_quarter", Kind::end_of_quarter},
    NamedKind{"end_of_year", Kind::end_of_year},
    NamedKind{"end_of_week", Kind::end_of_week},
    NamedKind{"begin", Kind::begin},
    NamedKind{"middle", Kind::middle},
    NamedKind{"this", Kind::this_},
    NamedKind{"next", Kind::next},
    NamedKind{"coming", Kind::coming},
    NamedKind{"following", Kind::following},
    NamedKind{"last", Kind::last},
    NamedKind{"week", Kind::week},
    NamedKind{"monthword", Kind::monthword},
    NamedKind{"quarter", Kind::quarter},
    NamedKind{"quarter_number", Kind::quarter_number},
    NamedKind{"year", Kind::year},
    NamedKind{"calendar_week", Kind::calendar_week},
    NamedKind{"unit", Kind::unit},
    NamedKind{"business_days", Kind::business_days},
    NamedKind{"fortnight", Kind::fortnight},
    NamedKind{"hours", Kind::hours},
    NamedKind{"in", Kind::in},
    NamedKind{"during", Kind::during},
    NamedKind{"from", Kind::from},
    NamedKind{"after", Kind::after},
    NamedKind{"later", Kind::later},
    NamedKind{"next_day", Kind::next_day},
    NamedKind{"ago", Kind::ago},
    NamedKind{"ago_before", Kind::ago_before},
    NamedKind{"eight_days", Kind::eight_days},
    NamedKind{"count", Kind::count},
    NamedKind{"ordinal", Kind::ordinal},
    NamedKind{"compound", Kind::compound},
    NamedKind{"final", Kind::final},
    NamedKind{"filler", Kind::filler},
    NamedKind{"day_marker", Kind::day_marker},
    NamedKind{"before", Kind::before},
    NamedKind{"net", Kind::net},
    NamedKind{"holiday", Kind::holiday},
    NamedKind{"named_day", Kind::named_day},
};

int number_in(std::string_view text)
{
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// "dès mon retour": French "my", where nothing says that a day is meant.
bool is_french_my(const Words& words, const PhraseHit& hit)
{
    static constexpr std::array before{"on",   "by",     "next",   "this", "until",
                                       "from", "before", "coming", "of",   "or"};
    const auto i = hit.first;
    if (words.words[i].folded != "mon" || words.words[i].capital || hit.last != i + 1)
        return false;
    const bool led =
        i > 0 && std::find(before.begin(), before.end(), words.words[i - 1].folded) != before.end();
    const bool joined = i + 1 < words.words.size() && words.gap_after(i) == " ";
    return !led && joined && !words.words[i + 1].has_digit;
}

// "MO-TZ1": part of a code.
bool is_part_of_code(const Words& words, const PhraseHit& hit)
{
    if (hit.last >= words.words.size() || words.gap_after(hit.last - 1) != "-")
        return false;
    const auto& next = words.words[hit.last];
    return next.has_digit && !is_digit(next.folded.front());
}

std::vector<DateAtom> named_atoms(const Words& words, const std::vector<PhraseHit>& hits)
{
    constexpr std::string_view prefix = "date.";
    std::vector<DateAtom> atoms;
    for (const auto& hit : hits) {
        if (!hit.phrase_class.starts_with(prefix))
            continue;
        const auto name = hit.phrase_class.substr(prefix.size());
        const auto point = name.find('.');
        const auto named = std::find_if(named_kinds.begin(), named_kinds.end(), [&](const auto& k) {
            return k.name == name.substr(0, point);
        });
        if (named == named_kinds.end()
            || (named->kind == Kind::weekday
                && (is_french_my(words, hit) || is_part_of_code(words, hit))))
            continue;
        const int value = point == std::string_view::npos ? 0 : number_in(name.substr(point + 1));
        atoms.push_back({named->kind, value, {}, hit.first, hit.last});
    }
    return atoms;
}

std::vector<DateAtom> written_dates(const Words& words, const Date& written_on, DateOrder order)
{
    std::vector<DateAtom> atoms;
    std::size_t at = 0;
    for (const auto& scanned : scan_dates(words.text, order, written_on)) {
        while (at < words.words.size() && words.words[at].end <= scanned.begin)
            ++at;
        auto last = at;
        while (last < words.words.size() && words.words[last].begin < scanned.end)
            ++last;
        if (last > at)
            atoms.push_back({Kind::date, 0, scanned.value, at, last});
    }
    return atoms;
}

// "2 204,16" is no second of the month, and "1. Invoice 4471" is a row's number.
bool is_part_of_sum(const Words& words, std::size_t i)
{
    constexpr std::size_t group_digits = 3;
    return i + 1 < words.words.size() && words.gap_after(i) == " "
        && words.words[i + 1].folded.find_first_not_of("0123456789") >= group_digits
        && words.words[i + 1].has_digit;
}
bool is_row_number(const Words& words, std::size_t i)
{
    return words.gap_after(i).starts_with(". ")
        && (i == 0 || words.gap_after(i - 1).find('\n') != std::string_view::npos);
}

// Digits of at most two places, with or without an ordinal's ending: 20, 20th, 20e, 1er.
std::optional<DateAtom> number_atom(const Words& words, std::size_t i, bool marked)
{
    static constexpr std::array endings{"",   "st",  "nd", "rd", "th", "e",
                                        "er", "ste", "de", "º",  "o",  "ª"};
    const auto& word = words.words[i].folded;
    const auto digits = word.find_first_not_of("0123456789");
    const auto count = std::min(digits, word.size());
    const auto ending = std::string_view(word).substr(count);
    if (count == 4 && ending.empty() && word.starts_with("20"))
        return DateAtom{Kind::year_number, number_in(word), {}, i, i + 1};
    if (count == 0 || count > 2
        || std::find(endings.begin(), endings.end(), ending) == endings.end())
        return std::nullopt;
    const int value = number_in(word);
    const bool ends_sentence =
        i + 1 < words.words.size() && words.words[i + 1].sentence != words.words[i].sentence;
    const bool ordinal = !ending.empty()
        || (words.gap_after(i).starts_with('.') && !ends_sentence && !is_row_number(words, i));
    const bool percent_or_money = words.gap_after(i).find_first_of("%") != std::string_view::npos
        || words.gap_after(i).find("€") != std::string_view::npos;
    const bool day = value >= 1 && value <= 31 && !percent_or_money && (marked || ordinal);
    return DateAtom{day ? Kind::day_of_month : Kind::number, value, {}, i, i + 1};
}

// "03/11" and, after a word that marks a day, "03-11": a day of the year nearest to the writing.
std::optional<DateAtom>
short_date(const Words& words, std::size_t i, bool marked, const Date& written_on, DateOrder order)
{
    const auto& word = words.words[i].folded;
    const auto mark = word.find_first_of(marked ? "/-." : "/");
    if (mark == std::string::npos || mark == 0 || mark > 2 || word.size() - mark > 3
        || word.find_first_not_of("0123456789", mark + 1) != std::string::npos)
        return std::nullopt;
    auto day = static_cast<unsigned>(number_in(word));
    auto month = static_cast<unsigned>(number_in(std::string_view(word).substr(mark + 1)));
    if (month > 12 || (order == DateOrder::month_first && day <= 12))
        std::swap(day, month);
    std::optional<Date> best;
    for (const int offset : {-1, 0, 1}) {
        const auto date = make_date(static_cast<int>(written_on.year()) + offset, month, day);
        if (date
            && (!best
                || std::abs(days_between(written_on, *date))
                    < std::abs(days_between(written_on, *best))))
            best = date;
    }
    if (!best)
        return std::nullopt;
    return DateAtom{Kind::date, 0, *best, i, i + 1};
}

// "the", "Friday", "entro il"
bool marks_day(const DateAtom& atom)
{
    return atom.kind == Kind::day_marker || atom.kind == Kind::weekday
        || (atom.kind == Kind::during && atom.last - atom.first > 1);
}

// "KW13", "S13", "wk 13" in one word.
std::optional<DateAtom> week_number_atom(const Words& words, std::size_t i)
{
    static constexpr std::array prefixes{"kw", "s", "w", "wk", "sem"};
    const std::string_view word = words.words[i].folded;
    const auto digits = word.find_first_of("0123456789");
    if (digits == std::string_view::npos || word.size() - digits > 2
        || word.find_first_not_of("0123456789", digits) != std::string_view::npos
        || std::find(prefixes.begin(), prefixes.end(), word.substr(0, digits)) == prefixes.end())
        return std::nullopt;
    constexpr int weeks_max = 53;
    const int week = number_in(word.substr(digits));
    if (week < 1 || week > weeks_max)
        return std::nullopt;
    return DateAtom{Kind::calendar_week, week, {}, i, i + 1};
}

} // namespace

std::vector<DateAtom> date_atoms(
    const Words& words, const std::vector<PhraseHit>& hits, const Date& written_on, DateOrder order)
{
    auto named = named_atoms(words, hits);
    const auto written = written_dates(words, written_on, order);
    std::vector<DateAtom> atoms;
    std::size_t next_written = 0, next_named = 0;
    for (std::size_t i = 0; i < words.words.size();) {
        while (next_written < written.size() && written[next_written].first < i)
            ++next_written;
        if (next_written < written.size() && written[next_written].first == i) {
            atoms.push_back(written[next_written]);
            i = atoms.back().last;
            continue;
        }
        while (next_named < named.size() && named[next_named].first < i)
            ++next_named;
        // Of the readings of a word the longest; a word with two meanings keeps the one that
        // stands first in the file, except that a day's marker must stay one before a number.
        const DateAtom* best = nullptr;
        const DateAtom* long_marker = nullptr; // "the run of the 14"
        bool marker = false;
        for (auto at = next_named; at < named.size() && named[at].first == i; ++at) {
            if (named[at].kind == Kind::day_marker && named[at].last > i + 1
                && named[at].last < words.words.size() && words.words[named[at].last].has_digit)
                long_marker = &named[at];
            marker |= named[at].kind == Kind::day_marker && named[at].last == i + 1;
            if (named[at].kind != Kind::day_marker && (!best || named[at].last > best->last))
                best = &named[at];
        }
        const auto next_is_digits = i + 1 < words.words.size() && words.words[i + 1].has_digit;
        if (marker && next_is_digits && (!best || best->last == i + 1)) {
            atoms.push_back({Kind::day_marker, 0, {}, i, i + 1});
        } else if (long_marker != nullptr && (!best || best->last < long_marker->last)) {
            atoms.push_back(*long_marker);
        } else if (best != nullptr) {
            atoms.push_back(*best);
        } else if (words.words[i].has_digit) {
            const bool marked = !atoms.empty() && atoms.back().last == i && marks_day(atoms.back())
                && words.gap_after(i - 1).find('(') == std::string_view::npos && !is_time(words, i)
                && !is_part_of_sum(words, i) && !counts_goods(words, hits, i);
            if (const auto date = short_date(words, i, marked, written_on, order))
                atoms.push_back(*date);
            else if (const auto number = number_atom(words, i, marked))
                atoms.push_back(*number);
            else if (const auto week = week_number_atom(words, i))
                atoms.push_back(*week);
        } else if (const auto month = month_of(words.source(i, i + 1)); month != 0) {
            atoms.push_back({Kind::month, static_cast<int>(month), {}, i, i + 1});
        }
        i = !atoms.empty() && atoms.back().last > i ? atoms.back().last : i + 1;
    }
    return atoms;
}

} // namespace mailroom
