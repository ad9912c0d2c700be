#include "classifiers/details/master_data_pieces.h"
#include "core/ascii.h"
#include "core/fold.h"

#include <algorithm>
#include <array>

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
    constexpr std::size_t outward_max = 4, inward_size = 3, inward_digits = 2;
    if (is_number(outward, inward_size, inward_size) // "903 27 Umeå"
        && is_number(inward, inward_digits, inward_digits))
        return true;
    constexpr std::size_t routing_size = 3, unique_size = 4; // "F26 XY12" of Ireland
    if (outward.capital && outward.has_digit && outward.folded.size() == routing_size
        && inward.capital && inward.has_digit && inward.folded.size() == unique_size)
        return true;
    return outward.has_digit && outward.capital && outward.folded.size() <= outward_max
        && inward.folded.size() == inward_size && is_digit(inward.folded.front());
}

// "37000 Tours is our new address", "24103 Kiel statt nach ...": the words of the piece that can be
// of a town.
TextPiece before_clause(const Prose& prose, const TextPiece& piece)
{
    static constexpr std::array<const char*, 4> ends{
        "name.is", "name.goes_on", "data.old", "data.from_then"};
    for (auto at = piece.first + 1; at < piece.last; ++at) {
        if (!prose.words.words[at].capital && std::ranges::any_of(ends, [&](const char* end) {
                return hit_at(prose.hits, end, at) != nullptr;
            }))
            return {piece.first, at};
    }
    return piece;
}

// "04103 Leipzig", "Ahmedabad 380054", "3511 AW Utrecht", "4300-256 Porto", "Hull HU3 5TY"
bool is_town(const Words& words, const TextPiece& piece)
{
    const auto size = piece.last - piece.first;
    constexpr std::size_t digits_min = 4, digits_max = 8;
    if (size < 2 || size > town_words_max)
        return false;
    const auto& front = words.words[piece.first];
    const bool county = front.capital && (front.folded == "co" || front.folded == "county");
    bool code = county, capital = false; // "Co. Galway" needs none.
    for (auto at = piece.first; at < piece.last; ++at) {
        code |= is_number(words.words[at], digits_min, digits_max)
            || (at + 1 < piece.last && is_postcode_in_two(words, at));
        capital |= words.words[at].capital;
    }
    return code && capital;
}

// "Dunedin 9054 from Monday", "OH 45001 in June": where the town's name and code end.
std::size_t town_end(const Prose& prose, const TextPiece& piece)
{
    const auto& words = prose.words;
    auto last = piece.first;
    for (auto at = piece.first; at < piece.last; ++at) {
        if (at > piece.first && !words.words[at].capital && words.words[at - 1].has_digit
            && hit_at(prose.hits, "name.goes_on", at) != nullptr)
            break;
        if (words.words[at].capital || words.words[at].has_digit)
            last = at + 1;
        else if (words.words[at].folded.size() > joiner_bytes_max && last > piece.first)
            break;
    }
    return last;
}

// "écrivez-nous au 7 allée du Moulin": the number before the word for a street.
std::optional<std::size_t> number_of_street(const Prose& prose, const TextPiece& piece)
{
    constexpr std::size_t digits_max = 4, suffix_bytes_max = 3; // "27 bis rue ..."
    const auto& words = prose.words.words;
    for (auto at = piece.first + 1; at + 1 < piece.last; ++at) {
        if (hit_at(prose.hits, "name.street", at) == nullptr)
            continue;
        if (is_number(words[at - 1], 1, digits_max))
            return at - 1;
        if (at >= piece.first + 2 && words[at - 1].folded.size() <= suffix_bytes_max
            && is_number(words[at - 2], 1, digits_max))
            return at - 2;
    }
    return std::nullopt;
}

