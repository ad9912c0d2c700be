#include "classifiers/details/parts_taken_off.h"

#include "classifiers/details/deduction_notes.h"
#include "classifiers/details/deduction_parts.h"
#include "classifiers/details/stated_counts.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t words_around_max = 12;

// "./. repair 48.00": the merchant's sign, which is no word.
bool has_minus_sign(const Prose& text, std::size_t begin, std::size_t first)
{
    for (auto at = std::max<std::size_t>(begin, 1); at <= first; ++at) {
        if (text.words.gap_after(at - 1).find("./.") != std::string_view::npos)
            return true;
    }
    return false;
}

bool is_taken_off(const Prose& text, std::size_t first, std::size_t last)
{
    constexpr std::size_t words_before_max = 2; // "The second instalment (338.40)"
    const auto [begin, end] = words_about(text, first, last);
    if (has_minus_sign(text, begin, first))
        return true;
    const auto near = std::max(begin, first - std::min(first, words_before_max));
    const bool is_held = text.find("sum.withheld", begin, end) != nullptr
        && text.find("pay.less", begin, end) != nullptr; // "The remaining 48 we hold back"
    if (is_held)
        return true;
    if (text.find("pay.rest", begin, end) != nullptr
        || text.find("pay.part", near, first) != nullptr)
        return false;
    for (const auto* name : {"pay.less", "pay.discount", "pay.fee", "pay.withheld"}) {
        if (text.find(name, begin, end) != nullptr)
            return true;
    }
    return reason_beside_sum(text, begin, end).has_value();
}

bool is_percent(const Words& words, std::size_t word)
{
    const auto gap = words.gap_after(word);
    if (gap.substr(0, 3).find('%') != std::string_view::npos) // Behind a blank, wide or not.
        return true;
    if (word + 1 >= words.words.size())
        return false;
    const auto& next = words.words[word + 1].folded;
    return next == "percent" || next == "prozent" || next == "procent" || next == "pct";
}

// "Paid with the usual 2 %": that small a share is a discount, whatever is said of it, where the
// sums bear it out.
constexpr Decimal usual_percent_max{5, 0};

void find_shares(const Prose& text, std::vector<PartTakenOff>& parts, bool is_usual_enough)
{
    const auto& words = text.words.words;
    for (std::size_t i = 0; i < words.size() && parts.size() < parts_taken_off_max; ++i) {
        if (!words[i].has_digit || !is_percent(text.words, i))
            continue;
        auto digits = words[i].folded;
        std::ranges::replace(digits, ',', '.');
        const auto value = parse_decimal(digits);
        constexpr Decimal percent_max{50, 0};
        const bool is_share = value && *value > Decimal{} && *value <= percent_max;
        const bool is_usual = is_share && is_usual_enough && *value <= usual_percent_max;
        if (is_share && (is_usual || is_taken_off(text, i, i + 1)))
            parts.push_back({*value, true, i, i + 1});
    }
}

// What is said behind the sum says most: "withheld 127.00 for 4 that were not delivered".
std::optional<DisputeReason> reason_behind(const PartTakenOff& part, const Prose& text)
{
    const auto last = words_about(text, part.first, part.last).last;
    if (text.find("pay.fee", part.last, last) != nullptr)
        return DisputeReason::other;
    if (const auto named = reason_beside_sum(text, part.last, last))
        return named;
    const bool tells_why =
        part.last < last && text.find("pay.because", part.last, part.last + 1) != nullptr;
    return tells_why ? reason_as_words_lean(text.words.source(part.last, last)) : std::nullopt;
}

std::optional<DisputeReason> reason_about(const PartTakenOff& part, const Prose& text)
{
    const auto [first, last] = words_about(text, part.first, part.last);
    if (text.find("pay.fee", first, last) != nullptr)
        return DisputeReason::other;
    if (text.find("pay.withheld", first, last) != nullptr)
        return DisputeReason::tax;
    return reason_beside_sum(text, first, last);
}

std::optional<DisputeReason> reason_in_sentence(const PartTakenOff& part, const Prose& text)
{
    const auto& sentence = text.words.sentence_of(part.first);
    return reason_beside_sum(text, sentence.first, sentence.last);
}

// "So 42.00 less. Two of them went back with your driver."
std::optional<DisputeReason> reason_in_next_sentence(const PartTakenOff& part, const Prose& text)
{
    const auto next = text.words.sentence_of(part.first).last;
    if (next >= text.words.words.size())
        return std::nullopt;
    return reason_beside_sum(text, next, text.words.sentence_of(next).last);
}

std::optional<DisputeReason> reason_as_sentence_leans(const PartTakenOff& part, const Prose& text)
{
    const auto& sentence = text.words.sentence_of(part.first);
    return reason_as_words_lean(text.words.source(sentence.first, sentence.last));
}

// One of several that nobody ordered: more was billed than was ordered.
std::optional<DisputeReason> unordered_part(const PartTakenOff& part, const Prose& text)
{
    const bool is_unordered = text.has("why.unordered", text.words.sentence_of(part.first));
    return is_unordered ? std::optional(DisputeReason::quantity) : std::nullopt;
}

