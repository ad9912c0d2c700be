#include "classifiers/details/promise_documents.h"

#include "classifiers/text/word_lists.h"

#include <algorithm>

namespace mailroom {
namespace {

bool names(const std::vector<Reference>& references, const Reference& one)
{
    return std::ranges::any_of(
        references, [&](const Reference& other) { return other.number == one.number; });
}

// "Everything but 4471 and 4480": those.
void drop_excepted(std::vector<Reference>& references, const Prose& prose)
{
    constexpr std::size_t reach = 4, joiner_words_max = 2;
    std::size_t excepted_until = 0; // The end of the one before, where it was one.
    std::erase_if(references, [&](const Reference& one) {
        const auto from = one.first - std::min(one.first, reach);
        const auto* except = prose.find("pay.except", from, one.first);
        const bool goes_on = excepted_until > 0 && one.first >= excepted_until
            && one.first - excepted_until <= joiner_words_max;
        if (except || goes_on)
            excepted_until = one.last;
        return except || goes_on;
    });
}

// "Together with a copy of 4471 that you owe me": asked for.
void drop_copies(std::vector<Reference>& references, const Prose& prose)
{
    constexpr std::size_t reach = 3;
    const auto is_copy = [&](const Reference& one) {
        const auto from = one.first - std::min(one.first, reach);
        const auto copies = prose.find_all("request.copy", from, one.first);
        return std::ranges::any_of(copies, [&](const PhraseHit* copy) {
            return prose.find("request.connector", copy->last, one.first) != nullptr;
        });
    };
    std::erase_if(references, is_copy);
}

// Orders are not paid, where they are called so or invoices stand beside them; nor are credit
// notes: "4471 less CN-12 on the 30th".
void drop_what_is_not_paid(std::vector<Reference>& references)
{
    const auto is_order = [](const Reference& one) {
        return one.kind == ReferenceKind::purchase_order;
    };
    const bool orders_alone = std::ranges::all_of(references, is_order);
    std::erase_if(references, [&](const Reference& one) {
        return one.kind == ReferenceKind::credit_note
            || (is_order(one) && (!orders_alone || (!one.known && one.labelled)));
    });
}

} // namespace

std::vector<Reference> PromisedDocuments::numbered_in(const Sentence& sentence) const
{
    std::vector<Reference> references;
    for (const auto* one : named_.in(sentence))
        references.push_back(*one);
    drop_what_is_not_paid(references);
    drop_excepted(references, prose_);
    drop_copies(references, prose_);
    return references;
}

void PromisedDocuments::add_named_by_sum(
    std::vector<Reference>& references, const Sentence& sentence) const
{
    for (const auto* one : within(prose_.named_by_sum, sentence.first, sentence.last)) {
        if (!names(references, *one))
            references.push_back(*one);
    }
}

// What is named up to this word, each once, if those are several; else what the history names.
std::vector<Reference> PromisedDocuments::listed_before(std::size_t word) const
{
    std::vector<Reference> listed;
    const Sentence before{0, word};
    auto named = numbered_in(before);
    add_named_by_sum(named, before);
    for (const auto& one : named) {
        if (!names(listed, one))
            listed.push_back(one);
    }
    if (listed.size() > 1)
        return listed;
    auto quoted = prose_.quoted;
    drop_what_is_not_paid(quoted);
    return quoted;
}

// "The first one", and not "the first Friday", "the other half", "the other 500", "the other one
// (4471)".
bool PromisedDocuments::points_at_document(const PhraseHit& hit) const
{
    const auto goes_on = [&](const auto& thing) {
        return thing.first <= hit.last && hit.last < thing.last;
    };
    const bool attached = hit.last < prose_.words.words.size() // "The other \u20AC 300"
        && prose_.words.gap_after(hit.last - 1).find_first_of(",;:.(") == std::string_view::npos;
    return std::ranges::none_of(prose_.references, goes_on)
        && !(attached
             && (std::ranges::any_of(prose_.amounts, goes_on)
                 || hit_at(prose_.hits, "other_than_document", hit.last) != nullptr))
        && std::ranges::none_of(prose_.dates, [&](const DateExpression& date) {
               return date.first < hit.last && hit.last < date.last;
           });
}

std::vector<Reference> PromisedDocuments::pointed_at(const Sentence& sentence) const
{
    std::vector<Reference> pointed;
    for (const auto* hit : prose_.find_all("which.", sentence.first, sentence.last)) {
        const auto listed = listed_before(hit->first);
        if (listed.size() < 2 || !points_at_document(*hit))
            continue;
        const auto which = hit->phrase_class.substr(hit->phrase_class.find('.') + 1);
        const bool of_two = listed.size() == 2;
        const Reference* found = nullptr;
        if (which == "1" || which == "2")
            found = &listed[static_cast<std::size_t>(which.front() - '1')];
        else if (which == "last" && of_two)
            found = &listed.back();
        else if (which == "other" && of_two) {
            auto named = numbered_in({0, hit->first});
            named.insert(named.end(), pointed.begin(), pointed.end());
            add_named_by_sum(named, {0, hit->first});
            const auto latest = std::ranges::max_element(named, {}, &Reference::first);
            if (latest != named.end())
                found = &listed[latest->number == listed.front().number ? 1 : 0];
        }
        if (!found || names(pointed, *found))
            continue;
        pointed.push_back(*found);
        pointed.back().first = hit->first;
        pointed.back().last = hit->last;
    }
    return pointed;
}

std::vector<Reference> PromisedDocuments::in(const Sentence& sentence) const
{
    auto references = pointed_at(sentence);
    for (const auto& one : numbered_in(sentence)) {
        if (!names(references, one))
            references.push_back(one);
    }
    add_named_by_sum(references, sentence);
    std::ranges::sort(references, {}, &Reference::first);
    return references;
}

std::vector<Reference> PromisedDocuments::of_history(const Sentence& sentence) const
{
    const auto count = prose_.quoted.size();
    if (prose_.context)
        return {*prose_.context};
    // "Both invoices", "all three": as many as were named.
    const bool all = (count == 2 && prose_.has("pay.all_two", sentence))
        || (count == 3 && prose_.has("pay.all_three", sentence));
    return all ? prose_.quoted : std::vector<Reference>();
}

bool is_of_account(const Prose& prose, const PhraseHit& rest)
{
    static const auto& accounts = word_list("promise.account");
    constexpr std::size_t reach = 3;
    const auto& words = prose.words.words;
    for (auto at = rest.last; at < words.size() && at < rest.last + reach; ++at) {
        if (accounts.has(words[at].folded))
            return words[rest.last].folded != "in"; // "The rest in your account on Friday"
    }
    return false;
}

} // namespace mailroom
