#include "classifiers/details/promise_question.h"

#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mailroom {
namespace {

constexpr std::array asking{"request.send", "request.hand_over", "request.wish"};

bool asks(const Prose& prose, const Sentence& part)
{
    static const auto& may_we = word_list("promise.may_we");
    for (auto at = part.first; at < part.last; ++at) {
        const bool in_day = std::ranges::any_of(prose.dates, [&](const DateExpression& day) {
            return day.first <= at && at < day.last; // "On 22 May"
        });
        if (!in_day && may_we.has(prose.words.words[at].folded))
            return true;
    }
    return std::ranges::any_of(asking, [&](const char* name) { return prose.has(name, part); });
}

bool states_day(const Prose& prose, const Sentence& part)
{
    const auto days = within(prose.dates, part.first, part.last);
    return std::ranges::any_of(
        days, [&](const DateExpression* day) { return day->value > prose.written_on; });
}

bool starts_part(const Prose& prose, std::size_t word)
{
    return prose.words.gap_after(word - 1).find_first_of(",;-") != std::string_view::npos
        || prose.find("clause.joiner", word, word + 1) != nullptr;
}

bool waits(const Prose& prose, const Sentence& part)
{
    return prose.has("pay.condition", part) || prose.has("pay.if", part);
}

// "4471 is paid after receipt of the credit, 4480 on Friday": what stands behind the condition of
// another document.
bool is_behind_condition(const Prose& prose, const Sentence& before, const Sentence& behind)
{
    return waits(prose, before) && !waits(prose, behind) && !states_day(prose, before)
        && states_day(prose, behind) && !within(prose.references, before.first, before.last).empty()
        && !within(prose.references, behind.first, behind.last).empty();
}

} // namespace

Sentence stated_part(const Prose& prose, const Sentence& sentence)
{
    for (auto at = sentence.first + 1; at < sentence.last; ++at) {
        const Sentence behind{at, sentence.last, sentence.question};
        if (starts_part(prose, at) && is_behind_condition(prose, {sentence.first, at}, behind))
            return behind;
    }
    for (auto at = sentence.last; sentence.question && at-- > sentence.first + 1;) {
        const Sentence before{sentence.first, at, false}, behind{at, sentence.last, true};
        if (starts_part(prose, at) && asks(prose, behind) && !states_day(prose, behind)
            && states_day(prose, before) && !asks(prose, before))
            return before;
    }
    return sentence;
}

} // namespace mailroom
