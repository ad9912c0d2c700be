#include "classifiers/details/deduction_reasons.h"

#include "classifiers/details/reason_model.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t reason_words_max = 25; // Behind a number, in its row.

} // namespace

std::string deduction_reason_in(std::string_view text)
{
    constexpr std::string_view prefix = "dispute.";
    const auto words = split_words(std::string(text));
    for (const auto& hit : find_phrases(words)) {
        if (hit.phrase_class.starts_with(prefix)
            && enum_from_string<DisputeReason>(hit.phrase_class.substr(prefix.size())))
            return std::string(hit.phrase_class.substr(prefix.size()));
    }
    return std::string(trimmed(text));
}

std::optional<DisputeReason>
reason_beside_sum(const Prose& text, std::size_t first, std::size_t last)
{
    for (const std::string_view family : {"deduction.", "dispute."}) {
        for (const auto* hit : text.find_all(family, first, last)) {
            const auto reason =
                enum_from_string<DisputeReason>(hit->phrase_class.substr(family.size()));
            if (reason && *reason != DisputeReason::already_paid)
                return reason;
        }
    }
    return std::nullopt;
}

std::optional<DisputeReason> reason_as_words_lean(std::string_view text)
{
    constexpr double leaning_min = -0.2; // Something was taken off; only why is asked.
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

namespace {

bool lacks_reason(const RemittanceLine& line)
{
    return line.deduction_amount && line.deduction_reason.empty();
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
            const auto reason = deduction_reason_in(text.words.source(first, last));
            if (enum_from_string<DisputeReason>(reason))
                line.deduction_reason = reason;
        }
    }
}

std::optional<DisputeReason> reason_in(const Prose& text, const Sentence& sentence)
{
    if (const auto named = reason_beside_sum(text, sentence.first, sentence.last))
        return named;
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

} // namespace

void find_reasons(
    Remittance& remittance,
    const Reading& reading,
    const Prose& prose,
    const Books& books,
    std::string_view party_id)
{
    if (std::ranges::none_of(remittance.lines, lacks_reason))
        return;
    std::vector<Prose> texts;
    for (const auto& document : reading.documents)
        texts.push_back(read_prose({}, document.text, prose.written_on, books, party_id));
    texts.push_back(prose);
    for (const auto find : {reasons_of_rows, reasons_beside_sums, reasons_of_notes}) {
        for (const auto& text : texts)
            find(remittance, text);
    }
}

} // namespace mailroom
