#pragma once

// A linear one-vs-rest model over features_of(): for each label, how sure we are that it applies.
// It is made by `mailroom train intents` (classifiers/train/) and is part of the program as
// classifiers/data/intents.model.
//
// A model is immutable and may be asked by any thread. predict() costs microseconds for a mail of
// usual length.

#include "classifiers/text_features.h"
#include "core/describe.h"
#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct LabelScore {
    double probability = 0; // Calibrated (Platt): of texts with 0.9, nine in ten bear the label.
    double threshold = 0;   // The label applies from this probability on.

    bool applies() const { return probability >= threshold; }
};

struct ModelLabel {
    std::string name;
    float scale = 1; // Of the weights, which are kept in eight bits.
    float bias = 0;
    float platt_slope = -1, platt_offset = 0; // p = 1 / (1 + exp(slope * score + offset))
    float threshold = 0.5F;

    static constexpr auto members()
    {
        return std::tuple{
            member("name", &ModelLabel::name),
            member("scale", &ModelLabel::scale),
            member("bias", &ModelLabel::bias),
            member("platt_slope", &ModelLabel::platt_slope),
            member("platt_offset", &ModelLabel::platt_offset),
            member("threshold", &ModelLabel::threshold)};
    }
};

// A model as it is stored: encode() of core/wire.h.
struct ModelData {
    std::uint32_t version = 1;
    std::uint32_t feature_bits = mailroom::feature_bits;
    std::vector<ModelLabel> labels;
    std::vector<std::uint32_t> buckets; // Those that are known, ascending.
    std::string rarities;               // One byte a known bucket, in steps of rarity_step.
    std::string weights;                // A signed byte a known bucket and label, bucket by bucket.

    static constexpr auto members()
    {
        return std::tuple{member("version", &ModelData::version),
                          member("feature_bits", &ModelData::feature_bits),
                          member("labels", &ModelData::labels),
                          member("buckets", &ModelData::buckets),
                          member("rarities", &ModelData::rarities),
                          member("weights", &ModelData::weights)};
    }
};

inline constexpr float rarity_step = 1.0F / 16;

// A feature as the model weighs it.
struct WeighedFeature {
    std::uint32_t bucket = 0;
    float value = 0;
};

// Counts damped by their logarithm, times rarity[bucket], each space of unit length times its
// weight. `rarity` has feature_buckets elements; features of rarity 0 are left out.
std::vector<WeighedFeature>
weighed(const std::vector<Feature>& features, const std::vector<float>& rarity);

class TextModel {
public:
    TextModel() = default; // Has no labels.
    static Result<TextModel> from(ModelData data);

    const std::vector<ModelLabel>& labels() const { return data_.labels; }
    std::size_t label(std::string_view name) const; // labels().size() where there is none.

    // One score a label, in the order of labels().
    std::vector<LabelScore> predict(const TextSample& sample) const;

    // The sentence of `text` that speaks most for the label, cut to 160 bytes; empty where none
    // does.
    std::string evidence(std::string_view text, std::size_t label) const;

private:
    std::vector<float> scores(const std::vector<Feature>& features) const;

    ModelData data_;
    std::vector<float> rarity_;      // By bucket; 0 where unknown.
    std::vector<std::uint32_t> row_; // By bucket, into data_.weights.
};

// The model that the program carries.
const TextModel& intent_model();

} // namespace mailroom
