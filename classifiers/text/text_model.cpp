#include "classifiers/text/text_model.h"

#include "classifiers/text/sentence_samples.h"
#include "classifiers/text/sentences.h"
#include "core/text.h"
#include "core/wire.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>
#include <optional>

namespace mailroom {
namespace {

constexpr std::size_t evidence_bytes_max = 160;
constexpr std::size_t word_bits = 64;

struct ModelHead {
    std::uint32_t version = 3;
    std::uint32_t feature_bits = mailroom::feature_bits;
    std::vector<ModelLabel> labels;

    static constexpr auto members()
    {
        return std::tuple{
            member("version", &ModelHead::version),
            member("feature_bits", &ModelHead::feature_bits), member("labels", &ModelHead::labels)};
    }
};

// The bytes of a model lie at any address.
template <typename T>
T at(std::string_view array, std::size_t index)
{
    T value;
    std::memcpy(&value, array.data() + index * sizeof value, sizeof value);
    return value;
}

// How many labels judge messages: all, or the first half, behind which each has one for sentences.
std::optional<std::size_t> labels_of_messages(const std::vector<ModelLabel>& labels)
{
    const auto is_for_sentences = [](const ModelLabel& label) {
        return label.name.starts_with(sentence_label_prefix);
    };
    const auto first = std::find_if(labels.begin(), labels.end(), is_for_sentences);
    const auto count = static_cast<std::size_t>(first - labels.begin());
    if (first == labels.end())
        return count;
    const bool match = std::equal(
        first, labels.end(), labels.begin(), first, [](const auto& sentence, const auto& message) {
            return sentence.name == std::string(sentence_label_prefix) + message.name;
        });
    return match ? std::optional(count) : std::nullopt;
}

float damped(std::uint16_t count)
{
    return 1.0F + std::log(static_cast<float>(count));
}

} // namespace

double probability_of_any(std::span<const double> probabilities)
{
    double none = 1;
    for (const double probability : probabilities)
        none *= 1 - probability;
    return 1 - none;
}

std::string to_bytes(const ModelData& data)
{
    std::vector<std::uint64_t> bits(feature_buckets / word_bits, 0);
    for (const auto bucket : data.buckets)
        bits[bucket / word_bits] |= std::uint64_t{1} << bucket % word_bits;
    std::vector<std::uint32_t> counts;
    std::uint32_t count = 0;
    for (const auto word : bits) {
        counts.push_back(count);
        count += static_cast<std::uint32_t>(std::popcount(word));
    }
    ModelHead head;
    head.labels = data.labels;
    const auto packed = encode(head);
    std::string out = encode(static_cast<std::uint32_t>(packed.size())) + packed;
    out.append(reinterpret_cast<const char*>(bits.data()), bits.size() * sizeof bits[0]);
    out.append(reinterpret_cast<const char*>(counts.data()), counts.size() * sizeof counts[0]);
    out += data.rarities + data.weights;
    const auto& companions = data.companions;
    out.append(reinterpret_cast<const char*>(companions.data()), companions.size() * sizeof(float));
    return out;
}

std::vector<WeighedFeature>
weighed(const std::vector<Feature>& features, const std::vector<float>& rarities)
{
    assert(features.size() == rarities.size());
    float squares[feature_spaces] = {};
    std::vector<WeighedFeature> out;
    out.reserve(features.size());
    for (std::size_t i = 0; i < features.size(); ++i) {
        const float value = damped(features[i].count) * rarities[i];
        squares[static_cast<std::size_t>(features[i].space)] += value * value;
    }
    float lengths[feature_spaces];
    for (std::size_t space = 0; space < feature_spaces; ++space)
        lengths[space] = space_weights[space] / std::sqrt(squares[space]);
    for (std::size_t i = 0; i < features.size(); ++i) {
        const auto space = static_cast<std::size_t>(features[i].space);
        if (rarities[i] > 0)
            out.push_back(
                {features[i].bucket, damped(features[i].count) * rarities[i] * lengths[space]});
    }
    return out;
}

Result<TextModel> TextModel::over(std::string_view bytes, std::shared_ptr<const void> owner)
{
    const Error corrupt{
        ErrorCode::corrupt, "a text model does not fit this program: train it anew"};
    const auto take = [&bytes](std::size_t size) {
        const auto taken = bytes.substr(0, size);
        bytes.remove_prefix(taken.size());
        return taken;
    };
    const auto head_size = decode<std::uint32_t>(take(sizeof(std::uint32_t)));
    if (!head_size)
        return corrupt;
    auto head = decode<ModelHead>(take(*head_size));
    if (!head || head->version != ModelHead{}.version || head->feature_bits != feature_bits)
        return corrupt;
    for (const auto& label : head->labels) {
        if (label.signals.size() != signal_count)
            return corrupt;
    }
    const auto message_labels = labels_of_messages(head->labels);
    if (!message_labels)
        return corrupt;
    TextModel model;
    model.bits_ = take(feature_buckets / 8);
    model.counts_ = take(feature_buckets / word_bits * sizeof(std::uint32_t));
    if (model.counts_.size() < feature_buckets / word_bits * sizeof(std::uint32_t))
        return corrupt;
    constexpr auto last = feature_buckets / word_bits - 1;
    model.known_ = at<std::uint32_t>(model.counts_, last)
        + static_cast<std::size_t>(std::popcount(at<std::uint64_t>(model.bits_, last)));
    model.rarities_ = take(model.known_);
    model.weights_ = take(model.known_ * head->labels.size());
    model.companions_ = bytes;
    if (model.weights_.size() != model.known_ * head->labels.size()
        || (!bytes.empty() && bytes.size() != *message_labels * *message_labels * sizeof(float)))
        return corrupt;
    model.labels_ = std::move(head->labels);
    model.message_labels_ = *message_labels;
    model.owner_ = std::move(owner);
    return model;
}

Result<TextModel> TextModel::from(const ModelData& data)
{
    auto bytes = std::make_shared<const std::string>(to_bytes(data));
    return over(*bytes, bytes);
}

std::size_t TextModel::row_of(std::uint32_t bucket) const
{
    const auto word = at<std::uint64_t>(bits_, bucket / word_bits);
    const auto bit = std::uint64_t{1} << bucket % word_bits;
    if ((word & bit) == 0)
        return known_;
    const auto row = at<std::uint32_t>(counts_, bucket / word_bits)
        + static_cast<std::size_t>(std::popcount(word & (bit - 1)));
    return std::min(row, known_ - 1); // A damaged count leads to a wrong row, and no further.
}

std::size_t TextModel::label(std::string_view name) const
{
    const auto found =
        std::find_if(labels_.begin(), labels_.end(), [name](const ModelLabel& label) {
            return label.name == name;
        });
    return static_cast<std::size_t>(found - labels_.begin());
}

std::vector<float>
TextModel::scores(const std::vector<Feature>& features, std::size_t first, std::size_t last) const
{
    std::vector<Feature> known;
    std::vector<float> rarities;
    std::vector<std::size_t> rows;
    for (const auto& feature : features) {
        const auto row = row_of(feature.bucket);
        const auto steps = row < known_ ? static_cast<unsigned char>(rarities_[row]) : 0;
        if (steps == 0)
            continue;
        known.push_back(feature);
        rarities.push_back(static_cast<float>(steps) * rarity_step);
        rows.push_back(row);
    }
    const auto values = weighed(known, rarities);
    std::vector<float> sums(last - first, 0.0F);
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const char* row = weights_.data() + rows[k] * labels_.size() + first;
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += values[k].value * static_cast<float>(static_cast<signed char>(row[i]));
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] = sums[i] * labels_[first + i].scale + labels_[first + i].bias;
    return sums;
}

