#include "classifiers/details/master_data_names.h"
#include "classifiers/details/master_data_parts.h"
#include "classifiers/text/word_lists.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

constexpr std::size_t name_words_min = 2, name_words_max = 4;

bool is_of_name(const TextWord& word)
{
    return word.capital && !word.has_digit;
}

// The words of a name that end with this one, behind the last title among them ("ist für Zahlungen
// Frau Ida Kern").
std::optional<std::string> name_before(const Prose& prose, std::size_t end)
{
    const auto& words = prose.words;
    auto first = end;
    while (
        first > 0 && end - first < name_words_max && is_of_name(words.words[first - 1])
        && words.words[first - 1].sentence == words.words[end - 1].sentence
        && (first == end || words.gap_after(first - 1) == " " || words.gap_after(first - 1) == "-"))
        --first;
    const auto titles = prose.find_all("data.title", first, end);
    if (!titles.empty())
        first = titles.back()->last;
    const bool form_behind = end < words.words.size()
        && hit_at(prose.hits, "data.legal_form", end) != nullptr; // "Fenwick Mill S.r.l., ..."
    if (end - first < name_words_min || form_behind
        || prose.find("data.legal_form", first, end) != nullptr)
        return std::nullopt;
    return std::string(words.source(first, end));
}

// "Raquel Ferri, accounts@": right before the address.
std::optional<std::string> name_beside(const Prose& prose, std::size_t address)
{
    if (address == 0)
        return std::nullopt;
    const auto gap = prose.words.gap_after(address - 1);
    const bool beside = gap.find_first_not_of(" ,(:<-") == gap.npos;
    return beside ? name_before(prose, address) : std::nullopt;
}

// "Gareth Hale looks after it from Monday (g.hale@)": a name that the address is made of.
std::optional<std::string>
name_like(const Prose& prose, std::size_t address, std::string_view local_part)
{
    constexpr std::size_t reach = 25, surname_bytes_min = 3;
    const auto local = folded(local_part);
    for (auto at = address; at > 0 && address - at < reach; --at) {
        const auto& word = prose.words.words[at - 1];
        if (is_of_name(word) && word.folded.size() >= surname_bytes_min
            && local.find(word.folded) != local.npos) {
            if (auto name = name_before(prose, at))
                return name;
        }
    }
    return std::nullopt;
}

// A person's name that begins with this word: two words or more, or a title and one.
std::optional<std::string> person_at(const Prose& prose, std::size_t word, std::size_t limit)
{
    const auto& words = prose.words;
    const auto* title = hit_at(prose.hits, "data.title", word);
    auto start = title != nullptr ? title->last : word;
    if (start >= limit || !words.words[start].capital)
        return std::nullopt;
    const auto name = name_from(words, start, name_words_max);
    const auto titles = prose.find_all("data.title", start, name.last);
    if (!titles.empty() && titles.back()->last < name.last) // "zuständig ab Montag Frau Ida Kern"
        start = titles.back()->last;
    static const auto& kin = word_list("name.kin"); // "meine Tochter Ida Kern"
    if (start + name_words_min < name.last && kin.has(words.words[start].folded))
        ++start;
    const bool form = prose.find("data.legal_form", start, name.last) != nullptr
        || (name.last < words.words.size()
            && hit_at(prose.hits, "data.legal_form", name.last) != nullptr)
        || prose.find("name.role", start, name.last) != nullptr;
    const bool leaves = hit_at(prose.hits, "name.leaves", name.last) != nullptr;
    if (form || leaves || is_no_name(prose, start))
        return std::nullopt;
    if (name.last - start >= name_words_min)
        return std::string(words.source(start, name.last));
    const auto titled = title != nullptr ? title : titles.empty() ? nullptr : titles.back();
    return titled == nullptr ? std::nullopt
                             : std::optional(std::string(words.source(titled->first, name.last)));
}

