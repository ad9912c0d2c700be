#pragma once

// Linear rankings of the values that a document offers for a field. `mailroom train fields` makes
// their weights (data/ranking.tsv: field, feature, weight); a field without weights there is left
// to the written rules.

#include "core/document.h"

#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mailroom::fields {

class Ranking {
public:
    // Utility of the value with these features; that of no value is 0.
    double score(const std::vector<std::pair<std::string_view, double>>& features) const;

    // How sure it is that the best value, with these odds (odds_of_best), is right: 0..1,
    // calibrated on documents of layouts that the weights were not made from.
    double confidence(double odds) const;

    // A best value with less odds is none.
    double least_odds() const { return least_; }

private:
    friend class Rankings;
    std::unordered_map<std::string_view, double> weights_;
    double bias_ = 0, slope_ = -1, offset_ = 0, least_ = 0;
};

// Null where the rules decide. Fields of invoices (of credit notes, receipts) and of remittance
// advices have weights of their own.
const Ranking* ranking_of(DocumentType type, Term term);

} // namespace mailroom::fields
