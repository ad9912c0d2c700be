#include "classifiers/details/master_data_pieces.h"

#include "core/ascii.h"

#include <algorithm>

namespace mailroom {

std::vector<TextPiece> pieces_of(const Prose& prose)
{
    const auto& words = prose.words;
    // "Co. Galway. VAT IE8123390V. Phone 093 ..."
    const auto is_label = [&](std::size_t at) {
        return hit_at(prose.hits, "data.tax_id", at) != nullptr
            || hit_at(prose.hits, "data.phone", at) != nullptr;
    };
    std::vector<TextPiece> pieces;
    for (std::size_t at = 0; at < words.words.size(); ++at) {
        const bool starts = at == 0 || words.words[at].sentence != words.words[at - 1].sentence
            || words.gap_after(at - 1).find_first_of(",;:\n()") != std::string_view::npos
            || (words.gap_after(at - 1).starts_with('.') && is_label(at));
        if (starts)
            pieces.push_back({at, at});
        pieces.back().last = at + 1;
    }
    return pieces;
}

bool is_number(const TextWord& word, std::size_t digits_min, std::size_t digits_max)
{
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(word.folded, is_digit));
    return digits >= digits_min && digits <= digits_max && digits + 1 >= word.folded.size();
}

std::size_t street_type_before(const Prose& prose, std::size_t first, std::size_t lowest)
{
    constexpr std::size_t joiners_max = 2, joiner_bytes_max = 5; // "rue de la", "via delle"
    auto at = first;
    for (std::size_t joiners = 0; at > lowest && joiners <= joiners_max; --at, ++joiners) {
        if (hit_at(prose.hits, "name.street", at - 1) != nullptr)
            return at - 1;
        if (prose.words.words[at - 1].folded.size() > joiner_bytes_max)
            break;
    }
    return first;
}

} // namespace mailroom
