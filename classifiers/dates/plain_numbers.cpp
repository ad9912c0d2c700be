#include "classifiers/dates/plain_numbers.h"

#include "classifiers/text/word_lists.h"

#include <algorithm>

namespace mailroom {

bool is_time(const Words& words, std::size_t i)
{
    static const auto& clocks = word_list("time.unit");
    return i + 1 < words.words.size() && words.gap_after(i) == " "
        && clocks.has(words.words[i + 1].folded);
}

bool counts_goods(const Words& words, const std::vector<PhraseHit>& hits, std::size_t i)
{
    const auto next = i + 1;
    if (next >= words.words.size() || words.gap_after(i) != " "
        || words.words[i].folded.find_first_not_of("0123456789") != std::string::npos)
        return false;
    const auto here = hits_between(hits, next, next + 1);
    return hit_at(hits, "amount.unit", next) != nullptr
        || std::ranges::any_of(here, [&](const PhraseHit& hit) {
               return hit.first == next && hit.last == next + 1
                   && hit.phrase_class.starts_with("deduction.");
           });
}

} // namespace mailroom
