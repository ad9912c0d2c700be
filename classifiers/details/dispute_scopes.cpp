#include "classifiers/details/dispute_scopes.h"

#include "classifiers/text/clauses.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <iterator>

namespace mailroom {
namespace {

using Documents = std::vector<const Reference*>;

bool same(const Documents& a, const Documents& b)
{
    return std::ranges::equal(
        a, b, [](const auto* one, const auto* other) { return one->number == other->number; });
}

Documents each_once(Documents documents)
{
    Documents once;
    for (const auto* one : documents) {
        if (std::ranges::none_of(
                once, [&](const auto* known) { return known->number == one->number; }))
            once.push_back(one);
    }
    return once;
}

class ScopeReader {
public:
    ScopeReader(const Prose& prose, const NamedInvoices& named) : prose_(prose), named_(named) {}

    std::vector<DisputeScope> read();

private:
    Documents meant_in(const Sentence& clause) const;
    Documents counted_in(const Sentence& clause) const;
    void add(const Documents& documents, const Sentence& clause);
    bool is_compared_with(const Reference& reference, const Sentence& clause) const;
    // Takes those out that others are compared with.
    Documents take_compared(Documents& documents, const Sentence& clause) const;
    void drop_announcements();
    bool says_something(const Sentence& clause) const;
    void mark_silent();
    // What stands before any name: to the subject's documents, the only ones, or all.
    void give_to_scopes(const std::vector<Sentence>& before, const Documents& of_subject);

