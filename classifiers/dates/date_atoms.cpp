#include "classifiers/dates/date_atoms.h"

#include "classifiers/dates/number_atoms.h"
#include "classifiers/text/word_lists.h"
#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

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

// "dès mon retour": French "my", where nothing says that a day is meant.
bool is_french_my(const Words& words, const PhraseHit& hit)
{
    static const auto& before = word_list("day.before_mon");
    const auto i = hit.first;
    if (words.words[i].folded != "mon" || words.words[i].capital || hit.last != i + 1)
        return false;
    const bool led = i > 0 && before.has(words.words[i - 1].folded);
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

// "A guia da segunda": Portuguese for the second one, but "a partir da segunda" is of Monday.
bool is_portuguese_second(const Words& words, const PhraseHit& hit)
{
    static const auto& before = word_list("day.before_da");
    const auto i = hit.first;
    return i > 1 && hit.last == i + 1 && words.words[i].folded == "segunda"
        && words.words[i - 1].folded == "da" && !before.has(words.words[i - 2].folded);
}

// "Until the Christmas orders come in", "les commandes de Noël": of the season, and no day.
bool is_of_season(const Words& words, const PhraseHit& hit)
{
    static const auto& goods = word_list("day.of_season");
    const bool behind = hit.last < words.words.size() && words.gap_after(hit.last - 1) == " "
        && goods.has(words.words[hit.last].folded);
    const auto of = hit.first;
    return behind
        || (of > 1 && words.words[of - 1].folded.size() <= 3
            && goods.has(words.words[of - 2].folded));
}

bool is_no_day(const Words& words, const PhraseHit& hit, Kind kind)
{
    if (kind == Kind::weekday)
        return is_french_my(words, hit) || is_part_of_code(words, hit)
            || is_portuguese_second(words, hit);
    if (kind == Kind::ordinal)
        return is_portuguese_second(words, hit);
    return kind == Kind::holiday && is_of_season(words, hit);
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
        if (named == named_kinds.end() || is_no_day(words, hit, named->kind))
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

// Of the readings of a word the longest; a word with two meanings keeps the one that stands first
// in the file, except that a day's marker must stay one before a number.
std::optional<DateAtom>
best_reading(const Words& words, std::span<const DateAtom> readings, std::size_t i)
{
    const DateAtom* best = nullptr;
    const DateAtom* long_marker = nullptr; // "the run of the 14"
    bool marker = false;
    for (const auto& reading : readings) {
        const bool marks = reading.kind == Kind::day_marker;
        if (marks && reading.last > i + 1 && reading.last < words.words.size()
            && words.words[reading.last].has_digit)
            long_marker = &reading;
        marker |= marks && reading.last == i + 1;
        if (!marks && (!best || reading.last > best->last))
            best = &reading;
    }
    const auto next_is_digits = i + 1 < words.words.size() && words.words[i + 1].has_digit;
    if (marker && next_is_digits && (!best || best->last == i + 1))
        return DateAtom{Kind::day_marker, 0, {}, i, i + 1};
    if (long_marker != nullptr && (!best || best->last < long_marker->last))
        return *long_marker;
    return best != nullptr ? std::optional(*best) : std::nullopt;
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
        auto named_end = next_named;
        while (named_end < named.size() && named[named_end].first == i)
            ++named_end;
        const auto readings = std::span(named).subspan(next_named, named_end - next_named);
        if (const auto best = best_reading(words, readings, i)) {
            atoms.push_back(*best);
        } else if (words.words[i].has_digit) {
            const auto* before = atoms.empty() ? nullptr : &atoms.back();
            if (const auto atom = number_atom_at(words, hits, before, i, written_on, order))
                atoms.push_back(*atom);
        } else if (const auto month = month_of(words.source(i, i + 1)); month != 0) {
            atoms.push_back({Kind::month, static_cast<int>(month), {}, i, i + 1});
        }
        i = !atoms.empty() && atoms.back().last > i ? atoms.back().last : i + 1;
    }
    return atoms;
}

} // namespace mailroom