// "I have taken over from Colin Hale": who leaves.
bool is_left(const Prose& prose, std::size_t word)
{
    constexpr std::size_t reach = 2;
    const auto from = std::max(prose.words.sentence_of(word).first, word - std::min(word, reach));
    return (word > 0 && hit_at(prose.hits, "name.left", word - 1) != nullptr)
        || prose.find("data.old", from, word) != nullptr;
}

// "my successor Marie Duval", "your contact is Ms Duval from now on".
std::optional<std::string> person_behind(const Prose& prose, const PhraseHit& hit)
{
    constexpr std::size_t reach = 8;
    static const auto& places = word_list("name.at_company"); // "your contact at Fenwick Mills is"
    const auto limit = std::min(prose.words.sentence_of(hit.first).last, hit.last + reach);
    for (auto at = hit.last; at < limit; ++at) {
        const bool named =
            prose.words.words[at].capital || hit_at(prose.hits, "data.title", at) != nullptr;
        if (!named)
            continue;
        const bool is_of_place = at > hit.last && places.has(prose.words.words[at - 1].folded);
        if (is_left(prose, at) || is_of_place) {
            at = std::max(at, name_from(prose.words, at, name_words_max).last - 1);
            continue;
        }
        if (auto person = person_at(prose, at, limit); person)
            return person;
    }
    return std::nullopt;
}

// "The accounts pass from Colin Hale to Marie Duval": behind the name of who leaves.
std::optional<std::string> person_handed_to(const Prose& prose)
{
    static const auto& towards = word_list("name.handed_to");
    for (const auto* hit : prose.find_all("name.handed_from", 0, prose.words.words.size())) {
        const auto& sentence = prose.words.sentence_of(hit->first);
        if (prose.has("data.bank_word", sentence) || prose.has("data.bank_name", sentence))
            continue; // "Our account moves from Harbour Bank to Oakmere Bank."
        for (auto at = hit->last; at + 1 < sentence.last; ++at) {
            if (!towards.has(prose.words.words[at].folded))
                continue;
            if (auto person = person_at(prose, at + 1, sentence.last); person)
                return person;
        }
    }
    return std::nullopt;
}

// "From May Marie Duval takes over", "ab Mai übernimmt Marie Duval": right before the verb or right
// behind it.
std::optional<std::string> person_beside(const Prose& prose, const PhraseHit& verb)
{
    const auto& words = prose.words;
    const auto next = verb.first + 1;
    if (verb.first > 0 && is_of_name(words.words[verb.first - 1])
        && words.gap_after(verb.first - 1) == " ") {
        auto person = name_before(prose, verb.first);
        if (person && prose.find("data.bank_word", verb.first - 2, verb.first) == nullptr)
            return person;
    }
    const auto& sentence = words.sentence_of(verb.first);
    const bool inverted = next < sentence.last && words.gap_after(verb.first) == " "
        && hit_at(prose.hits, "name.inverted", verb.first) != nullptr;
    return inverted ? person_at(prose, next, sentence.last) : std::nullopt;
}

// "Marie Duval takes over", "Marie Duval will look after your account"
std::optional<std::string> person_who_takes_over(const Prose& prose)
{
    for (const auto* verb : prose.find_all("name.handles", 0, prose.words.words.size())) {
        if (auto person = person_beside(prose, *verb); person)
            return person;
    }
    return person_handed_to(prose);
}

std::string letters_of(std::string_view text)
{
    return normalized_number(folded(text));
}

// Whether the text is a person's name alone: "Jo Hale", and not "Accounts Fenwick".
bool is_person(const MasterDataContext& context, std::string_view name)
{
    const auto words = split_words(std::string(name));
    if (words.words.size() < name_words_min || words.words.size() > name_words_max
        || !std::ranges::all_of(words.words, is_of_name))
        return false;
    const auto hits = find_phrases(words);
    const bool role = std::ranges::any_of(hits, [](const PhraseHit& hit) {
        return hit.phrase_class == "name.role" || hit.phrase_class == "data.legal_form";
    });
    const auto key = letters_of(name);
    const auto company = context.party == nullptr ? "" : letters_of(context.party->name);
    const bool is_company =
        !company.empty() && (company.find(key) != company.npos || key.find(company) != key.npos);
    return !role && !is_company;
}

