#include "classifiers/details/deduction_notes.h"

#include "classifiers/details/dispute_reasons.h"
#include "classifiers/details/reason_model.h"
#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <map>

namespace mailroom {
namespace {

constexpr double leaning_of_notes = 0.1;   // So few words say less than a sentence.
constexpr std::size_t note_words_most = 4; // More are a sentence.

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

namespace {

// The one reason that a word speaks for which proves none: "(split sack)".
std::optional<DisputeReason> reason_hinted(std::string_view note)
{
    std::optional<DisputeReason> hinted;
    for (const auto& hit : find_phrases(split_words(std::string(note)))) {
        const auto reason = reason_of_class(hit.phrase_class, "hint.");
        if (!reason || *reason == DisputeReason::already_paid)
            continue;
        if (hinted && *hinted != *reason)
            return std::nullopt;
        hinted = reason;
    }
    return hinted;
}

} // namespace

bool has_words(std::string_view text)
{
    constexpr std::ptrdiff_t letters_min = 4;
    std::ptrdiff_t letters = 0;
    for (const char c : text) {
        letters = is_letter(c) || is_beyond_ascii(c) ? letters + 1 : 0;
        if (letters >= letters_min)
            return true;
    }
    return false;
}

DisputeReason weighed(DisputeReason named, std::string_view text)
{
    if (named == DisputeReason::other)
        return named;
    auto leanings = reason_leanings({}, text);
    constexpr double never = -2;
    leanings.at(static_cast<std::size_t>(DisputeReason::already_paid)) = never;
    return likeliest({{named, 1}}, leanings);
}

std::optional<DisputeReason> reason_named_in(std::string_view note)
{
    const auto named = reason_named(note);
    const auto words = static_cast<std::size_t>(std::ranges::count(trimmed(note), ' ')) + 1;
    return named && words > note_words_most ? weighed(*named, note) : named;
}

std::optional<DisputeReason> reason_as_words_lean(std::string_view text, double leaning_min)
{
    if (!has_words(text))
        return std::nullopt;
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

std::optional<DisputeReason> reason_of_note(std::string_view note)
{
    if (const auto named = reason_named_in(note))
        return named;
    const auto leaning = reason_as_words_lean(note);
    return leaning ? leaning : reason_hinted(note);
}

std::string deduction_reason_in(std::string_view note)
{
    auto reason = reason_named(note);
    if (!reason)
        reason = reason_as_words_lean(note, leaning_of_notes);
    return reason ? std::string(to_string(*reason)) : std::string(trimmed(note));
}

} // namespace mailroom
