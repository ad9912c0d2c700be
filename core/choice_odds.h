#pragma once

// How much likelier the best of several things is than all the others and none: what a conditional
// logit (core/train/choice_model.h) says of it.

#include <algorithm>
#include <cmath>
#include <vector>

namespace mailroom {

// Log-odds of the thing with the most utility; none has the utility 0. At least one utility.
inline double odds_of_best(const std::vector<double>& utilities)
{
    const auto best = std::ranges::max_element(utilities);
    double others = std::exp(-*best);
    for (auto at = utilities.begin(); at != utilities.end(); ++at)
        others += at == best ? 0 : std::exp(*at - *best);
    return -std::log(others);
}

} // namespace mailroom
