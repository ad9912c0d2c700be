#pragma once

// Which of many amounts make a sum, where only one answer is worth anything.
//
// Of n amounts there are so many subsets that some make any sum by chance. So a subset counts only
// where chance is unlikely: the subsets that were tried are few beside the sums that they can have.
// One amount that is the sum itself always counts. They are tried in the order of their size, all
// of one size or none, exactly; where two different ones make the sum, there is no answer.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace mailroom {

// In the smallest unit of the currency. An item may stand with several amounts (with and without
// its discount); no subset takes it twice.
struct SubsetTerm {
    std::size_t item = 0;
    std::int64_t amount = 0; // Never zero.
};

struct SubsetBound {
    double chance_max = 0.001;           // Of a right sum by accident.
    std::uint64_t steps_max = 2'000'000; // Partial subsets looked at, some 20 ms.
};

struct SubsetAnswer {
    bool several = false;
    std::vector<SubsetTerm> terms; // Of the one subset; empty where there is none, or several.
};

// Pure, exact within its bounds. Time: steps_max at most.
SubsetAnswer
only_subset(std::span<const SubsetTerm> terms, std::int64_t sum, const SubsetBound& bound = {});

} // namespace mailroom
