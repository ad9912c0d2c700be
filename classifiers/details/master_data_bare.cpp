#include "classifiers/details/master_data_names.h"
#include "classifiers/details/master_data_parts.h"
#include "classifiers/details/master_data_pieces.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace mailroom {
namespace {

constexpr std::size_t name_words_max = 8;

// Counties are no companies: "Tuam, Co. Galway".
bool is_county(const Prose& prose, const PhraseHit& form)
{
    return form.last == form.first + 1 && prose.words.words[form.first].folded == "co";
}

// The name that a legal form ends, or one that it begins ("SARL Les Halles").
std::optional<std::string> company_in(const Prose& prose, const TextPiece& piece)
{
    const auto& words = prose.words;
    for (const auto* form : prose.find_all("data.legal_form", piece.first, piece.last)) {
        if (!is_written_as_form(words, *form)) // No "ab", no "sa".
            continue;
        // "Tannwald Technik, Lda."
        const bool behind_comma = form->first == piece.first && piece.first > 0
            && words.gap_after(piece.first - 1) == ", " && words.words[piece.first - 1].capital
            && !is_county(prose, *form);
        const auto from = behind_comma ? piece.first - 1 : form->first;
        const auto start = name_start(prose, from, name_words_max);
        const bool behind_bracket = // "Fenwick (North) Ltd"
            piece.first > 0 && words.gap_after(piece.first - 1) == ") ";
        const auto first = behind_comma || behind_bracket ? start : std::max(piece.first, start);
        if (first < form->first && hit_at(prose.hits, "data.legal_form", first) == nullptr)
            return source_of(words, {first, form->last});
        const auto name = name_from(words, form->last, name_words_max);
        if (form->first == piece.first && !behind_comma && name.last > name.first
            && words.gap_after(form->last - 1) == " " && has_two_words(words, name))
            return source_of( // "SARL Les Halles", but "Company Fenwick Mill Ltd"
                words, {is_no_name(prose, form->first) ? name.first : form->first, name.last});
    }
    return std::nullopt;
}

// "We are Northgate Interiors", "Somos Talleres Ribera": who says it signs up.
std::optional<std::string> introduced(const Prose& prose)
{
    const auto& words = prose.words;
    for (const auto* hit : prose.find_all("data.we_are", 0, words.words.size())) {
        const auto name = name_from(words, hit->last, name_words_max);
        const auto source = words.source(name.first, name.last);
        if (source.find(' ') != source.npos && words.words[name.first].capital)
            return std::string(source);
    }
    return std::nullopt;
}

std::string letters_of(std::string_view text)
{
    auto letters = folded(text);
    std::erase_if(letters, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; });
    return letters;
}

// Whether a domain's label begins with the name's letters, or they with it: "hale-and-sons" of
// "Hale & Sons Builders".
bool is_spelled(std::string_view name, std::string_view label, std::size_t bytes_min)
{
    static constexpr std::array<std::string_view, 6> ands{"", "and", "und", "et", "y", "en"};
    const auto sign = name.find('&');
    return std::ranges::any_of(ands, [&](std::string_view word) {
        auto key = letters_of(name.substr(0, sign));
        if (sign != name.npos)
            key.append(word).append(letters_of(name.substr(sign + 1)));
        return key.size() >= bytes_min && (key.starts_with(label) || label.starts_with(key));
    });
}

// The longest name that the sender's domain is made of: "Kolb Signs" of "kolbsigns.example".
std::optional<std::string> name_of_domain(const MasterDataContext& context)
{
    constexpr std::size_t label_bytes_min = 6;
    if (context.message.from.empty())
        return std::nullopt;
    const auto& words = context.prose.words;
    const auto& address = context.message.from.front().addr_spec;
    const auto labels = split(std::string_view(address).substr(address.find('@') + 1), '.');
    const auto label = letters_of(std::ranges::max(labels, {}, &std::string_view::size));
    std::string_view longest;
    for (std::size_t at = 0; at < words.words.size() && label.size() >= label_bytes_min; ++at) {
        const auto name =
            words.words[at].capital ? name_from(words, at, name_words_max) : NameSpan{at, at};
        const auto source = words.source(name.first, name.last);
        if (is_spelled(source, label, label_bytes_min) && source.find(' ') != source.npos
            && source.size() > longest.size())
            longest = source;
    }
    return longest.empty() ? std::nullopt : std::optional<std::string>(longest);
}

// "My details: Lichtplan Maas, 7 High Street": who lists them begins with the name.
std::optional<std::string>
head_of_list(const Prose& prose, const std::vector<TextPiece>& pieces, std::size_t piece)
{
    const auto& words = prose.words;
    const auto& [first, last] = pieces[piece];
    constexpr std::size_t list_name_words_max = 6;
    if (piece == 0 || last - first < 2 || last - first > list_name_words_max
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
    const auto add = [&](const std::optional<std::string>& name) {
        if (name && !equals_ignoring_case(*name, context.books.company().name)
            && !(context.party && equals_ignoring_case(*name, context.party->name)))
            found.try_emplace("name", *name);
    };
    for (const auto& piece : pieces)
        add(company_in(context.prose, piece));
    for (std::size_t i = 0; i < pieces.size(); ++i)
        add(head_of_list(context.prose, pieces, i));
    add(introduced(context.prose));
    add(name_of_domain(context));
}

} // namespace

namespace {

// The number of [first, limit) that begins with a digit's word, and the words of it; empty where
// none does.
ValueInText number_from(const Words& words, std::size_t first, std::size_t limit)
{
    constexpr std::size_t digits_max = 15;
    while (first < limit && !words.words[first].has_digit)
        ++first;
    if (first >= limit)
        return {};
    auto last = first + 1;
    while (last < words.words.size() && words.gap_after(last - 1) == " "
           && is_number(words.words[last], 2, digits_max))
        ++last;
    return {words.source(first, last), first, last};
}

} // namespace

void find_tax_id(const MasterDataContext& context, MasterDataFields& found)
{
    const auto& prose = context.prose;
    const auto& words = prose.words;
    constexpr std::size_t reach = 5, size_min = 8, size_max = 15;
    const auto fits = [&](const ValueInText& value) {
        const auto size = normalized_number(value.text).size();
        return size >= size_min && size <= size_max;
    };
    for (const auto* label : prose.find_all("data.tax_id", 0, words.words.size())) {
        const auto end = words.sentence_of(label->first).last;
        auto value = number_from(words, label->last, std::min(end, label->last + reach));
        // "No VAT, phone 01632 ...": another label stands between.
        if (found.contains("tax_id") || value.text.empty()
            || prose.find("data.phone", label->last, value.first) != nullptr
            || prose.find("name.account", label->last, value.first) != nullptr
            || told_to_stay(prose, value.first, value.first + 1))
            continue;
        const auto next = number_from(words, value.last, end);
        value.other_follows = !next.text.empty() && fits(next);
        if (told_as_old(prose, value)) // "El NIF pasa de B12345674 a B87654321."
            value = next;
        if (fits(value))
            found.emplace("tax_id", value.text);
    }
}

void find_bare_data(const MasterDataContext& context, MasterDataFields& found)
{
    find_tax_id(context, found);
    const auto pieces = pieces_of(context.prose);
    // Of a party that we know only what it calls new is.
    const bool moves =
        context.prose.find("data.moving", 0, context.prose.words.words.size()) != nullptr;
    const bool told = context.party != nullptr && !moves;
    if (auto address = bare_address(context.prose, pieces, told); address)
        found.try_emplace("address", std::move(*address));
    if (context.party != nullptr)
        return;
    find_company(context, pieces, found);
}

} // namespace mailroom
