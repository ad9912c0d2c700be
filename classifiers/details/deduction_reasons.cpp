#include "classifiers/details/deduction_reasons.h"

#include "classifiers/details/deduction_parts.h"
#include "classifiers/details/discounts_refused.h"
#include "classifiers/details/dispute_reasons.h"
#include "classifiers/details/reason_model.h"
#include "core/text.h"

#include <algorithm>
#include <utility>

namespace mailroom {
namespace {

constexpr std::size_t reason_words_max = 25; // Behind a number, in its row.
constexpr double leaning_of_notes = 0.1;     // So few words say less than a sentence.
constexpr std::size_t note_words_most = 4;   // More are a sentence.

// "dispute.damaged" of the family "dispute.".
std::optional<DisputeReason> reason_of_class(std::string_view phrase_class, std::string_view family)
{
    return phrase_class.starts_with(family)
        ? enum_from_string<DisputeReason>(phrase_class.substr(family.size()))
        : std::nullopt;
}

std::optional<DisputeReason> reason_named(std::string_view text)
{
    const auto words = split_words(std::string(text));
    const auto hits = find_phrases(words);
    if (std::ranges::any_of(hits, [](const auto& hit) { return hit.phrase_class == "pay.fee"; }))
        return DisputeReason::other;
    for (const std::string_view family : {"deduction.", "dispute."}) {
        for (const auto& hit : hits) {
            if (const auto reason = reason_of_class(hit.phrase_class, family))
                return reason;
        }
    }
    return std::nullopt;
}

// "So we short-pay it": how much is paid, and not how much came.
bool tells_payment(const Prose& text, const PhraseHit& reason)
{
    return std::ranges::any_of(
        text.find_all("pay.less", reason.first, text.words.words.size()),
        [&](const auto* less) { return less->first == reason.first && less->last > reason.last; });
}

// "Small order surcharge": no freight.
bool names_fee(const Prose& text, const PhraseHit& reason)
{
    const auto fees = text.find_all(
        "pay.fee", reason.first - std::min<std::size_t>(reason.first, 2), reason.last);
    return std::ranges::any_of(fees, [&](const auto* fee) {
        return fee->first <= reason.first && fee->last >= reason.last;
    });
}

} // namespace

std::optional<DisputeReason>
reason_beside_sum(const Prose& text, std::size_t first, std::size_t last)
{
    for (const std::string_view family : {"deduction.", "dispute."}) {
        for (const auto* hit : text.find_all(family, first, last)) {
            const auto reason = reason_of_class(hit->phrase_class, family);
            if (reason && *reason != DisputeReason::already_paid && !tells_payment(text, *hit)
                && !names_fee(text, *hit))
                return reason;
        }
    }
    return std::nullopt;
}

std::optional<DisputeReason> reason_as_words_lean(std::string_view text, double leaning_min)
{
    const auto leanings = reason_leanings({}, text);
    std::optional<DisputeReason> best;
    auto most = leaning_min;
    for (std::size_t i = 0; i < leanings.size(); ++i) {
        const auto reason = static_cast<DisputeReason>(i);
        if (leanings[i] <= most || reason == DisputeReason::other
            || reason == DisputeReason::already_paid)
            continue;
        most = leanings[i];
        best = reason;
    }
    return best;
}

std::string deduction_reason_in(std::string_view note)
{
    auto reason = reason_named(note);
    if (!reason)
        reason = reason_as_words_lean(note, leaning_of_notes);
    return reason ? std::string(to_string(*reason)) : std::string(trimmed(note));
}

namespace {

// A whole sentence has words of several matters ("we billed the carriage, which the contract puts
// on you"): what a phrase names is weighed with all of them.
DisputeReason weighed(DisputeReason named, std::string_view text)
{
    auto leanings = reason_leanings({}, text);
    constexpr double never = -2;
    leanings.at(static_cast<std::size_t>(DisputeReason::already_paid)) = never;
    return likeliest({{named, 1}}, leanings);
}

bool lacks_reason(const RemittanceLine& line)
{
    return line.deduction_amount && line.deduction_reason.empty();
}

// What is written behind the sums of a printed row whose words begin at `first`: "(4 ea broken)".
std::string_view note_of_row(const Prose& text, std::size_t first, std::size_t last)
{
    const auto& words = text.words.words;
    const auto line_end = text.words.text.find('\n', words[first - 1].end);
    while (last > first && words[last - 1].begin >= line_end)
        --last;
    const auto sums = within(text.amounts, first, last);
    if (sums.empty() || sums.back()->last == last)
        return {};
    return text.words.source(sums.back()->last, last);
}

// The reason in the row of a number: between it and the next one.
void reasons_of_rows(Remittance& remittance, const Prose& text)
{
    for (auto& line : remittance.lines) {
        for (std::size_t i = 0; lacks_reason(line) && i < text.references.size(); ++i) {
            if (text.references[i].number != line.document_number)
                continue;
            const auto next = i + 1 < text.references.size() ? text.references[i + 1].first
                                                             : text.words.words.size();
            const auto first = text.references[i].last;
            const auto last = std::min(next, first + reason_words_max);
            const auto row = text.words.source(first, last);
            auto reason = reason_named(row);
            if (reason && *reason != DisputeReason::other && last - first > note_words_most)
                reason = weighed(*reason, row);
            if (!reason)
                reason = reason_as_words_lean(note_of_row(text, first, last));
            if (reason)
                line.deduction_reason = to_string(*reason);
        }
    }
}

std::optional<DisputeReason> reason_in(const Prose& text, const Sentence& sentence)
{
    if (const auto named = reason_beside_sum(text, sentence.first, sentence.last))
        return weighed(*named, text.words.source(sentence.first, sentence.last));
    if (text.has("pay.fee", sentence))
        return DisputeReason::other;
    const auto& all = text.words.sentences;
    const auto next = static_cast<std::size_t>(&sentence - all.data()) + 1;
    if (next < all.size()) { // "Less 42.00. Two of them went back with your driver."
        if (const auto named = reason_beside_sum(text, all[next].first, all[next].last))
            return weighed(*named, text.words.source(sentence.first, all[next].last));
    }
    return reason_as_words_lean(text.words.source(sentence.first, sentence.last));
}

// "3 cases light, so 64.80 off": the sentences that tell the sum.
void reasons_beside_sums(Remittance& remittance, const Prose& text)
{
    for (auto& line : remittance.lines) {
        for (const auto& amount : text.amounts) {
            if (!lacks_reason(line) || abs(amount.value) != *line.deduction_amount)
                continue;
            const auto& sentence = text.words.sentence_of(amount.first);
            const bool is_row = within(text.amounts, sentence.first, sentence.last).size() > 2;
            if (const auto reason = is_row ? std::nullopt : reason_in(text, sentence))
                line.deduction_reason = to_string(*reason);
        }
    }
}

// "(1) missing: 4 hinges", "The deduction is for the freight": what a note beside the lines tells
// of all that lack a reason, where the notes agree.
void reasons_of_notes(Remittance& remittance, const Prose& text)
{
    std::optional<DisputeReason> told;
    for (const auto& sentence : text.words.sentences) {
        const auto reason = reason_beside_sum(text, sentence.first, sentence.last);
        if (!reason)
            continue;
        if (told && *told != *reason)
            return;
        told = reason;
    }
    for (auto& line : remittance.lines) {
        if (told && lacks_reason(line))
            line.deduction_reason = to_string(*told);
    }
}

bool may_tell_more(const RemittanceLine& line)
{
    return lacks_reason(line) || line.discount_amount
        || line.deduction_reason == to_string(DisputeReason::not_received);
}

// The lines whose document says no more than that something was taken off, for now without it.
std::vector<std::size_t> take_vague_reasons(Remittance& remittance)
{
    std::vector<std::size_t> vague;
    for (std::size_t i = 0; i < remittance.lines.size(); ++i) {
        auto& line = remittance.lines[i];
        if (line.deduction_amount && line.deduction_reason == to_string(DisputeReason::other)) {
            line.deduction_reason.clear();
            vague.push_back(i);
        }
    }
    return vague;
}

} // namespace

void find_reasons(
    Remittance& remittance,
    const Reading& reading,
    const Prose& prose,
    const Books& books,
    std::string_view party_id)
{
    // "Trattenuta 95,00" in a column: what the mail tells of it says more.
    const auto vague = take_vague_reasons(remittance);
    std::vector<Prose> texts;
    if (std::ranges::any_of(remittance.lines, may_tell_more)) {
        for (const auto& document : reading.documents)
            texts.push_back(read_prose({}, document.text, prose.written_on, books, party_id));
        texts.push_back(prose);
    }
    for (const auto find :
         {take_deductions_for_discounts, take_discounts_for_deductions, reasons_of_rows,
          reasons_beside_sums, reasons_of_notes}) {
        for (const auto& text : texts)
            find(remittance, text);
    }
    for (const auto i : vague) {
        if (auto& line = remittance.lines[i]; line.deduction_reason.empty())
            line.deduction_reason = to_string(DisputeReason::other);
    }
    call_missing_parts_shortages(remittance, texts);
}

} // namespace mailroom
