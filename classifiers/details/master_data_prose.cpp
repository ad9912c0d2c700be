#include "classifiers/details/master_data_names.h"
#include "classifiers/details/master_data_pieces.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// "from 1 October", "instead of": what goes on behind an address without being part of it.
bool ends_address(const Prose& prose, std::size_t word)
{
    const auto starts = [&](const PhraseHit& hit) {
        return hit.first == word
            && (hit.phrase_class == "data.old" || hit.phrase_class == "data.from_then");
    };
    constexpr std::size_t preposition_reach = 2; // "on the 16th"
    const auto& here = prose.words.words[word];
    const bool preposition = !here.capital && !here.has_digit && word > 0
        && prose.words.gap_after(word - 1) == " "; // Not "n.º 15"
    const bool day = std::any_of(prose.dates.begin(), prose.dates.end(), [&](const auto& date) {
        return (date.first == word && date.from_scan)
            || (preposition && date.first >= word && date.first <= word + preposition_reach);
    });
    return day || std::any_of(prose.hits.begin(), prose.hits.end(), starts);
}

// "Our account has moved to IE30 AIBK ...", "adresse : jo@fenwick.example"
bool is_other_data(const MasterDataFields& found, std::string_view source)
{
    const auto iban = found.find("iban");
    return source.find('@') != source.npos
        || (iban != found.end()
            && normalized_number(source).find(normalized_number(iban->second))
                != std::string::npos);
}

// "the office is now at ..., where all invoices go": not ", nave 12", ", n.º 15", ", quai des
// Moulins".
bool begins_clause(const Prose& prose, std::size_t word)
{
    constexpr std::size_t reach = 3;
    const auto& words = prose.words.words;
    if (words[word].has_digit || words[word].capital || hit_at(prose.hits, "name.street", word)
        || hit_at(prose.hits, "name.house", word))
        return false;
    const auto last = std::min(word + reach, words.size());
    for (auto at = word + 1; at < last && words[at].sentence == words[word].sentence; ++at) {
        if (words[at].has_digit)
            return false;
    }
    return true;
}

// The company's own name before its street: "Fenwick Labs AG, Dock Road 3, ...".
std::size_t behind_company(const Prose& prose, std::size_t first, std::size_t last)
{
    for (auto at = first; at + 1 < last; ++at) {
        if (prose.words.gap_after(at).find_first_of(",\n") != std::string_view::npos)
            return prose.find("data.legal_form", first, at + 1) != nullptr ? at + 1 : first;
    }
    return first;
}

// From the first number or capital behind the label to the end of the sentence, and on through the
// short lines that follow.
void find_address(const MasterDataContext& context, MasterDataFields& found)
{
    constexpr std::size_t words_min = 3, words_max = 20;
    constexpr std::size_t old_reach = 8;
    const auto& words = context.prose.words;
    for (const auto* hit : context.prose.find_all("data.address", 0, words.words.size())) {
        const auto& sentence = words.sentence_of(hit->first);
        const auto told = [&](std::size_t from, std::size_t to) {
            return context.prose.find("data.change", from, to) != nullptr
                || context.prose.find("data.lies", from, to) != nullptr;
        };
        if (found.contains("address")
            || (!told(sentence.first, sentence.last) && !told(0, context.prose.subject_words)))
            continue;
        auto first = hit->last;
        const auto starts = [&](std::size_t at) {
            return words.words[at].has_digit || words.words[at].capital;
        };
        while (first < sentence.last && !starts(first))
            ++first;
        if (first == sentence.last && first <= context.prose.subject_words)
            continue; // "New address" above "Dear Jo, ..."
        if (first == sentence.last
            && words.gap_after(first - 1).find_first_of(":\n") == std::string_view::npos)
            continue; // "Here is our new address. Invoices go there."
        first = street_type_before(context.prose, first, hit->last);
        const auto back = first - std::min(first - sentence.first, old_reach);
        if (context.prose.find("data.old", back, first) != nullptr)
            continue; // "Our address is no longer 4 Quay Street ..."
        auto last = first;
        bool has_number = false;
        for (; last < words.words.size() && last < first + words_max; ++last) {
            const auto gap = last > first ? words.gap_after(last - 1) : std::string_view();
            const bool next_line = gap.find('\n') != gap.npos && gap.find("\n\n") == gap.npos;
            const bool ends = last > first
                && words.words[last].sentence != words.words[last - 1].sentence
                && !(next_line && starts(last) && gap.find('.') == gap.npos);
            const bool other_clause = gap == ", " && begins_clause(context.prose, last);
            if (ends || other_clause || ends_address(context.prose, last))
                break;
            has_number |= words.words[last].has_digit;
        }
        first = behind_company(context.prose, first, last);
        const auto source = words.source(first, last);
        if (has_number && last - first >= words_min && !is_other_data(found, source))
            found.emplace("address", std::string(source));
    }
}

// "my successor Marie Duval", "your contact is Ms Duval from now on".
void find_contact(const MasterDataContext& context, MasterDataFields& found)
{
    constexpr std::size_t name_words_max = 4, reach = 8;
    const auto& words = context.prose.words;
    for (const auto* hit : context.prose.find_all("data.contact", 0, words.words.size())) {
        if (found.contains("contact"))
            return;
        const auto limit = std::min(words.sentence_of(hit->first).last, hit->last + reach);
        for (auto at = hit->last; at < limit; ++at) {
            const auto* title = context.prose.find("data.title", at, limit);
            const bool titled = title != nullptr && title->first == at;
            const auto start = titled ? title->last : at;
            if (start >= limit || !words.words[start].capital)
                continue;
            const auto name = name_from(words, start, name_words_max);
            const auto source = words.source(name.first, name.last);
            if (source.find(' ') == source.npos)
                continue;
            found.emplace("contact", std::string(source));
            break;
        }
    }
    const auto* takes_over = context.prose.find("data.takes_over", 0, words.words.size());
    if (takes_over != nullptr && !context.message.from.empty()
        && context.message.from.front().display_name.find(' ') != std::string::npos)
        found.try_emplace("contact", context.message.from.front().display_name);
}

} // namespace

void find_data_in_sentences(const MasterDataContext& context, MasterDataFields& found)
{
    find_address(context, found);
    find_contact(context, found);
    find_new_name(context, found);
    find_new_bank(context, found);
    find_bank_beside_iban(context, found);
}

} // namespace mailroom
