#pragma once

// Logistic regression over few features, as liblinear fits it (L2).

#include <cstddef>
#include <vector>

namespace mailroom {

struct LogisticModel {
    std::vector<double> weights; // By feature.
    double bias = 0;

    double score(const std::vector<double>& row) const; // Log-odds.
};

struct LogisticRow {
    std::vector<double> features;
    bool is = false;
};

LogisticModel fit_logistic(const std::vector<const LogisticRow*>& rows, std::size_t features);

} // namespace mailroom
