#include "classifiers/details/deduction_reasons.h"

#include "classifiers/details/deduction_notes.h"
#include "classifiers/details/deduction_parts.h"
#include "classifiers/details/discounts_refused.h"
#include "classifiers/details/numbered_notes.h"
#include "core/text.h"

#include <algorithm>
#include <utility>

namespace mailroom {
namespace {

constexpr std::size_t reason_words_max = 25; // Behind a number, in its row.
constexpr double leaning_of_mail = -0.2;
constexpr double leaning_of_documents = 0.3; // Their sentences are titles and rows, too.

bool lacks_reason(const RemittanceLine& line)
{
    return line.deduction_amount && line.deduction_reason.empty();
}

// What is written behind the sum that was taken off in a printed row whose words begin at `first`,
// "less 36.00 (4 ea broken) = 420.00", else behind its last sum.
std::string_view
note_of_row(const Prose& text, const RemittanceLine& line, std::size_t first, std::size_t last)
{
    const auto& words = text.words.words;
    const auto line_end = text.words.text.find('\n', words[first - 1].end);
    while (last > first && words[last - 1].begin >= line_end)
        --last;
    const auto sums = within(text.amounts, first, last);
    for (std::size_t i = 0; i + 1 < sums.size(); ++i) {
        const auto behind = text.words.source(sums[i]->last, sums[i + 1]->first);
        if (abs(sums[i]->value) == *line.deduction_amount && has_words(behind))
            return behind;
    }
    if (sums.empty())
        return {};
    const bool is_sentence = has_words(text.words.source(first, sums.back()->first));
    return is_sentence || sums.back()->last == last ? std::string_view()
                                                    : text.words.source(sums.back()->last, last);
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
            auto reason = reason_named_in(row);
            if (!reason)
                reason = reason_of_note(note_of_row(text, line, first, last));
            if (reason)
                line.deduction_reason = to_string(*reason);
        }
    }
}

std::optional<DisputeReason>
reason_in(const Prose& text, const Sentence& sentence, double leaning_min)
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
    return reason_as_words_lean(text.words.source(sentence.first, sentence.last), leaning_min);
}

// Three sums and more with hardly a word beside them; "(agreed 4.20, billed 4.70, so 60.00 less)"
// has as many and tells why.
bool is_row_of_sums(const Prose& text, const Sentence& sentence)
{
    const auto sums = within(text.amounts, sentence.first, sentence.last).size();
    return sums > 2 && sentence.last - sentence.first < 3 * sums;
}

// "3 cases light, so 64.80 off": the sentences that tell the sum.
void reasons_beside_sums(Remittance& remittance, const Prose& text, double leaning_min)
{
    for (auto& line : remittance.lines) {
        for (const auto& amount : text.amounts) {
            if (!lacks_reason(line) || abs(amount.value) != *line.deduction_amount)
                continue;
            const auto& sentence = text.words.sentence_of(amount.first);
            const bool is_row = is_row_of_sums(text, sentence);
            if (const auto reason = is_row ? std::nullopt : reason_in(text, sentence, leaning_min))
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
        if (!reason || is_numbered_note(remittance, text, sentence))
            continue;
        const auto why = weighed(*reason, text.words.source(sentence.first, sentence.last));
        if (told && *told != why)
            return;
        told = why;
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
    for (const auto& text : texts)
        reasons_of_explained_codes(remittance, reading, text);
    const auto in_all = [&](const auto& find) {
        for (const auto& text : texts)
            find(remittance, text);
    };
    in_all(take_deductions_for_discounts);
    in_all(take_discounts_for_deductions);
    in_all(reasons_of_rows);
    in_all(reasons_of_numbered_notes);
    for (const auto& text : texts)
        reasons_beside_sums(
            remittance, text, &text == &texts.back() ? leaning_of_mail : leaning_of_documents);
    in_all(reasons_of_notes);
    for (const auto i : vague) {
        if (auto& line = remittance.lines[i]; line.deduction_reason.empty())
            line.deduction_reason = to_string(DisputeReason::other);
    }
    call_missing_parts_shortages(remittance, texts);
}

} // namespace mailroom
