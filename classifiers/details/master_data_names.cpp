#include "classifiers/details/master_data_names.h"

#include "classifiers/text/word_lists.h"
#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <optional>
#include <string>

namespace mailroom {
namespace {

// "of", "und"; not "è", which folds to "e".
bool joins(const TextWord& word)
{
    static const auto& joining = word_list("name.joining");
    return word.end - word.begin == word.folded.size() && joining.has(word.folded);
}

bool is_legal_form_behind_bracket(const TextWord& word)
{
    static const auto& forms = word_list("name.form_behind_bracket");
    return forms.has(word.folded);
}

// "Fenwick (North) Ltd": from this word into the bracket, or out of it.
bool goes_on_over_bracket(const Words& words, std::size_t left)
{
    const auto open = words.gap_after(left) == " (" ? left : left - std::min<std::size_t>(left, 1);
    return open + 2 < words.words.size() && words.gap_after(open) == " ("
        && words.gap_after(open + 1) == ") " && is_legal_form_behind_bracket(words.words[open + 2]);
}

// Whether a name goes on from this word to the next: "J. Hale", "Hale & Co. KG", but "Hale AG.
// Our".
bool goes_on(const Words& words, std::size_t left)
{
    static const auto& forms = word_list("name.abbreviated_form");
    constexpr std::size_t initial_bytes_max = 1, elided_bytes_max = 4; // "d'Or", "dell'Orto"
    const auto gap = words.gap_after(left);
    const auto before = left > 0 ? words.gap_after(left - 1) : std::string_view();
    const bool of_form = before == "." || before == "/";   // "S.A. Our", "A/S. Our"
    static const auto& degrees = word_list("name.degree"); // "Mag. Ida Kern", "Dipl.-Ing. Kern"
    if (degrees.has(words.words[left].folded) && (gap == ". " || gap == ".-" || gap == "."))
        return true;
    const bool abbreviated = (words.words[left].folded.size() <= initial_bytes_max && !of_form)
        || forms.has(words.words[left + 1].folded);
    constexpr std::size_t form_bytes_max = 2; // "S.p.A.", "S.A.U."
    if (gap == ".")
        return words.words[left].folded.size() <= initial_bytes_max
            && words.words[left + 1].folded.size() <= form_bytes_max;
    if (gap == "'" || gap == "\u2019")
        return words.words[left].folded.size() <= elided_bytes_max;
    if (gap == " (" || gap == ") ")
        return goes_on_over_bracket(words, left);
    return gap == " " || gap == " & " || gap == "/" || gap == "-" || (gap == ". " && abbreviated);
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

} // namespace

std::string source_of(const Words& words, NameSpan span)
{
    auto source = words.source(span.first, span.last);
    const bool dots = span.last > span.first + 1 && words.gap_after(span.last - 2) == ".";
    if (dots && words.gap_after(span.last - 1).starts_with('.')) // "Fenwick S.p.A."
        source = std::string_view(source.data(), source.size() + 1);
    return std::string(source);
}

bool is_written_as_form(const Words& words, const PhraseHit& form)
{
    const auto source = words.source(form.first, form.last);
    return std::ranges::any_of(source, is_upper) || source.find('.') != source.npos;
}

bool has_two_words(const Words& words, NameSpan name)
{
    return words.source(name.first, name.last).find(' ') != std::string_view::npos;
}

bool is_no_name(const Prose& prose, std::size_t word)
{
    for (const auto* of : {"name.outside", "data.change", "data.old", "data.title"}) {
        if (const auto* hit = hit_at(prose.hits, of, word); hit && hit->last == word + 1)
            return true;
    }
    return false;
}

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

namespace {

constexpr std::size_t company_words_max = 8;

} // namespace

NameSpan with_form_behind(const Prose& prose, NameSpan name)
{
    const auto& words = prose.words;
    if (name.last == name.first || name.last >= words.words.size())
        return name;
    for (auto at = name.first + 1; at < name.last; ++at) { // "Fenwick Sp. z o.o."
        const auto* within = hit_at(prose.hits, "data.legal_form", at);
        if (within != nullptr && within->last > name.last)
            return {name.first, within->last};
    }
    const auto gap = words.gap_after(name.last - 1);
    const auto* form = hit_at(prose.hits, "data.legal_form", name.last);
    if (form != nullptr && form->last < words.words.size() // "Fenwick, Unipessoal Lda"
        && words.gap_after(form->last - 1) == " ") {
        const auto* second = hit_at(prose.hits, "data.legal_form", form->last);
        form = second != nullptr && is_written_as_form(words, *second) ? second : form;
    }
    const auto* before = prose.find("data.legal_form", name.first, name.last);
    const bool behind_comma = gap == ", " && words.words[name.last].capital;
    return form != nullptr && before == nullptr && (behind_comma || gap == " ")
        ? NameSpan{name.first, form->last}
        : name;
}

namespace {

// "Mill Ltd was merged into Fenwick plc", "die Mill GmbH wurde in Fenwick GmbH umbenannt": the last
// company of the sentence, where a word such as "into" stands before it.
void find_name_changed_into(const MasterDataContext& context, MasterDataFields& found)
{
    const auto& prose = context.prose;
    const auto& words = prose.words;
    for (const auto* hit : prose.find_all("name.changed_into", 0, words.words.size())) {
        const auto& sentence = words.sentence_of(hit->first);
        if (prose.has("data.bank_word", sentence) || prose.has("data.bank_name", sentence))
            continue; // Banks merge, too.
        for (const auto* into : prose.find_all("name.into", sentence.first, sentence.last)) {
            auto first = into->last;
            while (first < sentence.last && !words.words[first].capital
                   && hit_at(prose.hits, "name.article", first) != nullptr)
                ++first;
            if (first >= sentence.last || !words.words[first].capital)
                continue;
            auto name = name_from(words, first, company_words_max);
            name = with_form_behind(prose, name);
            if (prose.find("data.legal_form", name.first, name.last) != nullptr
                && has_two_words(words, name))
                found.try_emplace("name", source_of(words, name));
        }
    }
}

} // namespace

void find_new_name(const MasterDataContext& context, MasterDataFields& found)
{
    find_name_changed_into(context, found);
    constexpr std::size_t name_words_max = company_words_max;
    const auto& words = context.prose.words;
    for (const auto* hit : context.prose.find_all("data.renamed", 0, words.words.size())) {
        if (hit->last >= words.words.size()
            || words.words[hit->last].sentence != words.words[hit->first].sentence)
            continue;
        auto name = name_from(words, behind_day(context.prose, hit->last), name_words_max);
        const auto contact = found.find("contact"); // "Votre contact est désormais ..."
        const bool is_person = hit_at(context.prose.hits, "data.title", name.first) != nullptr
            || (contact != found.end() && contact->second == source_of(words, name));
        name = with_form_behind(context.prose, name);
        if (has_two_words(words, name) && !is_person)
            found.try_emplace("name", source_of(words, name));
    }
    // "Sparks LLC becomes Voltaic Mobility Inc.": such words say it of companies alone.
    for (const auto* hit : context.prose.find_all("data.becomes", 0, words.words.size())) {
        auto first = behind_day(context.prose, hit->last);
        if (first < words.words.size() && first > hit->last
            && hit_at(context.prose.hits, "name.article", first) != nullptr)
            ++first;
        if (context.prose.find("name.account", words.sentence_of(hit->first).first, hit->first))
            continue; // "our account is ..., in the name of Fenwick Ltd"
        const auto name = with_form_behind(context.prose, name_from(words, first, name_words_max));
        const auto* form = context.prose.find("data.legal_form", name.first, name.last);
        const bool is_theirs = context.party != nullptr // "in the name of Fenwick Ltd", as ever
            && normalized_number(source_of(words, name)) == normalized_number(context.party->name);
        const bool is_ours = equals_ignoring_case(
            source_of(words, name), context.books.company().name); // "payable to Fenwick Ltd"
        if (form && has_two_words(words, name) && !is_theirs && !is_ours)
            found.try_emplace("name", source_of(words, name));
    }
}

} // namespace mailroom
