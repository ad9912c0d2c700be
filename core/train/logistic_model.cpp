#include "core/train/logistic_model.h"

#include <cassert>
#include <cstdlib>
#include <memory>

#include <linear.h>

namespace mailroom {
namespace {

constexpr double regularisation_c = 1;
constexpr double epsilon = 0.001;

struct FreeModel {
    void operator()(model* made) const { free_and_destroy_model(&made); }
};

} // namespace

double LogisticModel::score(const std::vector<double>& row) const
{
    double sum = bias;
    for (std::size_t i = 0; i < row.size(); ++i)
        sum += weights[i] * row[i];
    return sum;
}

LogisticModel fit_logistic(const std::vector<const LogisticRow*>& rows, std::size_t features)
{
    std::vector<std::vector<feature_node>> nodes;
    std::vector<feature_node*> pointers;
    std::vector<double> classes;
    const int bias_index = static_cast<int>(features) + 1;
    for (const auto* row : rows) {
        auto& list = nodes.emplace_back();
        for (std::size_t i = 0; i < row->features.size(); ++i) {
            if (row->features[i] != 0)
                list.push_back({static_cast<int>(i) + 1, row->features[i]});
        }
        list.push_back({bias_index, 1});
        list.push_back({-1, 0});
        classes.push_back(row->is ? 1 : -1);
    }
    for (auto& list : nodes)
        pointers.push_back(list.data());
    problem data{};
    data.l = static_cast<int>(classes.size());
    data.n = bias_index;
    data.y = classes.data();
    data.x = pointers.data();
    data.bias = -1;
    parameter settings{};
    settings.solver_type = L2R_LR;
    settings.eps = epsilon;
    settings.C = regularisation_c;
    set_print_string_function([](const char*) {});
    assert(check_parameter(&data, &settings) == nullptr);
    const std::unique_ptr<model, FreeModel> made(train(&data, &settings));
    const double sign = made->label[0] == 1 ? 1 : -1;
    LogisticModel out;
    for (std::size_t i = 0; i < features; ++i)
        out.weights.push_back(sign * made->w[i]);
    out.bias = sign * made->w[features];
    return out;
}

} // namespace mailroom
