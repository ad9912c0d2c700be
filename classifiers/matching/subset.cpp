#include "classifiers/matching/subset.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace mailroom {
namespace {

// How many different sums the terms can have: their span in steps of what divides them all. Round
// amounts make the same sums again and again.
double different_sums(std::span<const SubsetTerm> terms)
{
    double span = 0;
    std::int64_t step = 0;
    for (const auto& term : terms) {
        span += static_cast<double>(std::abs(term.amount));
        step = std::gcd(step, term.amount);
    }
    return step == 0 ? 1 : span / static_cast<double>(step);
}

class Search {
public:
    Search(std::span<const SubsetTerm> terms, std::int64_t sum)
        : terms_(terms.begin(), terms.end()),
          sum_(sum)
    {
        std::ranges::sort(terms_, [](const auto& a, const auto& b) { return a.amount < b.amount; });
    }

    // All subsets of one size; false once a second one is found.
    bool try_size(std::size_t size)
    {
        chosen_.clear();
        return choose(0, size, sum_);
    }

    const std::vector<SubsetTerm>& found() const { return found_; }

private:
    bool is_taken(std::size_t item) const
    {
        return std::ranges::any_of(chosen_, [item](const auto& term) { return term.item == item; });
    }

    bool choose(std::size_t from, std::size_t count, std::int64_t rest)
    {
        if (count == 1)
            return finish(from, rest);
        for (auto i = from; i + count <= terms_.size(); ++i) {
            if (is_taken(terms_[i].item))
                continue;
            chosen_.push_back(terms_[i]);
            const bool alone = choose(i + 1, count - 1, rest - terms_[i].amount);
            chosen_.pop_back();
            if (!alone)
                return false;
        }
        return true;
    }

    bool finish(std::size_t from, std::int64_t rest)
    {
        const auto begin = terms_.begin() + static_cast<std::ptrdiff_t>(from);
        const auto [first, last] =
            std::ranges::equal_range(begin, terms_.end(), rest, {}, &SubsetTerm::amount);
        for (auto at = first; at != last; ++at) {
            if (is_taken(at->item))
                continue;
            if (!found_.empty())
                return false;
            found_ = chosen_;
            found_.push_back(*at);
        }
        return true;
    }

    std::vector<SubsetTerm> terms_, chosen_, found_;
    std::int64_t sum_;
};

} // namespace

SubsetAnswer
only_subset(std::span<const SubsetTerm> terms, std::int64_t sum, const SubsetBound& bound)
{
    Search search(terms, sum);
    const auto sums = different_sums(terms);
    double tried = 0, of_size = 1;
    for (std::size_t size = 1; size <= terms.size(); ++size) {
        const auto looked_at = of_size; // Of one less: the last term is looked up.
        of_size *= static_cast<double>(terms.size() - size + 1) / static_cast<double>(size);
        tried += of_size;
        const bool by_chance = size > 1 && tried > bound.chance_max * sums;
        if (by_chance || looked_at > static_cast<double>(bound.steps_max))
            break;
        if (!search.try_size(size))
            return {true, {}};
    }
    return {false, search.found()};
}

} // namespace mailroom
