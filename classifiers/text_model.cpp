#include "classifiers/text_model.h"

#include "classifiers/sentences.h"
#include "core/text.h"
#include "core/wire.h"
#include "embedded/text_models.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace mailroom {
namespace {

constexpr std::size_t evidence_bytes_max = 160;

float damped(std::uint16_t count)
{
    return 1.0F + std::log(static_cast<float>(count));
}

} // namespace

std::vector<WeighedFeature>
weighed(const std::vector<Feature>& features, const std::vector<float>& rarity)
{
    float squares[feature_spaces] = {};
    for (const auto& feature : features) {
        const float value = damped(feature.count) * rarity[feature.bucket];
        squares[static_cast<std::size_t>(feature.space)] += value * value;
    }
    std::vector<WeighedFeature> out;
    out.reserve(features.size());
    for (const auto& feature : features) {
        const auto space = static_cast<std::size_t>(feature.space);
        const float value = damped(feature.count) * rarity[feature.bucket];
        if (value > 0)
            out.push_back(
                {feature.bucket, value * space_weights[space] / std::sqrt(squares[space])});
    }
    return out;
}

Result<TextModel> TextModel::from(ModelData data)
{
    const Error corrupt{
        ErrorCode::corrupt, "a text model does not fit this program: train it anew"};
    const auto known = data.buckets.size();
    if (data.version != ModelData{}.version || data.feature_bits != feature_bits
        || data.rarities.size() != known || data.weights.size() != known * data.labels.size())
        return corrupt;
    TextModel model;
    model.rarity_.assign(feature_buckets, 0);
    model.row_.assign(feature_buckets, 0);
    for (std::size_t i = 0; i < known; ++i) {
        const auto bucket = data.buckets[i];
        if (bucket >= feature_buckets)
            return corrupt;
        model.rarity_[bucket] =
            static_cast<float>(static_cast<unsigned char>(data.rarities[i])) * rarity_step;
        model.row_[bucket] = static_cast<std::uint32_t>(i * data.labels.size());
    }
    model.data_ = std::move(data);
    return model;
}

std::size_t TextModel::label(std::string_view name) const
{
    const auto found =
        std::find_if(data_.labels.begin(), data_.labels.end(), [name](const ModelLabel& label) {
            return label.name == name;
        });
    return static_cast<std::size_t>(found - data_.labels.begin());
}

std::vector<float> TextModel::scores(const std::vector<Feature>& features) const
{
    const auto width = data_.labels.size();
    std::vector<float> sums(width, 0.0F);
    for (const auto& [bucket, value] : weighed(features, rarity_)) {
        const char* row = data_.weights.data() + row_[bucket];
        for (std::size_t i = 0; i < width; ++i)
            sums[i] += value * static_cast<float>(static_cast<signed char>(row[i]));
    }
    for (std::size_t i = 0; i < width; ++i)
        sums[i] = sums[i] * data_.labels[i].scale + data_.labels[i].bias;
    return sums;
}

std::vector<LabelScore> TextModel::predict(const TextSample& sample) const
{
    std::vector<LabelScore> out;
    const auto sums = scores(features_of(sample));
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const auto& label = data_.labels[i];
        const double exponent = double{label.platt_slope} * sums[i] + label.platt_offset;
        out.push_back({1 / (1 + std::exp(exponent)), label.threshold});
    }
    return out;
}

std::string TextModel::evidence(std::string_view text, std::size_t label) const
{
    assert(label < data_.labels.size());
    std::string_view best;
    float best_score = 0;
    for (const auto sentence : sentences_of(text.substr(0, feature_text_bytes_max))) {
        TextSample sample;
        sample.text = std::string(sentence);
        const auto score = scores(features_of(sample))[label] - data_.labels[label].bias;
        if (score > best_score) {
            best_score = score;
            best = sentence;
        }
    }
    return std::string(cut_utf8(best, evidence_bytes_max));
}

const TextModel& intent_model()
{
    static const TextModel model = [] {
        for (const auto& file : embedded::text_models()) {
            if (file.name != "intents.model")
                continue;
            auto data = decode<ModelData>(file.bytes);
            assert(data);
            auto made = TextModel::from(*std::move(data));
            assert(made);
            return *std::move(made);
        }
        return TextModel{};
    }();
    return model;
}

} // namespace mailroom
