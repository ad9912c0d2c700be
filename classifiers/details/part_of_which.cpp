#include "classifiers/details/part_of_which.h"

#include "classifiers/text/word_lists.h"

#include <algorithm>

namespace mailroom {
namespace {

// The places of what is invoiced, without credit notes.
std::vector<std::size_t> places_of_bills(const std::vector<Decimal>& owed)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < owed.size(); ++i) {
        if (!owed[i].is_negative())
            places.push_back(i);
    }
    return places;
}

bool is_second(const Prose& text, const PhraseHit& hit)
{
    static const auto& second = word_list("which.second");
    for (auto at = hit.first; at < hit.last; ++at) {
        if (second.has(text.words.words[at].folded))
            return true;
    }
    return false;
}

std::optional<std::size_t> place_told(
    const Prose& text,
    const PhraseHit& hit,
    const std::vector<std::size_t>& places,
    const std::vector<Decimal>& owed)
{
    const auto& name = hit.phrase_class;
    const auto by_owed = [&](std::size_t a, std::size_t b) { return owed[a] < owed[b]; };
    if (name == "which.first" || name == "which.1")
        return places.front();
    if (name == "which.2" || (name == "which.last" && is_second(text, hit)))
        return places[1];
    if (name == "which.last")
        return places.back();
    if (name == "rest.third" && places.size() > 2)
        return places[2];
    if (name == "rest.smaller_bill")
        return *std::ranges::min_element(places, by_owed);
    if (name == "rest.larger_bill")
        return *std::ranges::max_element(places, by_owed);
    return std::nullopt;
}

} // namespace

std::optional<std::size_t>
pointed_at(const Prose& text, const PartTakenOff& part, const std::vector<Decimal>& owed)
{
    const auto places = places_of_bills(owed);
    if (places.size() < 2)
        return std::nullopt;
    auto window = words_about(text, part.first, part.last);
    const auto named = within(text.references, window.first, part.first);
    if (!named.empty()) // "4471 less 40.00, the second in full", "4471 and 4480, 40.00 off the
                        // first"
        window = {named.back()->last, part.first};
    std::optional<std::size_t> before;
    for (const auto& hit : text.hits) {
        if (hit.first < window.first || hit.last > window.last)
            continue;
        const auto place = place_told(text, hit, places, owed);
        if (place && hit.first >= part.last)
            return place; // "100 off the former": what stands behind the sum comes first.
        if (place)
            before = place;
    }
    return before;
}

} // namespace mailroom