// Where the street begins in a piece that may begin with other words: "we are now at 4102 Prairie
// Dog Trail", "estamos na Rua do Salitre 88".
std::optional<std::size_t> street_start(const Prose& prose, const TextPiece& piece)
{
    const auto& words = prose.words;
    constexpr std::size_t digits_max = 5;
    const auto capital = [&](std::size_t at) { return words.words[at].capital; };
    if (is_street(words, piece))
        return piece.first;
    if (const auto number = number_of_street(prose, piece))
        return number;
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

// "Dock House" of "From 1 May write to Dock House": the names that end the piece.
TextPiece names_behind(const Prose& prose, const TextPiece& piece)
{
    auto first = piece.last;
    while (first > piece.first
           && (prose.words.words[first - 1].capital || prose.words.words[first - 1].has_digit))
        --first;
    return {first, piece.last};
}

// "Fenwick Wharf Centre" above "PO Box 441": a house or a department, and none of a sentence.
bool is_house(const Prose& prose, const TextPiece& piece)
{
    return is_named_place(prose.words, piece)
        && prose.find("name.house", piece.first, piece.last) != nullptr
        && prose.find("data.legal_form", piece.first, piece.last) == nullptr;
}

// "The Old Granary, Totnes TQ9 9QX": an article and names, where no street stands.
bool is_house_by_name(const Prose& prose, const TextPiece& piece)
{
    constexpr std::size_t words_max = 4;
    return piece.last - piece.first >= 2 && piece.last - piece.first <= words_max
        && prose.words.words[piece.first].folded == "the" && is_named_place(prose.words, piece)
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

// Street and town are parted by commas and line ends alone: not "1 July: AT44 3225 ...".
bool are_parted(const Words& words, const std::vector<TextPiece>& pieces, std::size_t town)
{
    return words.gap_after(pieces[town].first - 1).find_first_of(":;()") != std::string_view::npos;
}

bool begins_day(const Prose& prose, std::size_t word)
{
    return std::ranges::any_of(prose.dates, [&](const auto& date) { return date.first == word; });
}

bool is_told_as_old(const Prose& prose, std::size_t word)
{
    constexpr std::size_t reach = 5;
    const auto first = prose.words.sentence_of(word).first;
    return prose.find("data.old", word > first + reach ? word - reach : first, word) != nullptr;
}

} // namespace

std::optional<std::string>
bare_address(const Prose& prose, const std::vector<TextPiece>& pieces, bool told)
{
    constexpr std::size_t pieces_max = 4;
    const auto& words = prose.words;
    for (std::size_t town = 1; town < pieces.size(); ++town) {
        const auto place = before_clause(prose, pieces[town]);
        if (!is_town(words, place)
            || (told && !prose.has("data.change", words.sentence_of(place.first))
                && !prose.has("name.sent_to", words.sentence_of(place.first)))
            || hit_at(prose.hits, "data.phone", pieces[town].first) != nullptr
            || hit_at(prose.hits, "data.tax_id", pieces[town].first) != nullptr)
            continue;
        for (std::size_t back = 1; back <= std::min(town, pieces_max); ++back) {
            const auto& piece = pieces[town - back];
            if (are_parted(words, pieces, town - back + 1))
                break;
            if (hit_at(prose.hits, "name.street", piece.first) != nullptr && back < town
                && is_house_number(words, pieces[town - back - 1])) {
                const auto& number = pieces[town - back - 1];
                auto start = number.last - 1;
                while (!words.words[start].has_digit)
                    --start;
                return std::string(words.source(start, town_end(prose, place)));
            }
            if (const auto street = street_start(prose, piece)) {
                auto start = street_type_before(prose, *street, piece.first);
                if (is_told_as_old(prose, start) || begins_day(prose, *street))
                    break;
                if (start > piece.first && words.words[start - 1].capital // "Unit 9 Mill Park"
                    && hit_at(prose.hits, "name.house", start - 1) != nullptr)
                    --start;
                for (auto above = town - back; start == pieces[above].first && above > 0;) {
                    const auto house = names_behind(prose, pieces[--above]);
                    if (!is_house(prose, house))
                        break;
                    start = house.first;
                }
                return std::string(words.source(start, town_end(prose, place)));
            }
            if (back == 1 && is_house_by_name(prose, piece))
                return std::string(words.source(piece.first, town_end(prose, place)));
            if (const auto street = unnumbered_street(prose, pieces, town - back);
                street && !is_told_as_old(prose, *street))
                return std::string(words.source(*street, town_end(prose, place)));
            if (!is_named_place(words, piece))
                break;
        }
    }
    return std::nullopt;
}

} // namespace mailroom
