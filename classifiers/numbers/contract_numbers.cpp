#include "classifiers/numbers/contract_numbers.h"

#include "classifiers/numbers/number_shapes.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// "..., number WV-118", "that bears the number 4471", "the one with reference FA-9"
bool is_called_number(const Prose& prose, std::size_t word)
{
    constexpr std::size_t reach = 2;
    static constexpr std::array labels{"ref.number_sign", "ref.unknown", "rest.number_is"};
    return std::ranges::any_of(labels, [&](const char* label) {
        return prose.find(label, word - std::min(word, reach), word) != nullptr;
    });
}

} // namespace

void give_contract_number(DocumentNoun& noun, const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t reach = 3, bracket_reach = 8, // "of supply of this year (K-2025-07)"
        label_reach = 16;
    for (auto at = noun.last; at < std::min(noun.last + label_reach, sentence.last); ++at) {
        const auto& word = prose.words.words[at];
        const bool bracket =
            at < noun.last + bracket_reach && prose.words.gap_after(at - 1).ends_with('(');
        const bool number = (bracket || at < noun.last + reach || is_called_number(prose, at))
            && word.has_digit && word.folded.size() >= tail_digits_min
            && has_number_shape(prose.words, at);
        if (!number)
            continue;
        noun.references.push_back(
            without_misread_letters(std::string(prose.words.source(at, at + 1))));
        return;
    }
}

} // namespace mailroom
