#pragma once

// Values beside the labels that name them: what follows in the same piece, the next piece to the
// right, or the piece below. Several candidates may claim one sense; scores rank them.

#include "parsers/fields/analysis.h"
#include "parsers/fields/choice/label_owner.h"

#include <initializer_list>
#include <utility>
#include <vector>

namespace mailroom::fields {

struct Candidate {
    Sense sense{};
    Value value;
    double score = 0; // 0..1
    PieceRef at;
    std::size_t begin = 0, end = 0;        // Bytes of the piece's text.
    std::string currency;                  // Of an amount.
    bool percent_beside = false;           // The label speaks of a rate: "VAT 19 %".
    bool names_invoice = false;            // Of your_number: the label says "your invoice".
    LabelOwner owner = LabelOwner::unsaid; // Of numbers.
};

// All of the document. Rows of `excluded` (indices into grid.rows, sorted) are lines of a table.
std::vector<Candidate>
candidates_of(const Analysis& analysis, const std::vector<std::size_t>& excluded);

// A value that the rules consider for a field, and what they make of it.
struct ScoredValue {
    std::string key; // to_string of the value.
    const Candidate* best = nullptr;
    double score = 0; // Of its best candidate.
    double rank = 0;  // With the support of the others.
};

std::vector<ScoredValue> scored_values(
    const std::vector<Candidate>& candidates,
    std::initializer_list<std::pair<Sense, double>> senses);

// The best value for a field that several senses may fill, each with its factor; candidates that
// agree support each other. Nothing where none reaches `least`.
struct Choice {
    Candidate best;
    double confidence = 0;
};
std::optional<Choice> choose(
    const std::vector<Candidate>& candidates,
    std::initializer_list<std::pair<Sense, double>> senses,
    double least);

Fact fact_of(const Analysis& analysis, Term term, const Candidate& candidate, double confidence);

// A number of a document that begins at or after text[from]: letters, digits and -/._ with at least
// one digit. Empty where there is none.
std::string_view number_at(std::string_view text, std::size_t from);

// "(380) Nr. 4711": past what stands between a label and its number.
std::size_t after_number_words(std::string_view text, std::size_t from);

} // namespace mailroom::fields
