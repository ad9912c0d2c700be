#include "classifiers/details/request_unnamed.h"

#include "classifiers/details/request_asking.h"
#include "classifiers/details/request_beside.h"
#include "classifiers/details/request_exceptions.h"
#include "classifiers/details/request_list.h"
#include "classifiers/details/request_nouns.h"
#include "classifiers/details/request_places.h"

#include <algorithm>

namespace mailroom {

std::vector<DocumentNoun> unnamed_documents(
    const Prose& prose,
    const std::vector<Period>& periods,
    std::size_t index,
    bool again,
    const std::vector<DocumentNoun>& asked_before)
{
    const auto& sentences = prose.words.sentences;
    const bool has_references =
        !within(prose.references, sentences[index].first, sentences[index].last).empty();
    const bool copy = prose.has("request.copy", sentences[index]);
    const bool meant_alone = prose.is_note() && !tells_other(prose, sentences[index])
        && !prose.has("request.corrected", sentences[index]) && !is_told_for_next(prose, index);
    if (has_references && !copy && is_same_for(prose, sentences[index], asked_before))
        return asked_before;
    if (has_references && index > 0 && is_short_for(prose, sentences[index], index))
        return nouns_before(prose, index);
    if (has_references && (copy || meant_alone || prose.has("request.hand_over", sentences[index])))
        return with_those_before(documents_by_number(prose, sentences[index]), prose, index);
    if (index > 0 && again && !has_references && tells_period_of_one(prose, periods, index))
        return nouns_before(prose, index);
    if (index == 0 || again)
        return {};
    auto nouns = nouns_before(prose, index);
    const bool statement_alone = std::all_of(nouns.begin(), nouns.end(), [](const auto& noun) {
        return !has_numbers(noun.type); // "All on the statement but 6681. Send a copy."
    });
    if (!copy || !statement_alone)
        return nouns;
    const auto numbered = documents_by_number(prose, sentences[index - 1]);
    return numbered.empty() ? nouns : numbered;
}

std::vector<DocumentNoun> documents_above(
    const Prose& prose, std::size_t index, const std::vector<DocumentNoun>& subject_nouns)
{
    const bool tells_type = std::ranges::any_of(
        subject_nouns, [](const DocumentNoun& noun) { return has_numbers(noun.type); });
    if (index > 0 && !tells_type) {
        const auto& before = prose.words.sentences[index - 1];
        auto numbered = before.last > prose.subject_words && !tells_other(prose, before)
            ? documents_by_number(prose, before)
            : std::vector<DocumentNoun>();
        if (!numbered.empty())
            return numbered;
    }
    return subject_nouns;
}

} // namespace mailroom
