#include "classifiers/details/master_data_names.h"
#include "classifiers/details/master_data_pieces.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

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

// "Galway. VAT IE8123390V. Phone ...", "Santander, teléfono 942 ...": other data begins.
bool begins_other_data(const Prose& prose, std::size_t word)
{
    if (prose.words.gap_after(word - 1).find_first_of(",.;\n") == std::string_view::npos)
        return false;
    for (const auto* label : {"data.tax_id", "data.phone", "name.account"}) {
        if (hit_at(prose.hits, label, word) != nullptr)
            return true;
    }
    return false;
}

// "45999 in January", "Hull HU3 5TY as of Monday": a small word behind the postal code.
bool goes_on_behind_code(const Prose& prose, std::size_t word)
{
    constexpr std::size_t code_bytes_min = 3; // "27 bis rue ..."
    const auto& words = prose.words.words;
    return words[word - 1].has_digit && words[word - 1].folded.size() >= code_bytes_min
        && !words[word].capital && prose.words.gap_after(word - 1) == " "
        && hit_at(prose.hits, "name.goes_on", word) != nullptr;
}

// "39999 Ohrdorf, Post bitte dorthin": behind town and code a part that is more than names.
bool is_said_behind_town(const Prose& prose, std::size_t first, std::size_t word)
{
    constexpr std::size_t code_bytes_min = 4, joiner_bytes_max = 3;
    const auto& words = prose.words;
    if (!words.words[word].capital || words.words[word].has_digit
        || words.gap_after(word - 1) != ", " || words.words[word - 1].has_digit
        || !words.words[word - 2].has_digit || words.words[word - 2].folded.size() < code_bytes_min
        || word < first + 3)
        return false;
    for (auto at = word + 1;
         at < words.words.size() && words.words[at].sentence == words.words[word].sentence
         && words.gap_after(at - 1).find(',') == std::string_view::npos;
         ++at) {
        if (!words.words[at].capital && words.words[at].folded.size() > joiner_bytes_max)
            return true;
    }
    return false;
}

// Where the address that begins with this word ends.
std::size_t address_end(const Prose& prose, std::size_t first)
{
    constexpr std::size_t words_max = 20, abbreviation_bytes_max = 3;
    const auto& words = prose.words;
    bool bracket = false;
    auto last = first + 1;
    for (; last < words.words.size() && last < first + words_max; ++last) {
        const auto& before = words.words[last - 1];
        const auto& here = words.words[last];
        const auto gap = words.gap_after(last - 1);
        const bool next_line = gap.find('\n') != gap.npos && gap.find("\n\n") == gap.npos;
        const bool labelled = next_line && words.gap_after(last).starts_with(':');
        const bool starts = here.has_digit || here.capital;
        const bool stop = gap.starts_with(". ") // "Dublin 22. Nothing else changes."
            && !here.has_digit                  // "Walzwerkstr. 20"
            && (before.has_digit || before.folded.size() > abbreviation_bytes_max);
        const bool ends =
            here.sentence != before.sentence && !(next_line && starts && gap.find('.') == gap.npos);
        const bool other_clause = gap == ", " && begins_clause(prose, last);
        const bool closes = !bracket && gap.find(')') != gap.npos;
        bracket = (bracket || gap.find('(') != gap.npos) && gap.find(')') == gap.npos;
        if (ends || stop || labelled || other_clause || closes || ends_address(prose, last)
            || is_said_behind_town(prose, first, last) || begins_other_data(prose, last)
            || goes_on_behind_code(prose, last))
            break;
    }
    return last;
}

// "4 Quay Street": the word is of a street's name, and calls no address.
bool is_of_street(const Prose& prose, const PhraseHit& label)
{
    if (label.first == 0 || label.last != label.first + 1)
        return false;
    const auto& before = prose.words.words[label.first - 1];
    return prose.words.words[label.first].capital && (before.capital || before.has_digit)
        && prose.words.gap_after(label.first - 1) == " "
        && before.sentence == prose.words.words[label.first].sentence
        && hit_at(prose.hits, "name.street_end", label.first) != nullptr;
}

// Where the value behind the label begins: the first number or capital of the sentence, or of the
// short lines that follow it; nothing where none does.
std::optional<std::size_t> address_start(const Prose& prose, const PhraseHit& label)
{
    constexpr std::size_t old_reach = 8, moved_reach = 4;
    const auto& words = prose.words;
    const auto& sentence = words.sentence_of(label.first);
    const bool moved = label.phrase_class == "name.moved_to";
    auto first = label.last;
    const auto limit = moved ? std::min(sentence.last, first + moved_reach) : sentence.last;
    while (first < limit && !words.words[first].has_digit && !words.words[first].capital)
        ++first;
    if (moved && first == limit && first < sentence.last)
        return std::nullopt;
    if (first == sentence.last && first <= prose.subject_words)
        return std::nullopt; // "New address" above "Dear Jo, ..."
    if (first == sentence.last
        && words.gap_after(first - 1).find_first_of(":\n") == std::string_view::npos)
        return std::nullopt; // "Here is our new address. Invoices go there."
    if (first >= words.words.size())
        return std::nullopt;
    first = street_type_before(prose, first, label.last);
    const auto back = first - std::min(first - sentence.first, old_reach);
    if (prose.find("data.old", back, first) != nullptr)
        return std::nullopt; // "Our address is no longer 4 Quay Street ..."
    return first;
}

// Whether these words can be an address: a number and a name, not "34 km out", "01632 960 772".
bool is_address(const Prose& prose, std::size_t first, std::size_t last)
{
    constexpr std::size_t words_min = 3, names_bytes_min = 3;
    const auto& words = prose.words.words;
    const auto span = std::span(words).subspan(first, last - first);
    const bool number = std::ranges::any_of(span, &TextWord::has_digit);
    const bool name = std::ranges::any_of(span, [](const TextWord& word) {
        return word.capital && !word.has_digit && word.folded.size() >= names_bytes_min;
    });
    const bool counted = span.size() > 1 && span[0].has_digit && !span[1].capital
        && !span[1].has_digit && hit_at(prose.hits, "name.measure", first + 1) != nullptr;
    const bool day =
        std::ranges::any_of(prose.dates, [&](const auto& date) { return date.first == first; });
    return number && name && !counted && !day && span.size() >= words_min;
}

// Behind a label or a verb of moving to the end of the sentence, and on through the short lines
// that follow.
void find_address(const MasterDataContext& context, MasterDataFields& found)
{
    const auto& prose = context.prose;
    const auto all = prose.words.words.size();
    const auto told = [&](std::size_t from, std::size_t to) {
        return prose.find("data.change", from, to) != nullptr
            || prose.find("data.lies", from, to) != nullptr;
    };
    for (const auto* kind : {"data.address", "name.moved_to"}) {
        for (const auto* hit : prose.find_all(kind, 0, all)) {
            const auto& sentence = prose.words.sentence_of(hit->first);
            if (found.contains("address") || is_of_street(prose, *hit)
                || (!told(sentence.first, sentence.last) && !told(0, prose.subject_words)))
                continue;
            const auto start = address_start(prose, *hit);
            if (!start)
                continue;
            const auto last = address_end(prose, *start);
            const auto first = behind_company(prose, *start, last);
            const auto whole = prose.words.source(first, last);
            const auto open = whole.find(')') == whole.npos ? whole.find(" (") : whole.npos;
            const auto source = whole.substr(0, open); // "Urbino (PU"
            if (is_address(prose, first, last) && !is_other_data(found, source))
                found.emplace("address", std::string(source));
        }
    }
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
