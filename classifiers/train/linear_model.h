#pragma once

// One binary linear model, as liblinear fits it, and its calibration.

#include "classifiers/intents/intent_signals.h"
#include "classifiers/text/text_model.h"

#include <utility>
#include <vector>

namespace mailroom {

struct LinearModel {
    std::vector<float> weights; // By bucket.
    float bias = 0;

    double score(const std::vector<WeighedFeature>& row) const;
};

// A support vector machine (squared hinge loss, L2). The rows must outlive the problem.
class LinearProblem {
public:
    void add(const std::vector<WeighedFeature>& row, bool is);
    // Where all rows are of one class, that is the answer; where there is none, 0.
    LinearModel solve() const;

private:
    struct Row {
        const std::vector<WeighedFeature>* features;
        bool is;
    };
    std::vector<Row> rows_;
};

// Platt (1999) as Lin, Lin and Weng (2007) fit it: p = 1 / (1 + exp(slope * score + offset)).
struct Platt {
    double slope = -1, offset = 0;

    double probability(double score) const;
};

Platt fit_platt(const std::vector<std::pair<double, bool>>& scores);

// What is known of a message when it is judged: the score of its words, that of its best sentence
// (0 where sentences are not judged), and the signals.
struct CalibrationInput {
    double score = 0, sentence_score = 0;
    IntentSignals signals;
};

// From there to log odds: logistic regression (Platt 1999, with more than the score).
struct Calibration {
    double slope = 1, sentence_slope = 0, offset = 0;
    std::vector<double> signals; // signal_count weights.

    double probability(const CalibrationInput& input) const;
};

struct CalibrationRow {
    CalibrationInput input;
    bool is = false;
};

// Scores stay as they are where the rows are all alike, or none.
Calibration fit_calibration(const std::vector<CalibrationRow>& rows);

// Puts the weights of `models`, one a label of `data`, into eight bits.
void quantise(
    const std::vector<float>& rarity, const std::vector<LinearModel>& models, ModelData& data);

} // namespace mailroom
