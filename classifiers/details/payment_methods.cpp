#include "classifiers/details/payment_methods.h"

#include "classifiers/text/phrases.h"
#include "classifiers/text/word_lists.h"
#include "core/ascii.h"

#include <algorithm>

namespace mailroom {

namespace {

// Of an Employer Identification Number: "34-2210984".
bool is_of_united_states(std::string_view tax_id)
{
    constexpr std::string_view form = "99-9999999";
    return std::ranges::equal(
        tax_id, form, [&](char c, char f) { return f == '9' ? is_digit(c) : c == f; });
}

// Banks of other countries do not send by ACH.
bool may_send_ach(const Party* payer)
{
    return payer == nullptr || payer->tax_id.empty() || is_of_united_states(payer->tax_id);
}

// "As cash allows", "cash flow": the money that there is, and no notes and coins.
bool is_of_means(const Words& words, const PhraseHit& hit)
{
    static const auto& means = word_list("cash.means");
    const auto is_means = [&](std::size_t word) {
        return word < words.words.size() && means.has(words.words[word].folded);
    };
    return hit.phrase_class == "method.cash"
        && (is_means(hit.last) || (hit.first > 0 && is_means(hit.first - 1)));
}

// "All square bar the June one"
bool is_except(const Words& words, const PhraseHit& hit)
{
    static const auto& behind = word_list("cash.except");
    return words.words[hit.first].folded == "bar" && hit.last < words.words.size()
        && (behind.has(words.words[hit.last].folded) || words.words[hit.last].has_digit);
}

} // namespace

PaymentMethod
method_of_transfer(std::string_view currency, std::string_view company_currency, const Party* payer)
{
    if (currency == "EUR")
        return PaymentMethod::sepa;
    if (currency == "GBP")
        return PaymentMethod::other; // Faster Payments, BACS.
    if (currency == "USD" && company_currency == "USD" && may_send_ach(payer))
        return PaymentMethod::ach;
    return PaymentMethod::wire;
}

std::optional<PaymentMethod> payment_method_in(std::string_view text)
{
    constexpr std::string_view family = "method."; // "method.wire"
    const auto words = split_words(std::string(text));
    for (const auto& hit : find_phrases(words)) {
        if (!hit.phrase_class.starts_with(family) || is_of_means(words, hit)
            || is_except(words, hit))
            continue;
        if (const auto method =
                enum_from_string<PaymentMethod>(hit.phrase_class.substr(family.size())))
            return method;
    }
    return std::nullopt;
}

} // namespace mailroom
