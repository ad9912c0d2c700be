#include "classifiers/release_others.h"

#include "classifiers/sender/relatives.h"
#include "classifiers/text/concepts.h"
#include "classifiers/text/phrases.h"
#include "classifiers/text/words.h"
#include "core/fold.h"
#include "core/names.h"
#include "core/text.h"

#include <algorithm>
#include <set>
#include <vector>

namespace mailroom {
namespace {

using WordSet = std::set<std::string, std::less<>>;

constexpr std::size_t telling_letters_min = 3;  // "Ulm"
constexpr std::size_t stranger_letters_min = 5; // Shorter ones are words of any text.
constexpr std::size_t bearers_max = 3;          // A word in more names tells none of them.
constexpr std::size_t form_letters_max = 5;     // "S. a. r. l."
constexpr std::size_t words_of_company_max = 6;

// What the sender has written in this mail.
std::string own_words(const Message& message)
{
    return message.subject + "\n\n" + message.latest_text;
}

void add_words(WordSet& words, std::string_view name)
{
    for (auto& word : spoken_words(name))
        words.insert(std::move(word));
}

// The words of names that are no other's: the party's, ours, those of the people who write.
WordSet words_of_ours(const ReleaseQuestion& question)
{
    WordSet words;
    add_words(words, question.books.company().name);
    if (const auto* party = question.books.party(question.understanding.party_id))
        add_words(words, party->name);
    for (const auto& mailbox : question.message.from)
        add_words(words, mailbox.display_name);
    for (const auto* contact : question.books.contacts_of(question.understanding.party_id))
        add_words(words, contact->name);
    return words;
}

// Whether all words of the other's name stand in the party's own: "Harbour Foods" beside "Harbour
// Foods Leeds".
bool is_within_own_name(const ReleaseQuestion& question, const Party& other)
{
    const auto* party = question.books.party(question.understanding.party_id);
    if (party == nullptr)
        return false;
    const auto own = name_words(party->name);
    return std::ranges::all_of(name_words(other.name), [&](const std::string& word) {
        return std::ranges::find(own, word) != own.end();
    });
}

// The words without the party's own name wherever it stands: what is left may be another's.
std::string without_own_name(const ReleaseQuestion& question, std::string_view text)
{
    std::string left = " ";
    for (const auto& word : spoken_words(text))
        left += word + " ";
    const auto* party = question.books.party(question.understanding.party_id);
    const auto own = party == nullptr ? std::string() : " " + core_name(party->name) + " ";
    for (auto at = left.find(own); own.size() > 2 && at != left.npos; at = left.find(own, at))
        left.replace(at, own.size(), " | ");
    return left;
}

WordSet telling_words(const auto& parties, const WordSet& ours)
{
    WordSet words;
    for (const Party* party : parties) {
        for (auto& word : name_words(party->name)) {
            if (word.size() >= telling_letters_min && !ours.contains(word))
                words.insert(std::move(word));
        }
    }
    return words;
}

WordSet initials_of(const auto& parties)
{
    WordSet words;
    for (const Party* party : parties) {
        for (auto& initials : name_initials(party->name))
            words.insert(std::move(initials));
    }
    return words;
}

bool in_capitals(std::string_view word)
{
    return std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_common_word(const std::string& word)
{
    return !concepts_of(word).empty();
}

// Whether a capital word is in the name of a party that is called as the party's own begins, or
// else in one that few bear: "Stonecroft".
bool tells_another(const ReleaseQuestion& question, const std::string& word)
{
    if (word.size() < telling_letters_min)
        return false;
    const auto& books = question.books;
    const auto* party = books.party(question.understanding.party_id);
    const auto own = party == nullptr ? std::vector<std::string>() : name_words(party->name);
    std::size_t bearers = 0;
    for (const auto place : books.party_names().with_word(word)) {
        const auto& other = books.parties()[place];
        const auto spoken = name_words(other.name);
        if (&other == party || std::ranges::find(spoken, word) == spoken.end())
            continue;
        if (!own.empty() && spoken.front() == own.front())
            return true;
        ++bearers;
    }
    return word.size() >= stranger_letters_min && bearers > 0 && bearers <= bearers_max;
}

std::string
why_named_by_a_word(const ReleaseQuestion& question, const Words& words, const WordSet& ours)
{
    const auto relatives = relatives_of(question.books, question.understanding.party_id);
    const auto of_relatives = telling_words(relatives, ours);
    const auto initials = initials_of(relatives);
    for (std::size_t i = 0; i < words.words.size(); ++i) {
        const auto& word = words.words[i];
        for (const auto& spoken : spoken_words(words.source(i, i + 1))) {
            if (word.has_digit || ours.contains(spoken))
                continue;
            const bool capital = word.capital && !is_common_word(spoken);
            if ((of_relatives.contains(spoken)
                 && (word.capital || spoken.size() >= stranger_letters_min))
                || (initials.contains(spoken) && in_capitals(words.source(i, i + 1)))
                || (capital && tells_another(question, spoken)))
                return "the words name " + std::string(words.source(i, i + 1))
                    + ", as another party is called";
        }
    }
    return "";
}

// How many words from there spell a legal form: "Ltd", "S.r.l."; 0 of none.
std::size_t legal_form_at(const Words& words, std::size_t index)
{
    const auto is_form = [](const std::string& letters) { return spoken_words(letters).empty(); };
    const auto& word = words.words[index];
    const auto source = words.source(index, index + 1);
    // "As" and "Se" begin sentences.
    if (word.capital && (word.folded.size() > 2 ? word.folded != "the" : in_capitals(source))
        && word.folded.size() > 1 && is_form(word.folded))
        return word.folded != "and" && word.folded != "und" ? 1 : 0;
    std::string letters;
    auto at = index;
    while (at < words.words.size() && words.words[at].folded.size() == 1
           && letters.size() < form_letters_max)
        letters += words.words[at++].folded;
    return word.capital && letters.size() > 1 && is_form(letters) ? at - index : 0;
}

// "For Hilltop Stores Ltd": a company, in nobody's books, that is neither the party nor ours.
std::string why_another_company(const Words& words, const WordSet& ours)
{
    for (const auto& hit : find_phrases(words)) {
        if (hit.phrase_class != "release.of")
            continue;
        auto first = hit.last; // "Für die Hafenküche Wedel GmbH".
        if (first + 1 < words.words.size() && !words.words[first].capital)
            ++first;
        const auto last = std::min(words.words.size(), first + words_of_company_max);
        for (auto at = first; at < last; ++at) {
            const auto& word = words.words[at];
            const bool joins = word.folded == "and" || word.folded == "und" || word.folded == "et";
            if (word.sentence != words.words[first].sentence || (!word.capital && !joins))
                break;
            if (at == first || legal_form_at(words, at) == 0)
                continue;
            const auto name = words.source(first, at);
            const auto spoken = spoken_words(name);
            if (!spoken.empty() && !ours.contains(spoken.front()))
                return "the words name another company: " + std::string(name);
            break;
        }
    }
    return "";
}

std::string why_numbers_of_others(const ReleaseQuestion& question, const Words& words)
{
    const auto& books = question.books;
    const auto& party_id = question.understanding.party_id;
    const auto belongs_elsewhere = [&](const auto& found) {
        return !found.empty() && std::ranges::none_of(found, [&](const auto* one) {
            return one->party_id.empty() || one->party_id == party_id;
        });
    };
    for (std::size_t i = 0; i < words.words.size(); ++i) {
        const auto word = words.source(i, i + 1);
        if (!words.words[i].has_digit || word.size() < Books::number_tail_min
            || !books.open_items_by_tail(party_id, word).empty()
            || !books.documents_by_tail(party_id, word).empty())
            continue;
        if (belongs_elsewhere(books.open_items_by_number(word))
            || belongs_elsewhere(books.documents_by_reference(word)))
            return std::string(word) + " belongs to another party";
    }
    return "";
}

// Everything that is asked for has a number, and why_not_theirs() has seen whose.
bool all_have_numbers(const ReleaseQuestion& question)
{
    return std::ranges::none_of(
        question.understanding.documents_requested,
        [](const DocumentRequest& request) { return request.reference.empty(); });
}

} // namespace

std::string why_others_too(const ReleaseQuestion& question)
{
    const auto text = own_words(question.message);
    const auto& own = question.understanding.party_id;
    for (const auto* party : question.books.parties_named_in(text)) {
        if (party->party_id != own && !is_within_own_name(question, *party))
            return "the words name " + party->name;
    }
    for (const auto* party : question.books.parties_named_in(without_own_name(question, text))) {
        if (party->party_id != own)
            return "the words name " + party->name;
    }
    const auto words = split_words(text);
    if (auto why_not = why_numbers_of_others(question, words); !why_not.empty())
        return why_not;
    const auto ours = words_of_ours(question);
    auto why_not = why_named_by_a_word(question, words, ours);
    return why_not.empty() ? why_another_company(words, ours) : why_not;
}

std::string why_for_a_group(const ReleaseQuestion& question)
{
    const auto words = split_words(own_words(question.message));
    const bool numbered = all_have_numbers(question);
    for (const auto& hit : find_phrases(words)) {
        if (hit.phrase_class == "release.others"
            || (hit.phrase_class == "release.elsewhere" && !numbered))
            return "they may be of others: " + std::string(words.source(hit.first, hit.last));
    }
    return "";
}

} // namespace mailroom
