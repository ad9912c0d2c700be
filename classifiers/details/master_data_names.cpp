#include "classifiers/details/master_data_names.h"

#include "classifiers/text/word_lists.h"
#include "core/text.h"

#include <algorithm>
#include <optional>
#include <string>

namespace mailroom {
namespace {

bool joins(const TextWord& word)
{
    static const auto& joining = word_list("name.joining");
    return joining.has(word.folded);
}

// Whether a name goes on from this word to the next: "J. Hale", "Hale & Co. KG", but "Hale AG.
// Our".
bool goes_on(const Words& words, std::size_t left)
{
    static const auto& forms = word_list("name.abbreviated_form");
    constexpr std::size_t initial_bytes_max = 1;
    const auto gap = words.gap_after(left);
    const bool of_form = left > 0 && words.gap_after(left - 1) == "."; // "S.A. Our"
    const bool abbreviated = (words.words[left].folded.size() <= initial_bytes_max && !of_form)
        || forms.has(words.words[left + 1].folded);
    constexpr std::size_t form_bytes_max = 2; // "S.p.A.", "S.A.U."
    if (gap == ".")
        return words.words[left].folded.size() <= initial_bytes_max
            && words.words[left + 1].folded.size() <= form_bytes_max;
    return gap == " " || gap == " & " || gap == "/" || gap == "-" || (gap == ". " && abbreviated);
}

// Whether a word begins the name's sentence or tells what the name is of, and is none of it.
bool is_no_name(const Prose& prose, std::size_t word)
{
    for (const auto* of : {"name.outside", "data.change", "data.old", "data.title"}) {
        if (const auto* hit = hit_at(prose.hits, of, word); hit && hit->last == word + 1)
            return true;
    }
    return false;
}

std::string source_of(const Words& words, NameSpan span)
{
    return std::string(words.source(span.first, span.last));
}

bool has_two_words(const Words& words, NameSpan name)
{
    return words.source(name.first, name.last).find(' ') != std::string_view::npos;
}

// Over "from 1 November", "künftig" before the name.
std::size_t behind_day(const Prose& prose, std::size_t at)
{
    const auto last = at < prose.words.words.size() ? prose.words.sentence_of(at).last : at;
    while (at < last) {
        const auto day = std::ranges::find_if(
            prose.dates, [&](const auto& date) { return date.first <= at && at < date.last; });
        const auto* then = hit_at(prose.hits, "data.from_then", at);
        if (day != prose.dates.end())
            at = day->last;
        else if (then != nullptr)
            at = then->last;
        else
            break;
    }
    return at;
}

// "moving from First Harbor Bank": the bank that is left.
bool is_left(const Prose& prose, NameSpan bank)
{
    constexpr std::size_t reach = 3;
    const auto first = prose.words.sentence_of(bank.first).first;
    const auto from = std::max(first, bank.first - std::min(bank.first, reach));
    return prose.find("data.old", from, bank.first) != nullptr
        || prose.find("name.left", from, bank.first) != nullptr;
}

// A bank's name around or behind a word for one; no more than the word alone is no name.
std::optional<NameSpan> bank_at(const Prose& prose, const PhraseHit& hit)
{
    constexpr std::size_t name_words_max = 6;
    const auto& words = prose.words;
    const bool label = hit.phrase_class == "data.bank_name";
    if (label && !words.words[hit.first].capital) { // "banque Crédit des Lacs"
        const auto name = name_from(words, hit.last, name_words_max);
        const bool follows =
            words.gap_after(hit.last - 1).find_first_not_of(" :") == std::string::npos;
        if (!follows || !has_two_words(words, name) || is_no_name(prose, name.first))
            return std::nullopt;
        return name;
    }
    const auto name = name_around(prose, hit.first, name_words_max);
    constexpr std::size_t compound_bytes_min = 7; // "Eifelbank", where "Bank" alone is none.
    const bool compound = !label && name.last >= hit.last
        && words.words[hit.first].folded.size() >= compound_bytes_min
        && words.words[hit.first].folded.ends_with("bank") && !is_no_name(prose, hit.first);
    return compound || name.last >= std::max(name.first + 2, hit.last) ? std::optional(name)
                                                                       : std::nullopt;
}

} // namespace

NameSpan name_from(const Words& words, std::size_t first, std::size_t words_max)
{
    auto last = first;
    for (auto at = first; at < words.words.size() && at < first + words_max; ++at) {
        const auto& word = words.words[at];
        const bool next_to = at == first || goes_on(words, at - 1);
        const bool of_form = at > first && words.gap_after(at - 1) == ".";
        if (!next_to || word.sentence != words.words[first].sentence
            || (!word.capital && !joins(word) && !of_form))
            break;
        if (word.capital || of_form)
            last = at + 1;
    }
    return {first, last};
}

std::size_t name_start(const Prose& prose, std::size_t word, std::size_t words_max)
{
    const auto& words = prose.words;
    const auto lowest = std::max(words.sentence_of(word).first, word - std::min(word, words_max));
    const auto is_name = [&](std::size_t at) {
        return words.words[at].capital && !words.words[at].has_digit && !is_no_name(prose, at);
    };
    auto first = word;
    while (first > lowest && goes_on(words, first - 1)) {
        if (is_name(first - 1))
            --first;
        else if (
            first > lowest + 1 && joins(words.words[first - 1]) && words.gap_after(first - 2) == " "
            && is_name(first - 2))
            first -= 2;
        else
            break;
    }
    return first;
}

NameSpan name_around(const Prose& prose, std::size_t word, std::size_t words_max)
{
    if (!prose.words.words[word].capital)
        return {word, word};
    return {name_start(prose, word, words_max), name_from(prose.words, word, words_max).last};
}

void find_new_name(const MasterDataContext& context, MasterDataFields& found)
{
    constexpr std::size_t name_words_max = 8;
    const auto& words = context.prose.words;
    for (const auto* hit : context.prose.find_all("data.renamed", 0, words.words.size())) {
        if (hit->last >= words.words.size()
            || words.words[hit->last].sentence != words.words[hit->first].sentence)
            continue;
        auto name = name_from(words, behind_day(context.prose, hit->last), name_words_max);
        const auto* form = name.last > name.first && name.last < words.words.size()
                && words.gap_after(name.last - 1) == " "
            ? hit_at(context.prose.hits, "data.legal_form", name.last)
            : nullptr;
        if (form != nullptr) // "Fenwick gGmbH"
            name.last = form->last;
        const auto contact = found.find("contact"); // "Votre contact est désormais ..."
        const bool is_person = contact != found.end() && contact->second == source_of(words, name);
        if (has_two_words(words, name) && !is_person)
            found.try_emplace("name", source_of(words, name));
    }
    // "Sparks LLC becomes Voltaic Mobility Inc.": such words say it of companies alone.
    for (const auto* hit : context.prose.find_all("data.becomes", 0, words.words.size())) {
        const auto name = name_from(words, hit->last, name_words_max);
        const auto* form = context.prose.find("data.legal_form", name.first, name.last);
        const bool is_theirs = context.party != nullptr // "in the name of Fenwick Ltd", as ever
            && normalized_number(source_of(words, name)) == normalized_number(context.party->name);
        if (form && has_two_words(words, name) && !is_theirs)
            found.try_emplace("name", source_of(words, name));
    }
}

void find_new_bank(const MasterDataContext& context, MasterDataFields& found)
{
    constexpr std::size_t name_words_max = 5;
    const auto& words = context.prose.words;
    for (const auto* hit : context.prose.find_all("data.new_bank", 0, words.words.size())) {
        constexpr std::size_t article_bytes_max = 3; // "bei der Bank", "para o Banco"
        const bool article = hit->last < words.words.size() && !words.words[hit->last].capital
            && words.words[hit->last].folded.size() <= article_bytes_max;
        const auto name = name_from(words, hit->last + (article ? 1 : 0), name_words_max);
        const bool beside_iban = found.contains("iban") && name.last < words.words.size()
            && name.last > name.first && words.words[name.last].folded == "iban";
        const bool bank = beside_iban || context.prose.find("data.bank_name", name.first, name.last)
            || context.prose.find("data.bank_word", name.first, name.last);
        if (bank && has_two_words(words, name))
            found.try_emplace("bank_name", source_of(words, name));
    }
    // Beside an IBAN, or where something is said to change.
    for (const auto* kind : {"data.bank_word", "data.bank_name"}) {
        for (const auto* hit : context.prose.find_all(kind, 0, words.words.size())) {
            const bool told = found.contains("iban")
                || context.prose.has("data.change", words.sentence_of(hit->first));
            const auto name = told ? bank_at(context.prose, *hit) : std::nullopt;
            if (name && !is_left(context.prose, *name))
                found.try_emplace("bank_name", source_of(words, *name));
        }
    }
}

void find_bank_beside_iban(const MasterDataContext& context, MasterDataFields& found)
{
    constexpr std::size_t name_words_max = 5, groups_max = 10, article_bytes_max = 3;
    const auto& words = context.prose.words;
    const auto iban = found.find("iban");
    if (iban == found.end() || found.contains("bank_name"))
        return;
    const auto byte = words.text.find(iban->second);
    if (byte == std::string::npos)
        return;
    const auto end = byte + iban->second.size();
    auto next = first_word_from(words, byte);
    for (std::size_t groups = 0;
         groups < groups_max && next < words.words.size() && words.words[next].begin < end;
         ++groups)
        ++next;
    if (next == 0 || next >= words.words.size())
        return;
    const bool bracket = words.gap_after(next - 1).ends_with('(');
    if (!bracket && hit_at(context.prose.hits, "data.held_at", next) == nullptr)
        return;
    auto first = bracket ? next : next + 1;
    while (first < words.words.size() && !words.words[first].capital
           && words.words[first].folded.size() <= article_bytes_max)
        ++first;
    const auto name = name_from(words, first, name_words_max);
    const bool closed =
        name.last > name.first && (!bracket || words.gap_after(name.last - 1).starts_with(')'));
    if (closed && words.words[name.first].capital && !is_no_name(context.prose, name.first)
        && name.last - next <= name_words_max)
        found.emplace("bank_name", source_of(words, name));
}

} // namespace mailroom
