#pragma once

// Sums and shares that a text says were taken off a payment: "less 25.00 for freight", "2 %
// Skonto", "30,00 € de frais de port déduits". For classifiers/details/remittance_shortfall.cpp.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <string>
#include <vector>

namespace mailroom {

inline constexpr std::size_t parts_taken_off_max = 8;

struct PartTakenOff {
    Decimal value;
    bool is_share = false;           // In percent.
    std::size_t first = 0, last = 0; // Words [first, last).
};

// Shares first; each sum once, and none of the documents' own. `is_usual_enough`: shares as small
// as a discount's need no word that says so, since the sums will bear them out.
std::vector<PartTakenOff> find_parts_taken_off(
    const Prose& text, const std::vector<Decimal>& of_documents, bool is_usual_enough = false);

// The words between the neighbouring sums, in the sentence, that say what a sum is.
struct WordRange {
    std::size_t first = 0, last = 0;
};
WordRange words_about(const Prose& text, std::size_t first, std::size_t last);

// Whether a comma, a bracket or a joining word stands between the words `first` and `last`.
bool starts_anew(const Prose& text, std::size_t first, std::size_t last);

// Takes the sum off the line's net, as its discount or as its deduction with the reason.
void take_off(
    RemittanceLine& line, const Decimal& sum, const PartTakenOff& part, const Prose& text);

} // namespace mailroom
