#include "classifiers/numbers/document_nouns.h"

#include "classifiers/text/clauses.h"

#include <algorithm>

namespace mailroom {

bool has_numbers(FileType type)
{
    return type != FileType::statement && type != FileType::tax_form;
}

namespace {

// "The invoices are not needed": within its commas.
bool is_unneeded(const Prose& prose, const DocumentNoun& noun)
{
    const auto part = part_around(prose.words, noun.first, noun.last);
    return prose.find("request.unneeded", part.first, part.last) != nullptr;
}

// "Who has the framework contract that was signed?": what is signed is the document.
bool is_about_other(const Prose& prose, const PhraseHit& hit)
{
    const auto inside = prose.find_all("doc.", hit.first, hit.last);
    return hit.phrase_class == "doc.proof_of_delivery"
        && std::ranges::any_of(inside, [](const PhraseHit* other) {
               return other->phrase_class == "doc.contract" || other->phrase_class == "doc.tax_form"
                   || other->phrase_class == "doc.purchase_order";
           });
}

// "on your statement I saw 4471"
bool is_place(const Prose& prose, const DocumentNoun& noun)
{
    constexpr std::size_t reach = 4;
    const auto from = noun.first - std::min(noun.first, reach);
    const auto seen = prose.find_all("request.seen_on", from, noun.first);
    return noun.type == FileType::statement
        && std::ranges::any_of(seen, [&](const auto* hit) { return hit->last == noun.first; });
}

// "We cannot find these on Hale's ledger"
bool is_ledger_of_other(const Prose& prose, const DocumentNoun& noun)
{
    constexpr std::size_t words_of_name = 2; // With the "s".
    if (noun.type != FileType::statement || noun.first <= words_of_name
        || prose.words.words[noun.first - 1].folded != "s"
        || !prose.words.words[noun.first - words_of_name].capital)
        return false;
    const auto seen = noun.first - words_of_name - 1;
    return hit_at(prose.hits, "request.seen_on", seen) != nullptr;
}

} // namespace

std::vector<DocumentNoun> document_nouns_in(const Prose& prose, const Sentence& sentence)
{
    std::vector<DocumentNoun> nouns;
    constexpr std::string_view family = "doc."; // "doc.credit_note"
    const auto mentions = prose.find_all("request.mention", sentence.first, sentence.last);
    for (const auto* hit : prose.find_all(family, sentence.first, sentence.last)) {
        const bool mentioned = std::ranges::any_of(mentions, [&](const auto* mention) {
            return mention->first <= hit->first && hit->last <= mention->last;
        });
        if (mentioned || is_about_other(prose, *hit))
            continue;
        const auto type = enum_from_string<FileType>(hit->phrase_class.substr(family.size()));
        if (!type)
            continue;
        // Of names that overlap ("credit note", "note") the longer.
        if (!nouns.empty() && hit->first < nouns.back().last) {
            if (hit->last - hit->first > nouns.back().last - nouns.back().first)
                nouns.back() = {*type, hit->first, hit->last, {}, {}};
            continue;
        }
        nouns.push_back({*type, hit->first, hit->last, {}, {}});
    }
    std::erase_if(nouns, [&](const auto& noun) {
        return is_unneeded(prose, noun)
            || (!prose.references.empty() && is_ledger_of_other(prose, noun));
    });
    if (!within(prose.references, sentence.first, sentence.last).empty())
        std::erase_if(nouns, [&](const auto& noun) { return is_place(prose, noun); });
    return nouns;
}

namespace {

// "the signed slip, invoice number is 4471": the number of what the slip is of.
bool tells_number_of(const Prose& prose, const DocumentNoun& wanted, const DocumentNoun& bill)
{
    return wanted.type == FileType::proof_of_delivery && bill.type == FileType::invoice
        && hit_at(prose.hits, "rest.number_is", bill.first) != nullptr
        && within(prose.references, wanted.last, bill.first).empty();
}

} // namespace

void drop_qualifying_nouns(std::vector<DocumentNoun>& nouns, const Prose& prose)
{
    constexpr std::size_t reach = 4; // "since our last statement"
    const auto begins_time = [&](const DocumentNoun& noun) {
        return prose.find("period.since", noun.first - std::min(noun.first, reach), noun.first)
            != nullptr
            && prose.find("date.last", noun.first - 1, noun.first) != nullptr;
    };
    if (!std::ranges::all_of(nouns, begins_time))
        std::erase_if(nouns, begins_time);
    const auto qualifies = [](const DocumentNoun& noun) { // "a copy of 4471" has no name.
        return noun.last > noun.first
            && (noun.type == FileType::invoice || noun.type == FileType::purchase_order);
    };
    const auto joined = [&](const DocumentNoun& a, const DocumentNoun& b) {
        if (tells_number_of(prose, a, b))
            return false;
        const auto joiners = prose.find_all("request.joiner", a.last, b.first);
        return std::ranges::any_of(
                   joiners,
                   [&](const auto* joiner) { // "invoices 4471 and 4472: their notes are missing"
                       constexpr std::size_t words_between_max = 3; // "and also the whole"
                       return joiner->last + words_between_max >= b.first
                           && within(prose.references, joiner->last, b.first).empty();
                   })
            || (qualifies(b)
                && std::ranges::any_of( // "the note of 4471, and also the invoice itself"
                    prose.find_all("request.also", a.last, b.first),
                    [&](const auto* also) {
                        return within(prose.references, also->last, b.first).empty();
                    }))
            || prose.words.gap_after(b.first - 1).find_first_of(",+&") != std::string_view::npos
            || (b.first >= a.last + 2 // "l'invoice 4471, le bon signé"
                && hit_at(prose.hits, "name.article", b.first - 1) != nullptr
                && prose.words.gap_after(b.first - 2).find(',') != std::string_view::npos);
    };
    for (std::size_t i = 0; nouns.size() > 1 && i < nouns.size();) {
        // "the invoice for our order 4471"
        const bool is_billed_order = i > 0 && nouns[i].type == FileType::purchase_order
            && nouns[i - 1].type == FileType::invoice
            && prose.find("request.connector", nouns[i - 1].last, nouns[i].first) != nullptr;
        const bool before = i > 0 && (!qualifies(nouns[i - 1]) || is_billed_order)
            && !joined(nouns[i - 1], nouns[i]);
        const bool behind =
            i + 1 < nouns.size() && !qualifies(nouns[i + 1]) && !joined(nouns[i], nouns[i + 1]);
        if (qualifies(nouns[i]) && (before || behind))
            nouns.erase(nouns.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    }
}

} // namespace mailroom
