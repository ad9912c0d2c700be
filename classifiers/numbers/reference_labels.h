#pragma once

// The words before numbers that say what they number, for classifiers/numbers/references.cpp alone;
// the words are data/phrases/references.txt.

#include "classifiers/numbers/number_shapes.h"
#include "classifiers/text/phrases.h"
#include "classifiers/text/words.h"

#include <optional>
#include <vector>

namespace mailroom {

class ReferenceLabels {
public:
    ReferenceLabels(const Words& words, const std::vector<PhraseHit>& hits);

    // Of the number `word`, from the words before it.
    std::optional<ReferenceKind> before(std::size_t word) const;
    // "81208 is the invoice", where the noun has no number of its own.
    std::optional<ReferenceKind> behind(std::size_t word) const;
    // "dossier n° 4471", "Chargennr. 4471": a number, but of nothing that we keep.
    bool names_something_else(std::size_t word) const;

    // What the longest label that ends with this word says.
    std::optional<ReferenceKind> ending_at(std::size_t word) const { return ending_at_[word]; }
    // May stand between the numbers of a list.
    bool joins(std::size_t word) const { return joiner_[word]; }
    // An article or a word such as "number" stands right before it, "la 347", or the words on both
    // sides leave it nothing to count: "200 on 347 today", "347 goes out on Friday".
    bool is_led(std::size_t word) const
    {
        return (word > 0 && number_word_[word - 1] && words_.gap_after(word - 1) == " ")
            || stands_by_itself(word);
    }
    // Whether one of the words [first, last) says that the numbers before and behind them are the
    // ends of a range.
    bool makes_range(std::size_t first, std::size_t last) const
    {
        bool range = false;
        for (auto word = first; word < last; ++word)
            range |= range_[word];
        return range;
    }
    // A unit stands behind it: "1200 pieces".
    bool counts(std::size_t word) const
    {
        return word + 1 < unit_.size() && unit_[word + 1] && !joiner_[word + 1] // "t/m"
            && words_.gap_after(word) == " ";
    }

private:
    bool is_series(std::size_t word) const;
    bool stands_by_itself(std::size_t word) const;

    const Words& words_;
    std::vector<std::optional<ReferenceKind>> ending_at_; // By last word.
    std::vector<bool> beside_only_;                       // The label must touch its number.
    std::vector<bool> number_word_, number_sign_, joiner_, range_, unit_;
};

} // namespace mailroom
