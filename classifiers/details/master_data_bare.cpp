#include "classifiers/details/master_data_parts.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mailroom {
namespace {

// The words between commas, semicolons, colons and line ends, one after the other.
struct Piece {
    std::size_t first = 0, last = 0; // Words [first, last).
};

std::vector<Piece> pieces_of(const Words& words)
{
    std::vector<Piece> pieces;
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

constexpr std::size_t street_words_max = 6, town_words_max = 5;

// "Lindenallee 7", "402 Titanium Square"
bool is_street(const Words& words, const Piece& piece)
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
    return named && (is_number(front, 1, digits_max) || is_number(back, 1, digits_max));
}

// "04103 Leipzig", "Ahmedabad 380054", "3511 AW Utrecht", "4300-256 Porto"
bool is_town(const Words& words, const Piece& piece)
{
    const auto size = piece.last - piece.first;
    constexpr std::size_t digits_min = 4, digits_max = 8;
    if (size < 2 || size > town_words_max)
        return false;
    bool code = false, capital = false;
    for (auto at = piece.first; at < piece.last; ++at) {
        code |= is_number(words.words[at], digits_min, digits_max);
        capital |= words.words[at].capital;
    }
    return code && capital;
}

void find_address(const Words& words, const std::vector<Piece>& pieces, MasterDataFields& found)
{
    for (std::size_t i = 0; i + 1 < pieces.size() && !found.contains("address"); ++i) {
        if (is_street(words, pieces[i]) && is_town(words, pieces[i + 1]))
            found.emplace(
                "address", std::string(words.source(pieces[i].first, pieces[i + 1].last)));
    }
}

// The piece that ends with a legal form, from its first capital on.
std::optional<std::string> company_in(const Prose& prose, const Piece& piece)
{
    const auto& words = prose.words;
    constexpr std::size_t name_words_max = 8;
    for (const auto* form : prose.find_all("data.legal_form", piece.first, piece.last)) {
        auto first = form->first;
        while (first > piece.first && form->first - first < name_words_max
               && words.words[first - 1].capital)
            --first;
        if (first < form->first)
            return std::string(words.source(first, form->last));
    }
    return std::nullopt;
}

// "My details: Lichtplan Maas, 7 High Street": who lists them begins with the name.
std::optional<std::string>
head_of_list(const Prose& prose, const std::vector<Piece>& pieces, std::size_t piece)
{
    const auto& words = prose.words;
    const auto& [first, last] = pieces[piece];
    constexpr std::size_t name_words_max = 6;
    if (piece == 0 || last - first < 2 || last - first > name_words_max
        || words.gap_after(first - 1).find(':') == std::string_view::npos
        || prose.find("data.list", pieces[piece - 1].first, first) == nullptr)
        return std::nullopt;
    for (auto at = first; at < last; ++at) {
        if (!words.words[at].capital || words.words[at].has_digit)
            return std::nullopt;
    }
    return std::string(words.source(first, last));
}

// Nobody signs up under our name, or one that the books have.
void find_company(
    const MasterDataContext& context, const std::vector<Piece>& pieces, MasterDataFields& found)
{
    for (std::size_t i = 0; i < pieces.size() && !found.contains("name"); ++i) {
        auto name = company_in(context.prose, pieces[i]);
        if (!name)
            name = head_of_list(context.prose, pieces, i);
        if (name && !equals_ignoring_case(*name, context.books.company().name)
            && !(context.party && equals_ignoring_case(*name, context.party->name)))
            found.emplace("name", *name);
    }
}

// "ABN 44 555 118 209", "NIF B12345678": digits, perhaps in groups, behind a label.
void find_tax_id(const MasterDataContext& context, MasterDataFields& found)
{
    const auto& words = context.prose.words;
    constexpr std::size_t reach = 3, size_min = 8, size_max = 15;
    for (const auto* label : context.prose.find_all("data.tax_id", 0, words.words.size())) {
        auto first = label->last;
        const auto limit = std::min(words.words.size(), first + reach);
        while (first < limit && !words.words[first].has_digit)
            ++first;
        if (found.contains("tax_id") || first >= limit)
            continue;
        auto last = first + 1;
        while (last < words.words.size() && words.gap_after(last - 1) == " "
               && is_number(words.words[last], 2, size_max))
            ++last;
        const std::string value(words.source(first, last));
        const auto size = normalized_number(value).size();
        if (size >= size_min && size <= size_max)
            found.emplace("tax_id", value);
    }
}

} // namespace

void find_bare_data(const MasterDataContext& context, MasterDataFields& found)
{
    find_tax_id(context, found);
    // Of a party that we know only what it calls new is.
    if (context.party != nullptr)
        return;
    const auto pieces = pieces_of(context.prose.words);
    find_address(context.prose.words, pieces, found);
    find_company(context, pieces, found);
}

} // namespace mailroom
