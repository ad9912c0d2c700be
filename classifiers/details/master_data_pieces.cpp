#include "classifiers/details/master_data_pieces.h"

#include "core/ascii.h"
#include "core/fold.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t street_words_max = 6, town_words_max = 5;
constexpr std::size_t joiner_bytes_max = 3; // "do", "des"

// "Lindenallee 7", "402 Titanium Square"
bool is_street(const Words& words, const TextPiece& piece)
{
    const auto size = piece.last - piece.first;
    if (size < 2 || size > street_words_max)
        return false;
    const auto& front = words.words[piece.first];
    const auto& back = words.words[piece.last - 1];
    constexpr std::size_t digits_max = 4;
    const bool named = std::any_of(
        words.words.begin() + static_cast<std::ptrdiff_t>(piece.first),
        words.words.begin() + static_cast<std::ptrdiff_t>(piece.last),
        [](const auto& word) { return word.capital && !word.has_digit; });
    // "Old paper goes to PO Box 4417": with the number behind, the piece is the street alone.
    const bool alone = std::all_of(
        words.words.begin() + static_cast<std::ptrdiff_t>(piece.first),
        words.words.begin() + static_cast<std::ptrdiff_t>(piece.last), [](const auto& word) {
            return word.capital || word.has_digit || word.folded.size() <= joiner_bytes_max;
        });
    return named && (is_number(front, 1, digits_max) || (alone && is_number(back, 1, digits_max)));
}

// "27 bis, avenue des Druides": the number stands before the comma.
bool is_house_number(const Words& words, const TextPiece& piece)
{
    constexpr std::size_t digits_max = 4, suffix_bytes_max = 3;
    for (auto at = piece.last; at-- > piece.first;) {
        if (is_number(words.words[at], 1, digits_max))
            return piece.last - at <= 2;
        if (words.words[at].capital || words.words[at].folded.size() > suffix_bytes_max)
            return false;
    }
    return false;
}

// "HU3 5TY", "K1A 0B6"
bool is_postcode_in_two(const Words& words, std::size_t at)
{
    const auto& outward = words.words[at];
    const auto& inward = words.words[at + 1];
    constexpr std::size_t outward_max = 4, inward_size = 3;
    return outward.has_digit && outward.capital && outward.folded.size() <= outward_max
        && inward.folded.size() == inward_size && is_digit(inward.folded.front());
}

// "04103 Leipzig", "Ahmedabad 380054", "3511 AW Utrecht", "4300-256 Porto", "Hull HU3 5TY"
bool is_town(const Words& words, const TextPiece& piece)
{
    const auto size = piece.last - piece.first;
    constexpr std::size_t digits_min = 4, digits_max = 8;
    if (size < 2 || size > town_words_max)
        return false;
    bool code = false, capital = false;
    for (auto at = piece.first; at < piece.last; ++at) {
        code |= is_number(words.words[at], digits_min, digits_max)
            || (at + 1 < piece.last && is_postcode_in_two(words, at));
        capital |= words.words[at].capital;
    }
    return code && capital;
}

// "Dunedin 9054 from Monday": where the town's name and code end.
std::size_t town_end(const Words& words, const TextPiece& piece)
{
    auto last = piece.first;
    for (auto at = piece.first; at < piece.last; ++at) {
        if (words.words[at].capital || words.words[at].has_digit)
            last = at + 1;
        else if (words.words[at].folded.size() > joiner_bytes_max && last > piece.first)
            break;
    }
    return last;
}

// Where the street begins in a piece that may begin with other words: "we are now at 4102 Prairie
// Dog Trail", "estamos na Rua do Salitre 88".
std::optional<std::size_t> street_start(const Words& words, const TextPiece& piece)
{
    constexpr std::size_t digits_max = 5;
    const auto capital = [&](std::size_t at) { return words.words[at].capital; };
    if (is_street(words, piece))
        return piece.first;
    if (is_number(words.words[piece.last - 1], 1, digits_max)) {
        auto at = piece.last - 1;
        while (at > piece.first
               && (capital(at - 1)
                   || (at > piece.first + 1 && capital(at - 2)
                       && words.words[at - 1].folded.size() <= joiner_bytes_max)))
            --at;
        return at + 1 < piece.last ? std::optional(at) : std::nullopt;
    }
    for (auto at = piece.last - 1; at > piece.first && capital(at);) {
        --at;
        if (is_number(words.words[at], 1, digits_max))
            return at;
    }
    return std::nullopt;
}

