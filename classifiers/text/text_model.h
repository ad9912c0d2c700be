#pragma once

// A linear one-vs-rest model over features_of(): for each label, how sure we are that it applies.
// The message as a whole is judged, and where the model has weights for it the sentence that speaks
// most for the label, since in a long mail one sentence may be all that is said of a matter.
// It is made by `mailroom train intents` (classifiers/train/) and is part of the program as
// classifiers/data/intents.model.
//
// A model is immutable and may be asked by any thread. predict() costs microseconds for a mail of
// usual length.

#include "classifiers/intents/intent_signals.h"
#include "classifiers/text/text_features.h"
#include "core/describe.h"
#include "core/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct LabelScore {
    double probability = 0; // Calibrated: of messages with 0.9, nine in ten bear the label.
    double threshold = 0;   // The label applies from this probability on.

    bool applies() const { return probability >= threshold; }
};

// Behind the labels of messages a model may have labels of sentences, one for each, named so:
// the slope of such a label is what the score of the best sentence adds to the log odds of its
// label; it has no offset, no signals and no threshold.
inline constexpr std::string_view sentence_label_prefix = "sentence:";

struct ModelLabel {
    std::string name;
    float scale = 1; // Of the weights, which are kept in eight bits.
    float bias = 0;
    // Log odds = slope * score of the words + offset + the weights of the signals that are there.
    float slope = 1, offset = 0;
    std::vector<float> signals; // signal_count weights.
    float threshold = 0.5F;

    static constexpr auto members()
    {
        return std::tuple{
            member("name", &ModelLabel::name),          member("scale", &ModelLabel::scale),
            member("bias", &ModelLabel::bias),          member("slope", &ModelLabel::slope),
            member("offset", &ModelLabel::offset),      member("signals", &ModelLabel::signals),
            member("threshold", &ModelLabel::threshold)};
    }
};

// However well a label goes with the surest one, it needs to be as likely as this.
inline constexpr double company_threshold_min = 0.4;

// Every message means something: the probability that at least one label applies, for dividing by.
double probability_of_any(std::span<const double> probabilities);

// A model as it is made: what is known of each bucket.
struct ModelData {
    std::vector<ModelLabel> labels;
    std::vector<std::uint32_t> buckets; // Those that are known, ascending.
    std::string rarities;               // One byte a known bucket, in steps of rarity_step.
    std::string weights;                // A signed byte a known bucket and label, bucket by bucket.
    // What it adds to the log odds of a label that another is the surest one of a message: intents
    // come in some company more often than chance has it, in other company less. Row by row, one a
    // label of messages; empty where that was not learnt.
    std::vector<float> companions;
};

inline constexpr float rarity_step = 1.0F / 16;

// The bytes of a model: its head (encode() of core/wire.h, behind its size), a bit for each bucket
// that says whether it is known, the count of known ones before each 64, rarities, weights, and
// where there are any the companions as floats. They
// are used where they lie, so that loading a model that is mapped or part of the program reads
// the head alone, and processes share the rest.
std::string to_bytes(const ModelData& data);

// A feature as the model weighs it.
struct WeighedFeature {
    std::uint32_t bucket = 0;
    float value = 0;
};

// Counts damped by their logarithm, times the rarity of each feature, each space of unit length
// times its weight. Features of rarity 0 are left out.
std::vector<WeighedFeature>
weighed(const std::vector<Feature>& features, const std::vector<float>& rarities);

class TextModel {
public:
    TextModel() = default; // Has no labels.

    // `bytes` as to_bytes() makes them. They must live as long as the model and its copies: `owner`
    // keeps them alive where they are no part of the program. Allocates for the labels alone.
    static Result<TextModel> over(std::string_view bytes, std::shared_ptr<const void> owner = {});
    static Result<TextModel> from(const ModelData& data);

    const std::vector<ModelLabel>& labels() const { return labels_; }
    std::size_t label(std::string_view name) const; // labels().size() where there is none.

    // One score a label of messages, in the order of labels().
    std::vector<LabelScore> predict(const TextSample& sample, const IntentSignals& signals) const;

    // What it adds to the log odds of `label` that `surest` is the surest label of the message; 0
    // where the model does not know.
    float companion(std::size_t surest, std::size_t label) const;

    // How much the words of the sample speak for the label (above 0) or against it.
    float leaning(const TextSample& sample, std::size_t label) const;

    // The sentence of `text` that speaks most for the label, cut to 160 bytes; empty where none
    // does. `concepts` as in TextSample.
    std::string evidence(std::string_view text, std::size_t label, bool concepts = true) const;

private:
    // The place of a bucket among the known ones; known_ where it is unknown.
    std::size_t row_of(std::uint32_t bucket) const;
    // Of the labels from `first` on, below `last`.
    std::vector<float>
    scores(const std::vector<Feature>& features, std::size_t first, std::size_t last) const;
    // The score of the best sentence for each label of messages; 0 where that is not asked.
    std::vector<float> best_sentences(const TextSample& sample) const;

    std::vector<ModelLabel> labels_;
    std::size_t message_labels_ = 0; // The first of labels_; behind them are those of sentences.
    std::size_t known_ = 0;
    std::string_view bits_, counts_, rarities_, weights_, companions_;
    std::shared_ptr<const void> owner_;
};

// The models that the program carries: of intents, with its bytes, of spam (classifiers/spam/), and
// of reasons of disputes (classifiers/details/reason_model.h).
const TextModel& intent_model();
std::string_view intent_model_bytes();
const TextModel& spam_model();
const TextModel& reason_model();

} // namespace mailroom
