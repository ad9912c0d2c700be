#include "classifiers/details/request_exceptions.h"

#include "classifiers/text/clauses.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

bool is_at_hand(const Prose& prose, const Reference& one)
{
    static constexpr std::array asking{"request.send", "request.lack", "request.copy"};
    const auto part = part_around(prose.words, one.first, one.last);
    const auto* at_hand = prose.find("request.at_hand", part.first, part.last);
    return at_hand != nullptr && std::ranges::none_of(asking, [&](const char* name) {
               const auto* hit = prose.find(name, part.first, part.last);
               return hit != nullptr
                   && (hit->last <= at_hand->first || hit->first >= at_hand->last);
           });
}

} // namespace

std::vector<Reference> wanted_references(const Prose& prose)
{
    constexpr std::size_t reach = 4, joiner_words_max = 2;
    std::vector<Reference> named, wanted;
    const Reference* excepted = nullptr;
    for (const auto& one : prose.references) {
        const auto from = std::max(
            prose.words.sentence_of(one.first).first, one.first - std::min(one.first, reach));
        const bool goes_on = excepted != nullptr && one.first >= excepted->last
            && one.first - excepted->last <= joiner_words_max;
        const bool denied = // "I asked for 4471, not 4472."
            prose.references.size() > 1 && from < one.first
            && prose.find("request.not_this", one.first - 1, one.first) != nullptr;
        if (goes_on || denied || prose.find("request.except", from, one.first))
            excepted = &one;
        else
            named.push_back(one);
    }
    std::ranges::copy_if(named, std::back_inserter(wanted), [&](const Reference& one) {
        return !is_at_hand(prose, one);
    });
    return wanted.empty() ? named : wanted;
}

} // namespace mailroom
