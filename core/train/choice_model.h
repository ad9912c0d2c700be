#pragma once

// A choice among several things, one of them or none: the conditional logit of McFadden (1974) with
// linear utilities, where none has the utility 0.

#include "core/train/logistic_model.h"

#include <cstddef>
#include <vector>

namespace mailroom {

// What is chosen from. Where nothing is right, none is; where several are, each is as good.
using Choices = std::vector<LogisticRow>;

// L2; the same choices give the same model. The score of a thing is its utility.
LogisticModel fit_choices(const std::vector<const Choices*>& all, std::size_t features);

} // namespace mailroom
