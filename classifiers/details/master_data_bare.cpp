#include "classifiers/details/master_data_parts.h"
#include "classifiers/details/master_data_pieces.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mailroom {
namespace {

// The piece that ends with a legal form, from its first capital on.
std::optional<std::string> company_in(const Prose& prose, const TextPiece& piece)
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
head_of_list(const Prose& prose, const std::vector<TextPiece>& pieces, std::size_t piece)
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
    const MasterDataContext& context, const std::vector<TextPiece>& pieces, MasterDataFields& found)
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

} // namespace

void find_tax_id(const MasterDataContext& context, MasterDataFields& found)
{
    const auto& words = context.prose.words;
    constexpr std::size_t reach = 3, size_min = 8, size_max = 15;
    for (const auto* label : context.prose.find_all("data.tax_id", 0, words.words.size())) {
        auto first = label->last;
        const auto limit = std::min(words.words.size(), first + reach);
        while (first < limit && !words.words[first].has_digit)
            ++first;
        if (found.contains("tax_id") || first >= limit || told_to_stay(context.prose, first))
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

void find_bare_data(const MasterDataContext& context, MasterDataFields& found)
{
    find_tax_id(context, found);
    const auto pieces = pieces_of(context.prose.words);
    // Of a party that we know only what it calls new is.
    const bool moves =
        context.prose.find("data.moving", 0, context.prose.words.words.size()) != nullptr;
    if (context.party == nullptr || moves) {
        if (auto address = bare_address(context.prose, pieces); address)
            found.try_emplace("address", std::move(*address));
    }
    if (context.party != nullptr)
        return;
    find_company(context, pieces, found);
}

} // namespace mailroom
