#include "parsers/fields/choice/ranking.h"

#include "core/text.h"
#include "embedded/label_files.h"

#include <cassert>
#include <charconv>
#include <cmath>
#include <map>

namespace mailroom::fields {

class Rankings {
public:
    Rankings()
    {
        for (const auto& file : embedded::label_files()) {
            if (file.name != "ranking.tsv")
                continue;
            for (const auto line : split(file.bytes, '\n')) {
                if (!line.empty() && !line.starts_with('#'))
                    add(split(line, '\t'));
            }
        }
    }

    const Ranking* find(std::string_view field) const
    {
        const auto found = rankings_.find(field);
        return found == rankings_.end() ? nullptr : &found->second;
    }

private:
    void add(const std::vector<std::string_view>& columns)
    {
        assert(columns.size() == 3 && "field, feature, weight");
        double weight = 0;
        std::from_chars(columns[2].data(), columns[2].data() + columns[2].size(), weight);
        auto& ranking = rankings_[columns[0]];
        if (columns[1] == "(bias)")
            ranking.bias_ = weight;
        else if (columns[1] == "(slope)")
            ranking.slope_ = weight;
        else if (columns[1] == "(offset)")
            ranking.offset_ = weight;
        else if (columns[1] == "(least)")
            ranking.least_ = weight;
        else
            ranking.weights_[columns[1]] = weight;
    }

    std::map<std::string_view, Ranking, std::less<>> rankings_;
};

double Ranking::score(const std::vector<std::pair<std::string_view, double>>& features) const
{
    double sum = bias_;
    for (const auto& [name, value] : features) {
        const auto weight = weights_.find(name);
        if (weight != weights_.end())
            sum += weight->second * value;
    }
    return sum;
}

double Ranking::confidence(double odds) const
{
    return 1 / (1 + std::exp(slope_ * odds + offset_));
}

const Ranking* ranking_of(DocumentType type, Term term)
{
    static const Rankings rankings;
    const bool advice = type == DocumentType::remittance_advice;
    return rankings.find(
        std::string(advice ? "remittance." : "invoice.") + std::string(to_string(term)));
}

} // namespace mailroom::fields
