#include "core/train/choice_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mailroom {
namespace {

constexpr std::size_t steps = 500;
constexpr double step_size = 0.3;
constexpr double penalty = 0.3; // Of the squared weights, as C = 1 of liblinear is.

struct Thing {
    std::vector<std::pair<std::size_t, double>> features; // Only those that are not 0.
    bool is = false;
};

using Set = std::vector<Thing>;

Set sparse(const Choices& choices)
{
    Set set;
    for (const auto& row : choices) {
        auto& thing = set.emplace_back();
        thing.is = row.is;
        for (std::size_t i = 0; i < row.features.size(); ++i) {
            if (row.features[i] != 0)
                thing.features.emplace_back(i, row.features[i]);
        }
    }
    return set;
}

class Fitter {
public:
    explicit Fitter(std::size_t features) : gradient_(features + 1), squares_(features + 1, 1e-6)
    {
        model_.weights.resize(features);
    }

    // AdaGrad over all sets at once.
    void step(const std::vector<Set>& sets)
    {
        for (std::size_t i = 0; i < model_.weights.size(); ++i)
            gradient_[i] = penalty * model_.weights[i];
        gradient_.back() = 0;
        for (const auto& set : sets)
            add(set);
        for (std::size_t i = 0; i < gradient_.size(); ++i) {
            squares_[i] += gradient_[i] * gradient_[i];
            auto& weight = i < model_.weights.size() ? model_.weights[i] : model_.bias;
            weight -= step_size * gradient_[i] / std::sqrt(squares_[i]);
        }
    }

    LogisticModel model() && { return std::move(model_); }

private:
    void add(const Set& set)
    {
        shares_.clear();
        double most = 0, all = 0, right = 0; // None has the utility 0.
        for (const auto& thing : set) {
            double utility = model_.bias;
            for (const auto& [feature, value] : thing.features)
                utility += model_.weights[feature] * value;
            shares_.push_back(utility);
            most = std::max(most, utility);
        }
        bool has_right = false;
        for (std::size_t i = 0; i < set.size(); ++i) {
            shares_[i] = std::exp(shares_[i] - most);
            all += shares_[i];
            right += set[i].is ? shares_[i] : 0;
            has_right = has_right || set[i].is;
        }
        all += std::exp(-most);
        for (std::size_t i = 0; i < set.size(); ++i) {
            const double wanted = has_right && set[i].is ? shares_[i] / right : 0;
            const double difference = shares_[i] / all - wanted;
            for (const auto& [feature, value] : set[i].features)
                gradient_[feature] += difference * value;
            gradient_.back() += difference;
        }
    }

    LogisticModel model_;
    std::vector<double> gradient_, squares_, shares_; // The last of the first two is the bias.
};

} // namespace

LogisticModel fit_choices(const std::vector<const Choices*>& all, std::size_t features)
{
    std::vector<Set> sets;
    for (const auto* choices : all)
        sets.push_back(sparse(*choices));
    Fitter fitter(features);
    for (std::size_t i = 0; i < steps; ++i)
        fitter.step(sets);
    return std::move(fitter).model();
}

} // namespace mailroom
