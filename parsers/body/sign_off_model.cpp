#include "parsers/body/sign_off_model.h"

#include "core/text.h"
#include "embedded/body_weights.h"

#include <cassert>
#include <charconv>
#include <unordered_map>

namespace mailroom {
namespace {

struct Weights {
    std::unordered_map<std::string_view, double> features;
    double bias = 0;
};

Weights load()
{
    Weights weights;
    for (const auto line : split(embedded::body_weights().front().bytes, '\n')) {
        if (line.empty() || line.starts_with('#'))
            continue;
        const auto columns = split(line, '\t');
        assert(columns.size() == 2 && "feature, weight");
        double weight = 0;
        std::from_chars(columns[1].data(), columns[1].data() + columns[1].size(), weight);
        if (columns[0] == "(bias)")
            weights.bias = weight;
        else
            weights.features[columns[0]] = weight;
    }
    return weights;
}

} // namespace

double sign_off_score(const TailLine& line)
{
    static const Weights weights = load();
    double sum = weights.bias;
    for (const auto& [name, value] : line.features) {
        const auto weight = weights.features.find(name);
        if (weight != weights.features.end())
            sum += weight->second * value;
    }
    return sum;
}

std::size_t sign_off_start(std::span<const TailLine> tail, std::size_t none)
{
    double sum = 0, best = 0;
    auto start = none;
    for (auto i = tail.size(); i-- > 0;) {
        sum += sign_off_score(tail[i]);
        if (sum > best + sign_off_least) {
            best = sum;
            start = tail[i].at;
        }
    }
    return start;
}

} // namespace mailroom