// "40 are billed where we ordered 30 and got 30", whatever else is said of them.
std::optional<DisputeReason> billed_above_order(const PartTakenOff& part, const Prose& text)
{
    const auto& sentence = text.words.sentence_of(part.first);
    return bills_too_many(text.words, text.hits, sentence, "ordered")
        ? std::optional(DisputeReason::quantity)
        : std::nullopt;
}

std::optional<DisputeReason> reason_further_on(const PartTakenOff& part, const Prose& text)
{
    return reason_beside_sum(text, part.last, text.words.words.size());
}

// "Short by 45.00" is the subject's, and "less 45.00 for the free cases" says why.
std::optional<DisputeReason> reason_behind_any(const PartTakenOff& part, const Prose& text)
{
    for (const auto& amount : text.amounts) {
        if (part.is_share || amount.first == part.first || abs(amount.value) != part.value)
            continue;
        if (const auto reason = reason_behind({part.value, false, amount.first, amount.last}, text))
            return reason;
    }
    return std::nullopt;
}

DisputeReason reason_of(const PartTakenOff& part, const Prose& text)
{
    // What the subject says of a sum only names it.
    if (part.first < text.subject_words) {
        if (const auto reason = reason_behind_any(part, text))
            return *reason;
    }
    for (const auto find :
         {unordered_part, billed_above_order, reason_behind, reason_about, reason_in_sentence,
          reason_in_next_sentence, reason_as_sentence_leans, reason_further_on}) {
        if (const auto reason = find(part, text))
            return *reason;
    }
    return DisputeReason::other;
}

bool is_discount(const PartTakenOff& part, const Prose& text)
{
    const auto [first, last] = words_about(text, part.first, part.last);
    const auto reason = reason_beside_sum(text, first, last);
    const bool has_reason =
        reason || text.find("pay.fee", first, last) || text.find("pay.withheld", first, last);
    return (part.is_share && !has_reason)
        || (text.find("pay.discount", first, last) && reason != DisputeReason::promotion);
}

// "3 % discount: 1,200 less 36": the sum of a share that is told too, which says what it is.
bool is_share_told(
    const std::vector<PartTakenOff>& parts,
    const Decimal& value,
    const std::vector<Decimal>& of_documents)
{
    return std::ranges::any_of(parts, [&](const PartTakenOff& part) {
        return part.is_share && std::ranges::any_of(of_documents, [&](const Decimal& sum) {
                   return rounded(sum * part.value * Decimal{1, 2}, 2) == value;
               });
    });
}

} // namespace

WordRange words_about(const Prose& text, std::size_t first, std::size_t last)
{
    const auto& sentence = text.words.sentence_of(first);
    WordRange range{
        std::max(sentence.first, first > words_around_max ? first - words_around_max : 0),
        std::min(sentence.last, last + words_around_max)};
    for (const auto& amount : text.amounts) {
        if (!amount.is_money)
            continue;
        if (amount.last <= first)
            range.first = std::max(range.first, amount.last);
        else if (amount.first >= last)
            range.last = std::min(range.last, amount.first);
    }
    return range;
}

std::vector<PartTakenOff> find_parts_taken_off(
    const Prose& text, const std::vector<Decimal>& of_documents, bool is_usual_enough)
{
    std::vector<PartTakenOff> parts;
    find_shares(text, parts, is_usual_enough);
    for (const auto& amount : text.amounts) {
        const auto value = abs(amount.value);
        const bool seen = std::ranges::any_of(
            parts, [&](const PartTakenOff& part) { return !part.is_share && part.value == value; });
        const bool of_document = std::ranges::find(of_documents, value) != of_documents.end();
        if (parts.size() < parts_taken_off_max && !seen && !of_document && !value.is_zero()
            && !is_share_told(parts, value, of_documents)
            && is_taken_off(text, amount.first, amount.last))
            parts.push_back({value, false, amount.first, amount.last});
    }
    return parts;
}

bool starts_anew(const Prose& text, std::size_t first, std::size_t last)
{
    for (auto at = first; at < last; ++at) {
        if (text.words.gap_after(at - 1).find_first_of(",;()") != std::string_view::npos)
            return true;
    }
    return text.words.gap_after(last - 1).find_first_of(",;()") != std::string_view::npos
        || text.find("clause.joiner", first, last) != nullptr;
}

void take_off(RemittanceLine& line, const Decimal& sum, const PartTakenOff& part, const Prose& text)
{
    line.net_amount = line.net_amount.value_or(Decimal{}) - sum;
    if (is_discount(part, text)) {
        line.discount_amount = line.discount_amount.value_or(Decimal{}) + sum;
        return;
    }
    line.deduction_amount = line.deduction_amount.value_or(Decimal{}) + sum;
    const auto reason = reason_of(part, text);
    const auto [first, last] = words_about(text, part.first, part.last);
    const bool is_shortage =
        is_part_missing(reason, sum, line.gross_amount) && !tells_of_one_thing(text, first, last);
    line.deduction_reason = to_string(is_shortage ? DisputeReason::shortage : reason);
}

} // namespace mailroom