// "Harbour Park", "Suite B", "Amarillo": what may stand between street and town.
bool is_named_place(const Words& words, const TextPiece& piece)
{
    for (auto at = piece.first; at < piece.last; ++at) {
        if (!words.words[at].capital && !words.words[at].has_digit)
            return false;
    }
    return piece.last - piece.first <= town_words_max;
}

// "Fenwick Wharf Centre" above "PO Box 441": a house or a department, and none of a sentence.
bool is_house(const Prose& prose, const TextPiece& piece)
{
    return is_named_place(prose.words, piece)
        && prose.find("name.house", piece.first, piece.last) != nullptr
        && prose.find("data.legal_form", piece.first, piece.last) == nullptr;
}

// "The Boathouse, Marine Parade, Clevedon BS21 7QU": a street that has no numbers, of which the
// words say what it is, and the house on it.
std::optional<std::size_t>
unnumbered_street(const Prose& prose, const std::vector<TextPiece>& pieces, std::size_t piece)
{
    const auto& words = prose.words;
    const auto& street = pieces[piece];
    const auto* end = hit_at(prose.hits, "name.street_end", street.last - 1);
    if (street.last - street.first < 2 || end == nullptr || !is_named_place(words, street))
        return std::nullopt;
    if (piece == 0)
        return street.first;
    const auto& above = pieces[piece - 1];
    const bool house = is_house(prose, above)
        || (is_named_place(words, above) && words.words[above.first].folded == "the");
    return house ? above.first : street.first;
}

bool is_told_as_old(const Prose& prose, std::size_t word)
{
    constexpr std::size_t reach = 5;
    const auto first = prose.words.sentence_of(word).first;
    return prose.find("data.old", word > first + reach ? word - reach : first, word) != nullptr;
}

} // namespace

std::vector<TextPiece> pieces_of(const Words& words)
{
    std::vector<TextPiece> pieces;
    for (std::size_t at = 0; at < words.words.size(); ++at) {
        const bool starts = at == 0 || words.words[at].sentence != words.words[at - 1].sentence
            || words.gap_after(at - 1).find_first_of(",;:\n()") != std::string_view::npos;
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
    constexpr std::size_t joiners_max = 2; // "rue de la Gare"
    auto at = first;
    for (std::size_t joiners = 0; at > lowest && joiners <= joiners_max; --at, ++joiners) {
        if (hit_at(prose.hits, "name.street", at - 1) != nullptr)
            return at - 1;
        if (prose.words.words[at - 1].folded.size() > joiner_bytes_max)
            break;
    }
    return first;
}

std::optional<std::string> bare_address(const Prose& prose, const std::vector<TextPiece>& pieces)
{
    constexpr std::size_t pieces_max = 4;
    const auto& words = prose.words;
    for (std::size_t town = 1; town < pieces.size(); ++town) {
        if (!is_town(words, pieces[town]))
            continue;
        for (std::size_t back = 1; back <= std::min(town, pieces_max); ++back) {
            const auto& piece = pieces[town - back];
            if (hit_at(prose.hits, "name.street", piece.first) != nullptr && back < town
                && is_house_number(words, pieces[town - back - 1])) {
                const auto& number = pieces[town - back - 1];
                auto start = number.last - 1;
                while (!words.words[start].has_digit)
                    --start;
                return std::string(words.source(start, town_end(words, pieces[town])));
            }
            if (const auto street = street_start(words, piece)) {
                auto start = street_type_before(prose, *street, piece.first);
                if (is_told_as_old(prose, start))
                    break;
                for (auto above = town - back; start == pieces[above].first && above > 0
                     && is_house(prose, pieces[above - 1]);)
                    start = pieces[--above].first;
                return std::string(words.source(start, town_end(words, pieces[town])));
            }
            if (const auto street = unnumbered_street(prose, pieces, town - back);
                street && !is_told_as_old(prose, *street))
                return std::string(words.source(*street, town_end(words, pieces[town])));
            if (!is_named_place(words, piece))
                break;
        }
    }
    return std::nullopt;
}

} // namespace mailroom