// The sender's name: as the address tells it, or as the line of the signature that the address is
// made of.
std::optional<std::string>
person_who_writes(const MasterDataContext& context, const std::string& signature)
{
    constexpr std::size_t name_bytes_min = 3;
    if (context.message.from.empty())
        return std::nullopt;
    const auto& from = context.message.from.front();
    if (is_person(context, from.display_name))
        return from.display_name;
    const auto local = folded(from.addr_spec.substr(0, from.addr_spec.find('@')));
    for (const auto line : split(std::string_view(signature), '\n')) {
        const auto words = split_words(std::string(line));
        const bool alike = std::ranges::any_of(words.words, [&](const TextWord& word) {
            return word.folded.size() >= name_bytes_min
                && local.find(word.folded) != std::string::npos;
        });
        if (alike && is_person(context, line))
            return std::string(trimmed(line));
    }
    return std::nullopt;
}

} // namespace

void find_person_of_address(const MasterDataContext& context, MasterDataFields& found)
{
    const auto email = found.find("email");
    if (email == found.end() || found.contains("contact"))
        return;
    const std::string_view text = context.prose.words.text;
    const auto byte = text.find(email->second);
    if (byte == text.npos)
        return;
    const auto word = first_word_from(context.prose.words, byte);
    const auto local_part = std::string_view(email->second).substr(0, email->second.find('@'));
    auto name = name_like(context.prose, word, local_part);
    if (!name)
        name = name_beside(context.prose, word);
    const auto company = found.find("name"); // "Studio Noor Ltd, ... noor@": the firm itself.
    if (name && (company == found.end() || !company->second.starts_with(*name)))
        found.emplace("contact", std::move(*name));
}

void find_contact(const MasterDataContext& context, MasterDataFields& found)
{
    const auto& prose = context.prose;
    const auto all = prose.words.words.size();
    if (found.contains("contact"))
        return;
    auto person = std::optional<std::string>();
    for (const auto* hit : prose.find_all("data.contact", 0, all)) {
        const auto sentence = prose.words.sentence_of(hit->first).first;
        const auto from = std::max(sentence, hit->first - std::min<std::size_t>(hit->first, 2));
        if (prose.find("name.usual", from, hit->first) != nullptr)
            continue; // "You may confirm it with your usual contact, Mr Hale."
        if (person = person_behind(prose, *hit); person)
            break;
    }
    if (!person)
        person = person_who_takes_over(prose);
    if (!person && prose.find("data.takes_over", 0, all) != nullptr)
        person = person_who_writes(context, context.message.signature);
    if (person)
        found.emplace("contact", std::move(*person));
}

void name_who_signs_up(
    const Reading& reading,
    const Prose& prose,
    const Books& books,
    std::map<std::string, std::string>& found)
{
    const MasterDataContext context{prose, books, nullptr, reading.message};
    const auto company = found.find("name");
    if (company == found.end() || found.contains("contact"))
        return;
    const auto person = person_who_writes(context, reading.message.signature);
    if (person && letters_of(company->second).find(letters_of(*person)) == std::string::npos)
        found.emplace("contact", *person);
}

void find_sender_as_contact(const MasterDataContext& context, MasterDataFields& found)
{
    const auto& prose = context.prose;
    const auto* here = prose.find("name.this_address", 0, prose.words.words.size());
    if (here == nullptr || found.contains("email") || context.message.from.empty())
        return;
    const auto& sentence = prose.words.sentence_of(here->first);
    const auto& address = context.message.from.front().addr_spec;
    const bool ends = prose.has("data.old", sentence) || prose.has("name.gives_way", sentence);
    if (!ends && context.books.contacts_by_email(address).empty())
        found.emplace("email", address);
}

} // namespace mailroom