    const Prose& prose_;
    const NamedInvoices& named_;
    std::vector<DisputeScope> scopes_;
    std::size_t open_ = 0;
    Documents list_; // The last documents that were named together.
};

// "On the first and the third the discount is missing": each by its place in the list.
Documents ScopeReader::counted_in(const Sentence& clause) const
{
    static const auto& second = word_list("which.second");
    const auto tells_second = [&](const PhraseHit& hit) {
        for (std::size_t word = hit.first; word < hit.last; ++word)
            if (second.has(prose_.words.words[word].folded))
                return true;
        return false;
    };
    Documents counted;
    for (std::size_t at = clause.first; at < clause.last; ++at) {
        const auto begins = [&](const char* name) { return hit_at(prose_.hits, name, at); };
        if (prose_.has("dispute.clear", part_around(prose_.words, at, at + 1)))
            continue; // "..., the second is fine."
        const auto* last = begins("which.last");
        if (begins("which.first") != nullptr)
            counted.push_back(list_.front());
        else if (last != nullptr)
            counted.push_back(tells_second(*last) ? list_[1] : list_.back());
        else if (list_.size() > 2 && begins("rest.third") != nullptr)
            counted.push_back(list_[2]);
        if (list_.size() > 2 && begins("rest.last_two") != nullptr)
            counted = {list_[list_.size() - 2], list_.back()};
    }
    return each_once(std::move(counted));
}

// "Both are in; the second has the wrong price."
Documents ScopeReader::meant_in(const Sentence& clause) const
{
    if (list_.size() < 2)
        return {};
    if (auto several = counted_in(clause); several.size() > 1)
        return several;
    if (prose_.has("which.first", clause))
        return {list_.front()};
    if (list_.size() > 2 && prose_.has("rest.third", clause))
        return {list_[2]};
    // Of two bills for one thing the second is the later one, whichever is named first.
    const bool is_last = prose_.has("which.last", clause);
    const bool repeats = prose_.find("dispute.same_as", 0, prose_.words.words.size()) != nullptr;
    if (prose_.has("which.later", clause) || (is_last && repeats))
        return {*std::ranges::max_element(list_, {}, &Reference::number)};
    if (is_last)
        return {list_.back()};
    if (!prose_.has("which.other", clause) || scopes_.empty())
        return {};
    auto others = list_;
    std::erase_if(others, [&](const Reference* one) {
        return std::ranges::any_of(scopes_, [&](const DisputeScope& scope) {
            return scope.documents.size() < list_.size()
                && std::ranges::any_of(scope.documents, [&](const Reference* known) {
                       return known->number == one->number;
                   });
        });
    });
    return others.size() == 1 ? others : Documents();
}

// "the same as 4471", "already on our invoice no. 4471"
// "4471 was collected along with 4480"
bool ScopeReader::is_compared_with(const Reference& reference, const Sentence& clause) const
{
    constexpr std::size_t words_between_max = 8, words_of_noun_max = 3;
    const auto stands_behind = [&](std::string_view phrase_class, std::size_t words_max) {
        const auto hits = prose_.find_all(phrase_class, clause.first, reference.first);
        return std::ranges::any_of(
            hits, [&](const PhraseHit* hit) { return hit->last + words_max >= reference.first; });
    };
    // "Unlike 4471, 4480 has no discount": what is behind the comma is spoken of.
    const auto is_parted = [&](const PhraseHit* hit) {
        return std::ranges::any_of(
            within(prose_.references, hit->last, reference.first), [&](const Reference* other) {
                return prose_.words.gap_after(other->last - 1).find(',') != std::string_view::npos;
            });
    };
    const auto along = prose_.find_all("rest.along_with", clause.first, reference.first);
    return stands_behind("dispute.same_as", words_between_max)
        || std::ranges::any_of(along, [&](const PhraseHit* hit) {
               return hit->last + words_of_noun_max >= reference.first && !is_parted(hit);
           });
}

Documents ScopeReader::take_compared(Documents& documents, const Sentence& clause) const
{
    const auto others = std::ranges::stable_partition(
        documents, [&](const Reference* one) { return !is_compared_with(*one, clause); });
    Documents compared(others.begin(), others.end());
    documents.erase(others.begin(), others.end());
    return compared;
}

void ScopeReader::add(const Documents& documents, const Sentence& clause)
{
    const auto known = std::ranges::find_if(
        scopes_, [&](const DisputeScope& scope) { return same(scope.documents, documents); });
    open_ = static_cast<std::size_t>(known - scopes_.begin());
    if (known == scopes_.end())
        scopes_.push_back({.documents = documents});
    scopes_[open_].clauses.push_back(clause);
}

void ScopeReader::drop_announcements()
{
    // The scope of fewer documents that the document has, too.
    const auto apart = [&](const Reference* one, std::size_t size) {
        return std::ranges::find_if(scopes_, [&](const DisputeScope& scope) {
            return scope.documents.size() < size
                && std::ranges::any_of(scope.documents, [&](const Reference* known) {
                       return known->number == one->number;
                   });
        });
    };
    for (auto& scope : scopes_) {
        const auto size = scope.documents.size();
        auto rest = Documents();
        for (const auto* one : scope.documents) {
            if (const auto own = apart(one, size); own != scopes_.end())
                std::ranges::copy(scope.clauses, std::back_inserter(own->announced));
            else
                rest.push_back(one);
        }
        scope.is_remainder = rest.size() < size;
        scope.documents = std::move(rest);
    }
    std::erase_if(scopes_, [](const DisputeScope& scope) { return scope.documents.empty(); });
}

// More than a number with the word for it, a sum and a currency.
bool ScopeReader::says_something(const Sentence& clause) const
{
    constexpr std::size_t words_min = 3;
    for (const auto* family : {"dispute.", "hint."}) {
        if (!prose_.find_all(family, clause.first, clause.last).empty())
            return true;
    }
    std::size_t words = 0;
    for (auto i = clause.first; i < clause.last; ++i)
        words += prose_.words.words[i].has_digit ? 0U : 1U;
    return words >= words_min;
}

void ScopeReader::mark_silent()
{
    for (auto& scope : scopes_)
        scope.is_silent = std::ranges::none_of(
            scope.clauses, [&](const Sentence& clause) { return says_something(clause); });
    if (scopes_.size() < 2 || !std::ranges::all_of(scopes_, &DisputeScope::is_silent))
        return;
    DisputeScope all;
    for (const auto& scope : scopes_) {
        all.documents.insert(all.documents.end(), scope.documents.begin(), scope.documents.end());
        all.clauses.insert(all.clauses.end(), scope.clauses.begin(), scope.clauses.end());
    }
    all.documents = each_once(std::move(all.documents));
    scopes_ = {std::move(all)};
}

std::vector<DisputeScope> ScopeReader::read()
{
    std::vector<Sentence> before;
    Documents of_subject;
    Documents all;
    for (const auto& clause : prose_.clauses)
        std::ranges::copy(named_.in(clause), std::back_inserter(all));
    const bool others = each_once(std::move(all)).size() > 1;
    for (const auto& clause : prose_.clauses) {
        auto own = each_once(named_.in(clause));
        if (auto list = each_once(named_.in(prose_.words.sentence_of(clause.first)));
            list.size() > 1)
            list_ = std::move(list);
        if (clause.first < prose_.subject_words) {
            of_subject.insert(of_subject.end(), own.begin(), own.end());
            before.push_back(clause);
            continue;
        }
        const auto compared = others ? take_compared(own, clause) : Documents();
        if (own.size() > 2) { // "4471, 4472 and 4480: the last two have the wrong order number."
            auto counted = counted_in({own.back()->last, clause.last, clause.question});
            own = counted.empty() || counted.size() >= own.size() ? own : std::move(counted);
        }
        if (own.empty())
            own = meant_in(clause);
        if (own.empty() && scopes_.empty()) {
            before.push_back(clause);
            continue;
        }
        if (!own.empty())
            add(own, clause);
        else
            scopes_[open_].clauses.push_back(clause);
        std::ranges::copy(compared, std::back_inserter(scopes_[open_].compared));
    }
    of_subject = each_once(std::move(of_subject));
    if (scopes_.empty())
        return before.empty()
            ? scopes_
            : std::vector<DisputeScope>{{.documents = of_subject, .clauses = before}};
    drop_announcements();
    mark_silent();
    if (!before.empty())
        give_to_scopes(before, of_subject);
    return std::move(scopes_);
}

void ScopeReader::give_to_scopes(const std::vector<Sentence>& before, const Documents& of_subject)
{
    auto first = std::ranges::find_if(
        scopes_, [&](const DisputeScope& scope) { return same(scope.documents, of_subject); });
    const bool says_more = before.back().first >= prose_.subject_words;
    if (first == scopes_.end() && of_subject.size() == 1 && says_more)
        first = scopes_.insert(scopes_.begin(), DisputeScope{.documents = of_subject});
    if (first == scopes_.end() && scopes_.size() > 1) { // Said of all of them.
        for (auto& scope : scopes_)
            scope.announced.insert(scope.announced.begin(), before.begin(), before.end());
        first = scopes_.insert(scopes_.begin(), DisputeScope{});
    }
    if (first == scopes_.end())
        first = scopes_.begin();
    first->clauses.insert(first->clauses.begin(), before.begin(), before.end());
}

} // namespace

bool says_likewise(const Prose& prose, const Sentence& clause)
{
    constexpr std::size_t words_max = 9, opening_words = 5;
    const auto opening = std::min(clause.first + opening_words, clause.last);
    return (clause.last - clause.first <= words_max && prose.has("which.likewise", clause))
        || prose.find("rest.same_thing", clause.first, opening) != nullptr;
}

std::vector<DisputeScope> dispute_scopes(const Prose& prose, const NamedInvoices& named)
{
    return ScopeReader(prose, named).read();
}

} // namespace mailroom
