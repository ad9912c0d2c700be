#include "classifiers/numbers/noun_details.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <string_view>

namespace mailroom {
namespace {

// What is signed in May or valid for a year is asked for by its kind alone.
bool may_have_period(const DocumentNoun& noun)
{
    return noun.references.empty() && noun.type != FileType::contract
        && noun.type != FileType::tax_form;
}

// A period is of the last noun before it, or of the one that it stands right before.
void give_told_periods(
    std::vector<DocumentNoun>& nouns,
    const Prose& prose,
    const std::vector<Period>& periods,
    const Sentence& sentence)
{
    std::size_t told_before = 0; // Where a period ends that stands before what has it.
    for (const auto& period : periods) {
        const bool deadline = period.first > sentence.first // "nothing is due before August"
            && hit_at(prose.hits, "period.before", period.first - 1) != nullptr;
        if (period.first < sentence.first || period.last > sentence.last || deadline)
            continue;
        DocumentNoun* owner = nullptr;
        for (auto& noun : nouns) {
            if (may_have_period(noun) && (owner == nullptr || noun.first <= period.first))
                owner = &noun;
        }
        for (auto& noun : nouns) { // "the July invoice"
            if (noun.first == period.last && may_have_period(noun))
                owner = &noun;
        }
        if (owner == nullptr)
            continue;
        const bool behind = period.first >= owner->last;
        if (behind && owner->first >= told_before && told_before > 0) // Of the audit, not of it.
            owner->periods.clear();
        told_before = behind ? 0 : period.last;
        owner->periods.push_back(period.text);
    }
}

// "The certificate of tax residence for 2026", "your 2026 form": a form is of a year that touches
// it, and of nothing shorter.
void give_years(
    std::vector<DocumentNoun>& nouns, const Prose& prose, const std::vector<Period>& periods)
{
    constexpr std::size_t words_before_max = 1, words_behind_max = 2;
    static const auto& by_edition = word_list("document.by_edition");
    const auto is_year = [](const Period& period) {
        return period.text.size() == std::string_view("2026-01..2026-12").size()
            && period.text.substr(4, 5) == "-01.." && period.text.ends_with("-12")
            && period.text.starts_with(period.text.substr(9, 4));
    };
    const auto is_of_year = [&](const DocumentNoun& noun) {
        return noun.type == FileType::tax_form && noun.first < noun.last
            && noun.last <= prose.words.words.size()
            && !by_edition.has(prose.words.words[noun.first].folded) // "2026 W-9"
            && !by_edition.has(prose.words.words[noun.last - 1].folded);
    };
    for (auto& noun : nouns) {
        if (!is_of_year(noun))
            continue;
        const auto touches = [&](const Period& period) {
            return is_year(period)
                && prose.words.words[period.last - 1].has_digit // No "this year".
                && ((period.last <= noun.first && noun.first - period.last <= words_before_max)
                    || (period.first >= noun.last && period.first - noun.last <= words_behind_max));
        };
        const auto found = std::ranges::find_if(periods, touches);
        if (found != periods.end())
            noun.periods = {found->text};
    }
}

// "statement for the period ended 31 August", "to pay October's rent: statement at 30/09"
void give_ends(
    std::vector<DocumentNoun>& nouns,
    const Prose& prose,
    const std::vector<Period>& periods,
    const Sentence& sentence)
{
    // "the statement from 1 July till 31 October, for reconciliation"
    const bool told = std::ranges::any_of(nouns, [](const DocumentNoun& noun) {
        return noun.type == FileType::statement && !noun.periods.empty();
    });
    for (const auto* date : within(prose.dates, sentence.first, sentence.last)) {
        constexpr std::size_t reach = 3;
        for (auto& noun : nouns) {
            const auto stands_before = [&](const Period& period) { // The period that it has.
                return period.text == noun.periods.front() && period.last <= noun.first;
            };
            const bool better = !noun.periods.empty() && date->first >= noun.last
                && date->first - noun.last <= reach && std::ranges::any_of(periods, stands_before);
            if (noun.type == FileType::statement && ((noun.periods.empty() && !told) || better)
                && date->from_scan && date->value <= prose.written_on)
                noun.periods = {to_string(date->value).substr(0, 7)};
        }
    }
}

// "and the statement of that month"
void repeat_periods(std::vector<DocumentNoun>& nouns, const Prose& prose, const Sentence& sentence)
{
    for (std::size_t i = 1; i < nouns.size(); ++i) {
        constexpr std::size_t reach = 5;
        const auto to = std::min(nouns[i].last + reach, sentence.last);
        if (nouns[i].periods.empty() && may_have_period(nouns[i])
            && prose.find("period.same", nouns[i].last, to) != nullptr)
            nouns[i].periods = nouns[i - 1].periods;
    }
}

// "invoices and credit notes for July", "from July on neither invoices nor credit notes"; not
// "all open invoices and a statement to the end of July".
void share_periods(std::vector<DocumentNoun>& nouns, const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t joiner_words_max = 2;
    const auto joined = [&](const DocumentNoun& a, const DocumentNoun& b) {
        return b.first - a.last <= joiner_words_max
            && prose.find("request.joiner", a.last, b.first) != nullptr && a.references.empty()
            && b.references.empty();
    };
    for (std::size_t i = 1; i < nouns.size(); ++i) {
        if (nouns[i].periods.empty() && may_have_period(nouns[i]) && joined(nouns[i - 1], nouns[i]))
            nouns[i].periods = nouns[i - 1].periods;
    }
    for (auto i = nouns.size(); i-- > 1;) {
        const auto from = i > 1 ? nouns[i - 2].last : sentence.first;
        if (prose.find("doc.all_open", from, nouns[i].first) != nullptr)
            continue;
        if (nouns[i - 1].periods.empty() && may_have_period(nouns[i - 1])
            && joined(nouns[i - 1], nouns[i]))
            nouns[i - 1].periods = nouns[i].periods;
    }
}

} // namespace

void give_periods(
    std::vector<DocumentNoun>& nouns,
    const Prose& prose,
    const std::vector<Period>& periods,
    const Sentence& sentence)
{
    give_told_periods(nouns, prose, periods, sentence);
    give_ends(nouns, prose, periods, sentence);
    repeat_periods(nouns, prose, sentence);
    share_periods(nouns, prose, sentence);
    give_years(nouns, prose, periods);
}

} // namespace mailroom
