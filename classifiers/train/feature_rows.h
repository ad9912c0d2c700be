#pragma once

// Messages as rows for a linear model.

#include "classifiers/text/text_model.h"

#include <cstddef>
#include <vector>

namespace mailroom {

// How rare each bucket is: 1 + log of all messages by those that have it, as coarse as a model
// keeps it; 0 where fewer than three senders use it: such words are names, or chance. `senders`
// has a number for each message.
std::vector<float> rarities(
    const std::vector<std::vector<Feature>>& messages, const std::vector<std::size_t>& senders);

// weighed() with the rarities by bucket.
std::vector<WeighedFeature>
weighed_row(const std::vector<Feature>& features, const std::vector<float>& rarity);

} // namespace mailroom
