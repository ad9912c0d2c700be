#include "classifiers/details/request_surroundings.h"

#include "classifiers/details/request_asking.h"
#include "classifiers/details/request_exceptions.h"
#include "classifiers/details/request_list.h"
#include "classifiers/details/request_nouns.h"
#include "classifiers/details/request_places.h"
#include "classifiers/numbers/noun_details.h"
#include "classifiers/numbers/number_shapes.h"
#include "core/ascii.h"

#include <algorithm>

namespace mailroom {
namespace {

bool is_bare(const DocumentNoun& noun)
{
    return noun.references.empty() && noun.periods.empty();
}

// "The lease for the oven? OV-2207.", "I need the lease. It is number 4417-M.": in the next
// sentence, which leads with its number or tells nothing else.
std::vector<std::string> contract_behind(const Prose& prose, std::size_t index)
{
    constexpr std::size_t letters_min = 4, words_max = 6;
    if (index + 1 >= prose.words.sentences.size())
        return {};
    const auto& next = prose.words.sentences[index + 1];
    const auto is_number = [&](std::size_t at) {
        const auto& word = prose.words.words[at];
        return word.has_digit && word.folded.size() >= letters_min
            && has_number_shape(prose.words, at)
            && std::ranges::none_of(prose.references, [&](const Reference& one) {
                   return one.known && one.first <= at && at < one.last;
               });
    };
    const auto number = [&](std::size_t at) {
        return std::vector{std::string(prose.words.source(at, at + 1))};
    };
    if (is_number(next.first) && !is_digit(prose.words.words[next.first].folded.front()))
        return number(next.first);
    const bool tells_more = next.last - next.first > words_max
        || !within(prose.dates, next.first, next.last).empty()
        || !prose.find_all("doc.", next.first, next.last).empty();
    const auto last = next.last - 1;
    return !tells_more && next.last > next.first + 1 && is_number(last)
        ? number(last)
        : std::vector<std::string>();
}

// "The bill for 612.40 and the one for 80.15": several that their sums name.
std::vector<std::string>
named_by_sums(const Prose& prose, const DocumentNoun& noun, const Sentence& sentence)
{
    std::vector<std::string> numbers;
    const auto named = within(prose.named_by_sum, sentence.first, sentence.last);
    if (noun.type == FileType::invoice && named.size() > 1) {
        for (const auto* one : named)
            numbers.push_back(one->number);
    }
    return numbers;
}

} // namespace

std::vector<std::string> RequestSurroundings::periods_in(const Sentence& sentence) const
{
    std::vector<std::string> found;
    for (const auto& period : periods_) {
        if (period.first >= sentence.first && period.last <= sentence.last)
            found.push_back(period.text);
    }
    return found;
}

// "How did we stand in August? Send the statement."
std::vector<std::string> RequestSurroundings::periods_near(std::size_t sentence) const
{
    if (sentence == 0)
        return {};
    const auto& before = prose_.words.sentences[sentence - 1];
    if (!within(prose_.references, before.first, before.last).empty())
        return {}; // "I miss invoice 4471 (August). Can you send it?"
    return periods_in(before);
}

bool RequestSurroundings::is_all_open(const DocumentNoun& noun, std::size_t index) const
{
    if (tells_all_open(prose_, prose_.words.sentences[index]))
        return true;
    if (!prose_.is_note() || index == 0)
        return false;
    const auto& before = prose_.words.sentences[index - 1];
    return (!has_numbers(noun.type) || before.last > prose_.subject_words)
        && tells_all_open(prose_, before);
}

// The period of the list's heading, else the one beside the sentence.
void RequestSurroundings::add_period(
    DocumentNoun& noun, std::size_t index, const std::vector<std::string>& list_periods) const
{
    const bool has_no_period = noun.type == FileType::contract || noun.type == FileType::tax_form;
    if (!is_bare(noun) || has_no_period)
        return;
    const auto& sentence = prose_.words.sentences[index];
    const bool named_before = noun.last <= sentence.first;
    noun.periods = list_periods;
    if (noun.periods.empty() && (prose_.is_note() || named_before))
        noun.periods = periods_near(index);
}

bool RequestSurroundings::complete(
    DocumentNoun& noun,
    const std::vector<DocumentNoun>& nouns,
    std::size_t index,
    const std::vector<std::string>& list_periods) const
{
    const auto& sentence = prose_.words.sentences[index];
    const bool all_open = is_all_open(noun, index);
    add_period(noun, index, list_periods);
    if (is_bare(noun) && noun.type == FileType::credit_note) {
        noun.references = references_of_kind_near(prose_, index, ReferenceKind::credit_note);
        if (is_bare(noun))
            return prose_.has("request.copy", sentence); // Else one that is to be made.
    }
    if (is_bare(noun) && noun.type == FileType::contract)
        noun.references = contract_behind(prose_, index);
    if (is_bare(noun) && noun.type == FileType::purchase_order)
        noun.references = references_of_kind_near(prose_, index, ReferenceKind::purchase_order);
    if (is_bare(noun) && noun.type == FileType::purchase_order)
        return false;
    const bool other_is_named = std::ranges::any_of(
        nouns, [](const DocumentNoun& other) { return !other.references.empty(); });
    if (is_bare(noun) && noun.type == FileType::invoice && other_is_named && !all_open) {
        noun.references = references_of_joined(prose_, noun, nouns);
        if (noun.references.empty() && !is_copy_of_same(prose_, noun))
            return false; // "Send order 4471, so that we can write the invoice."
        if (noun.references.empty())
            noun.references = references_of_note(nouns);
    }
    if (is_bare(noun) && has_numbers(noun.type) && noun.type != FileType::contract
        && (!all_open || noun.type == FileType::proof_of_delivery)) {
        noun.references = named_by_sums(prose_, noun, sentence);
        if (noun.references.empty())
            noun.references = references_near(prose_, index);
        keep_pointed_at(noun.references, prose_, sentence);
        if (noun.references.empty() && !prose_.has("request.all", sentence))
            noun.references = references_of_history(prose_, sentence);
        // "We know neither of the two. Please send copies."
        if (noun.references.empty() && prose_.references.empty() && index > 0)
            noun.references = references_of_history(prose_, prose_.words.sentences[index - 1]);
    }
    return true;
}

} // namespace mailroom
