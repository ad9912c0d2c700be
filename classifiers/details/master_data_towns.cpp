#include "classifiers/details/master_data_names.h"
#include "classifiers/details/master_data_parts.h"
#include "classifiers/details/master_data_pieces.h"
#include "core/ascii.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t town_words_max = 4;

// "04777", "FW2 7ZZ", "3999 ZZ", "4999-123": all that the piece is.
bool is_postcode(const Words& words, const TextPiece& piece)
{
    constexpr std::size_t size_max = 2, bytes_max = 8;
    const auto code = words.source(piece.first, piece.last);
    return piece.last - piece.first <= size_max && code.size() <= bytes_max
        && std::ranges::count_if(code, is_digit) >= 2
        && std::ranges::none_of(code, [](char one) { return one >= 'a' && one <= 'z'; });
}

bool has_house_number(const Words& words, const TextPiece& piece)
{
    constexpr std::size_t digits_max = 4;
    return piece.last - piece.first > 1
        && (is_number(words.words[piece.first], 1, digits_max)
            || is_number(words.words[piece.last - 1], 1, digits_max));
}

bool ends_bracket(const Words& words, const TextPiece& piece)
{
    return words.gap_after(piece.last - 1).starts_with(')');
}

} // namespace

void find_town_before_street(const MasterDataContext& context, MasterDataFields& found)
{
    const auto& prose = context.prose;
    const auto& words = prose.words;
    const auto pieces = pieces_of(prose);
    for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
        const auto& street = pieces[i];
        const auto& code = pieces[i + 1];
        if (words.gap_after(street.first - 1) != " (" || !ends_bracket(words, code)
            || !is_postcode(words, code) || !has_house_number(words, street)
            || !prose.has("data.moving", words.sentence_of(street.first)))
            continue;
        const auto town =
            words.source(name_start(prose, street.first - 1, town_words_max), street.first);
        if (!words.words[street.first - 1].capital)
            continue;
        const std::string name(town.substr(0, town.find(" (")));
        const std::string number(words.source(code.first, code.last));
        const bool behind = is_upper(number.front()); // "Fenwick FW2 7ZZ", but "04777 Fenwick".
        found.try_emplace(
            "address",
            std::string(words.source(street.first, street.last)) + ", "
                + (behind ? name + " " + number : number + " " + name));
    }
}

} // namespace mailroom
