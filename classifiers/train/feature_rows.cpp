#include "classifiers/train/feature_rows.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace mailroom {
namespace {

constexpr std::size_t senders_with_feature_min = 3;

struct Usage {
    std::uint32_t messages = 0;
    // The first different senders; more are not counted.
    std::array<std::size_t, senders_with_feature_min> senders{};
    std::size_t known = 0;

    void add(std::size_t sender)
    {
        ++messages;
        const auto end = senders.begin() + static_cast<std::ptrdiff_t>(known);
        if (known < senders.size() && std::find(senders.begin(), end, sender) == end)
            senders[known++] = sender;
    }
};

} // namespace

std::vector<float>
rarities(const std::vector<std::vector<Feature>>& messages, const std::vector<std::size_t>& senders)
{
    assert(messages.size() == senders.size());
    std::vector<Usage> usage(feature_buckets);
    for (std::size_t i = 0; i < messages.size(); ++i) {
        for (const auto& feature : messages[i])
            usage[feature.bucket].add(senders[i]);
    }
    std::vector<float> out(feature_buckets, 0.0F);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (usage[i].known < senders_with_feature_min)
            continue;
        const auto share =
            static_cast<float>(messages.size()) / static_cast<float>(usage[i].messages);
        // As coarse as it is kept, so that what is learnt is what is used.
        const auto steps = std::lround(std::min((1.0F + std::log(share)) / rarity_step, 255.0F));
        out[i] = static_cast<float>(steps) * rarity_step;
    }
    return out;
}

std::vector<WeighedFeature>
weighed_row(const std::vector<Feature>& features, const std::vector<float>& rarity)
{
    std::vector<float> own;
    own.reserve(features.size());
    for (const auto& feature : features)
        own.push_back(rarity[feature.bucket]);
    return weighed(features, own);
}

} // namespace mailroom
