#include "classifiers/details/plan_terms.h"

#include "classifiers/numbers/number_words.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <charconv>

namespace mailroom {
namespace {

constexpr std::int32_t instalments_max = 120;

// "6", "six"
std::optional<std::int32_t> number_at(const Prose& prose, std::size_t at)
{
    const auto& word = prose.words.words[at].folded;
    std::int64_t value = 0;
    const auto* end = word.data() + word.size();
    if (std::from_chars(word.data(), end, value).ptr != end) {
        const auto in_words = number_in_words(prose.words, at);
        value = in_words ? in_words->value : 0;
    }
    return value >= 2 && value <= instalments_max ? std::optional(static_cast<std::int32_t>(value))
                                                  : std::nullopt;
}

// "in six instalments", "4 mensualités": the number before the word; "10 x 65 €", "65 € x 10".
std::optional<std::int32_t> count_before_noun(const Prose& prose, bool of_plan)
{
    const auto& words = prose.words.words;
    for (const auto& hit : prose.hits) {
        if (hit.phrase_class != "plan.instalment"
            || (of_plan && !speaks_of_plan(prose, prose.words.sentence_of(hit.first))))
            continue;
        for (std::size_t back = 1; back <= 4 && hit.first >= back; ++back) {
            const auto at = hit.first - back;
            if (words[at].sentence != words[hit.first].sentence)
                break;
            const bool is_sum =
                std::any_of(prose.amounts.begin(), prose.amounts.end(), [&](const auto& amount) {
                    return amount.is_money && amount.first <= at && at < amount.last;
                });
            const bool is_day =
                std::any_of(prose.dates.begin(), prose.dates.end(), [&](const auto& date) {
                    return date.first <= at && at < date.last
                        && date.last <= hit.first; // "over 6 months" is as many.
                });
            if (const auto count = number_at(prose, at); count && !is_sum && !is_day)
                return count;
        }
    }
    return std::nullopt;
}

std::string interval_in(const Prose& prose, bool of_plan)
{
    const auto has = [&](std::string_view phrase_class) {
        return std::ranges::any_of(prose.hits, [&](const PhraseHit& hit) {
            return hit.phrase_class == phrase_class
                && (!of_plan || speaks_of_plan(prose, prose.words.sentence_of(hit.first)));
        });
    };
    if (has("plan.biweekly"))
        return "biweekly";
    if (has("plan.quarterly"))
        return "quarterly";
    if (has("plan.weekly"))
        return "weekly";
    return has("plan.monthly") ? "monthly" : "";
}

} // namespace

bool speaks_of_plan(const Prose& prose)
{
    return prose.find("plan.ask", 0, prose.words.words.size()) != nullptr;
}

bool speaks_of_plan(const Prose& prose, const Sentence& sentence)
{
    const auto sums = within(prose.amounts, sentence.first, sentence.last);
    const bool money = std::ranges::any_of(sums, [](const auto* sum) { return sum->is_money; });
    return prose.has("plan.ask", sentence)
        || (money
            && (prose.has("plan.monthly", sentence) || prose.has("plan.weekly", sentence)
                || prose.has("plan.biweekly", sentence) || prose.has("plan.instalment", sentence)));
}

std::optional<std::int32_t> count_of(const Prose& prose)
{
    for (const bool of_plan : {true, false}) {
        if (const auto count = count_before_noun(prose, of_plan))
            return count;
    }
    const auto& words = prose.words.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i].folded;
        if (i > 0 && i + 1 < words.size() && word == "x") {
            for (const auto at : {i - 1, i + 1}) {
                if (const auto count = number_at(prose, at); count && *count <= 60)
                    return count;
            }
        }
        const auto times = word.find('x'); // "2x600"
        if (times != std::string::npos && times > 0 && words[i].has_digit
            && word.find_first_not_of("0123456789") == times) {
            std::int32_t count = 0;
            std::from_chars(word.data(), word.data() + times, count);
            if (count >= 2 && count <= instalments_max)
                return count;
        }
    }
    return std::nullopt;
}

std::string interval_of(const Prose& prose)
{
    const auto beside = interval_in(prose, true);
    return beside.empty() ? interval_in(prose, false) : beside;
}

std::optional<std::int32_t> count_by_sums(const Prose& prose, const Decimal& each)
{
    constexpr std::int32_t count_max = 60;
    for (const auto& amount : prose.amounts) {
        auto sum = each;
        for (std::int32_t count = 2; amount.is_money && count <= count_max; ++count) {
            sum = sum + each;
            if (sum == amount.value)
                return count;
        }
    }
    return std::nullopt;
}

std::optional<std::int32_t> count_by_debt(const Prose& prose, const Decimal& each)
{
    constexpr std::int32_t count_max = 60;
    Decimal debt;
    std::vector<std::string> counted;
    for (const auto& reference : prose.references) {
        if (!reference.open_amount || std::ranges::find(counted, reference.number) != counted.end())
            continue;
        counted.push_back(reference.number);
        debt = debt + *reference.open_amount;
    }
    auto sum = each;
    for (std::int32_t count = 2; each > Decimal{} && each < debt && count <= count_max; ++count) {
        sum = sum + each;
        if (sum >= debt)
            return count;
    }
    return std::nullopt;
}

std::optional<unsigned> recurring_day(const Prose& prose, const Sentence& sentence)
{
    constexpr unsigned last_of_month = 31;
    static const auto& leads = word_list("plan.on_day");
    const auto& words = prose.words.words;
    const auto is_sum = [&](std::size_t at) {
        return std::ranges::any_of(prose.amounts, [&](const AmountMention& amount) {
            return amount.is_money && amount.first <= at && at < amount.last;
        });
    };
    for (auto at = sentence.first + 1; at < sentence.last; ++at) {
        const std::string_view word = words[at].folded;
        unsigned day = 0;
        const auto end = std::from_chars(word.data(), word.data() + word.size(), day).ptr;
        const std::string_view behind(end, word.data() + word.size());
        const bool is_day = day >= 1 && day <= last_of_month
            && behind.find_first_of("0123456789/.-") == behind.npos;
        if (is_day && !is_sum(at) && leads.has(words[at - 1].folded)
            && hit_at(prose.hits, "plan.instalment", at + 1) == nullptr)
            return day;
    }
    return std::nullopt;
}

} // namespace mailroom
