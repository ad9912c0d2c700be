#include "classifiers/train/linear_model.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <memory>

#include <linear.h>

namespace mailroom {
namespace {

constexpr double regularisation_c = 1;
constexpr double epsilon = 0.01;
constexpr int bias_index = static_cast<int>(feature_buckets) + 1;

struct FreeModel {
    void operator()(model* made) const { free_and_destroy_model(&made); }
};

struct Settings {
    int solver;
    double epsilon, c;
};

// The weights of features 1..last for the class 1.
std::vector<double> fitted(
    std::vector<std::vector<feature_node>>& nodes,
    std::vector<double>& classes,
    int last,
    const Settings& settings)
{
    std::vector<feature_node*> pointers;
    for (auto& list : nodes)
        pointers.push_back(list.data());
    problem data{};
    data.l = static_cast<int>(classes.size());
    data.n = last;
    data.y = classes.data();
    data.x = pointers.data();
    data.bias = -1;
    parameter chosen{};
    chosen.solver_type = settings.solver;
    chosen.eps = settings.epsilon;
    chosen.C = settings.c;
    set_print_string_function([](const char*) {});
    assert(check_parameter(&data, &chosen) == nullptr);
    std::srand(1); // liblinear shuffles by rand(): the same data makes the same model.
    const std::unique_ptr<model, FreeModel> made(train(&data, &chosen));
    const double sign = made->label[0] == 1 ? 1 : -1;
    std::vector<double> weights(made->w, made->w + last);
    for (auto& weight : weights)
        weight *= sign;
    return weights;
}

} // namespace

double LinearModel::score(const std::vector<WeighedFeature>& row) const
{
    double sum = bias;
    for (const auto& [bucket, value] : row)
        sum += double{weights[bucket]} * value;
    return sum;
}

void LinearProblem::add(const std::vector<WeighedFeature>& row, bool is)
{
    rows_.push_back({&row, is});
}

LinearModel LinearProblem::solve() const
{
    const auto positives = std::ranges::count(rows_, true, &Row::is);
    if (positives == 0 || positives == std::ssize(rows_)) {
        const float bias = rows_.empty() ? 0.0F : positives == 0 ? -1.0F : 1.0F;
        return {std::vector<float>(feature_buckets), bias};
    }
    std::vector<std::vector<feature_node>> nodes;
    std::vector<double> classes;
    for (const auto& row : rows_) {
        auto& list = nodes.emplace_back();
        for (const auto& [bucket, value] : *row.features)
            list.push_back({static_cast<int>(bucket) + 1, value});
        list.push_back({bias_index, 1});
        list.push_back({-1, 0});
        classes.push_back(row.is ? 1 : -1);
    }
    const auto weights =
        fitted(nodes, classes, bias_index, {L2R_L2LOSS_SVC_DUAL, epsilon, regularisation_c});
    LinearModel out;
    out.weights.assign(weights.begin(), weights.begin() + feature_buckets);
    out.bias = static_cast<float>(weights[feature_buckets]);
    return out;
}

double Platt::probability(double score) const
{
    return 1 / (1 + std::exp(slope * score + offset));
}

Platt fit_platt(const std::vector<std::pair<double, bool>>& scores)
{
    // Newton's method with smoothed targets; forty steps are many more than it takes.
    const auto there = static_cast<double>(
        std::count_if(scores.begin(), scores.end(), [](const auto& s) { return s.second; }));
    const auto others = static_cast<double>(scores.size()) - there;
    const double high = (there + 1) / (there + 2), low = 1 / (others + 2);
    Platt platt;
    for (int step = 0; step < 40; ++step) {
        double g_slope = 0, g_offset = 0, h_ss = 1e-9, h_oo = 1e-9, h_so = 0;
        for (const auto& [score, is] : scores) {
            const double p = platt.probability(score);
            const double difference = (is ? high : low) - p;
            const double curve = std::max(p * (1 - p), 1e-12);
            g_slope += score * difference;
            g_offset += difference;
            h_ss += score * score * curve;
            h_oo += curve;
            h_so += score * curve;
        }
        const double determinant = h_ss * h_oo - h_so * h_so;
        platt.slope -= (h_oo * g_slope - h_so * g_offset) / determinant;
        platt.offset -= (h_ss * g_offset - h_so * g_slope) / determinant;
        if (std::abs(g_slope) < 1e-6 && std::abs(g_offset) < 1e-6)
            break;
    }
    return platt;
}

double Calibration::probability(const CalibrationInput& input) const
{
    double odds = slope * input.score + sentence_slope * input.sentence_score + offset;
    for (std::size_t i = 0; i < signal_count; ++i)
        odds += input.signals.test(i) ? signals[i] : 0;
    return 1 / (1 + std::exp(-odds));
}

Calibration fit_calibration(const std::vector<CalibrationRow>& rows)
{
    constexpr int score_index = 1, sentence_index = 2, signals_index = 3,
                  offset_index = signals_index + signal_count;
    // The scores are small; larger, they are not held back by the penalty on their weights.
    constexpr double score_scale = 10;
    const auto positives = std::ranges::count(rows, true, &CalibrationRow::is);
    if (positives == 0 || positives == std::ssize(rows))
        return {.signals = std::vector<double>(signal_count)};
    std::vector<std::vector<feature_node>> nodes;
    std::vector<double> classes;
    for (const auto& [input, is] : rows) {
        auto& list = nodes.emplace_back();
        list.push_back({score_index, input.score * score_scale});
        list.push_back({sentence_index, input.sentence_score * score_scale});
        for (std::size_t i = 0; i < signal_count; ++i) {
            if (input.signals.test(i))
                list.push_back({signals_index + static_cast<int>(i), 1});
        }
        list.push_back({offset_index, score_scale});
        list.push_back({-1, 0});
        classes.push_back(is ? 1 : -1);
    }
    const auto weights = fitted(nodes, classes, offset_index, {L2R_LR, 0.001, 1});
    Calibration out;
    out.slope = weights[score_index - 1] * score_scale;
    out.sentence_slope = weights[sentence_index - 1] * score_scale;
    out.offset = weights[offset_index - 1] * score_scale;
    out.signals.assign(weights.begin() + signals_index - 1, weights.begin() + offset_index - 1);
    return out;
}

void quantise(
    const std::vector<float>& rarity, const std::vector<LinearModel>& models, ModelData& data)
{
    assert(models.size() == data.labels.size());
    for (std::size_t i = 0; i < models.size(); ++i) {
        float largest = 1e-6F;
        for (const float weight : models[i].weights)
            largest = std::max(largest, std::abs(weight));
        data.labels[i].scale = largest / 127;
    }
    for (std::uint32_t bucket = 0; bucket < feature_buckets; ++bucket) {
        if (rarity[bucket] == 0)
            continue;
        data.buckets.push_back(bucket);
        data.rarities += static_cast<char>(std::lround(rarity[bucket] / rarity_step));
        for (std::size_t i = 0; i < models.size(); ++i)
            data.weights +=
                static_cast<char>(std::lround(models[i].weights[bucket] / data.labels[i].scale));
    }
}

} // namespace mailroom