std::vector<float> TextModel::best_sentences(const TextSample& sample) const
{
    if (labels_.size() == message_labels_)
        return std::vector<float>(message_labels_, 0.0F);
    std::vector<float> best;
    for (const auto& sentence : sentence_samples(sample)) {
        const auto sums = scores(features_of(sentence), message_labels_, labels_.size());
        if (best.empty())
            best = sums;
        for (std::size_t i = 0; i < best.size(); ++i)
            best[i] = std::max(best[i], sums[i]);
    }
    return best.empty() ? scores({}, message_labels_, labels_.size()) : best;
}

std::vector<LabelScore>
TextModel::predict(const TextSample& sample, const IntentSignals& signals) const
{
    std::vector<LabelScore> out;
    const auto sums = scores(features_of(sample), 0, message_labels_);
    const auto best = best_sentences(sample);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const auto& label = labels_[i];
        double odds = double{label.slope} * sums[i] + label.offset;
        if (labels_.size() > message_labels_)
            odds += double{labels_[message_labels_ + i].slope} * best[i];
        for (std::size_t k = 0; k < signal_count; ++k)
            odds += signals.test(k) ? double{label.signals[k]} : 0.0;
        out.push_back({1 / (1 + std::exp(-odds)), label.threshold});
    }
    return out;
}

float TextModel::companion(std::size_t surest, std::size_t label) const
{
    assert(surest < message_labels_ && label < message_labels_);
    return companions_.empty() ? 0.0F : at<float>(companions_, surest * message_labels_ + label);
}

float TextModel::leaning(const TextSample& sample, std::size_t label) const
{
    assert(label < labels_.size());
    return scores(features_of(sample), label, label + 1).front() - labels_[label].bias;
}

std::string TextModel::evidence(std::string_view text, std::size_t label, bool concepts) const
{
    assert(label < message_labels_);
    if (labels_.size() > message_labels_)
        label += message_labels_;
    std::string_view best;
    float best_score = 0;
    for (const auto sentence : sentences_of(text.substr(0, feature_text_bytes_max))) {
        TextSample sample;
        sample.text = std::string(sentence);
        sample.concepts = concepts;
        const auto score = leaning(sample, label);
        if (score > best_score) {
            best_score = score;
            best = sentence;
        }
    }
    return std::string(cut_utf8(best, evidence_bytes_max));
}

} // namespace mailroom
