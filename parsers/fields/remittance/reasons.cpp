#include "parsers/fields/remittance/reasons.h"

#include "core/scan_amounts.h"
#include "parsers/fields/labels/labels.h"
#include "parsers/fields/labels/misread_phrases.h"
#include "parsers/fields/labels/phrase_codes.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

const PhraseCodes& reasons()
{
    static const PhraseCodes codes("reasons.tsv");
    return codes;
}

const PhraseCodes& bare_reasons()
{
    static const PhraseCodes codes("bare_reasons.tsv");
    return codes;
}

// Of building contracts, to the cent.
bool is_share_of_guarantee(const Decimal& gross, const Decimal& deduction)
{
    const std::array shares{Decimal{5, 3}, Decimal{5, 2}, Decimal{10, 2}};
    const Decimal cent{1, 2};
    return std::ranges::any_of(shares, [&](const Decimal& share) {
        return !gross.is_zero() && !(abs(abs(deduction) - abs(gross) * share) > cent);
    });
}

// Withheld tax is a round part of the gross or of what it comes to without VAT.
bool is_share_of_tax(const Decimal& gross, const Decimal& deduction)
{
    constexpr std::array vat_percents{0,  4,  5,  6,  7,  10, 12, 13, 15,
                                      16, 18, 19, 20, 21, 22, 23, 25};
    constexpr int halves_of_percent_max = 60;
    const std::array odd_rates{Decimal{125, 4}, Decimal{465, 4}, Decimal{615, 4}, Decimal{1067, 4}};
    const Decimal cent{1, 2};
    const auto is_part = [&](const Decimal& base, const Decimal& rate) {
        return !(abs(abs(deduction) * base - abs(gross) * rate) > cent);
    };
    return std::ranges::any_of(vat_percents, [&](int vat) {
        const Decimal base{100 + vat, 2};
        for (int halves = 1; halves <= halves_of_percent_max; ++halves) {
            if (is_part(base, Decimal{5 * halves, 3}))
                return true;
        }
        return std::ranges::any_of(
            odd_rates, [&](const Decimal& rate) { return is_part(base, rate); });
    });
}

} // namespace

bool is_held_for_guarantee(std::string_view holding, std::string_view words)
{
    static const MisreadPhrases misread("bare_reasons.tsv");
    return bare_reasons().contains(holding, "held")
        && (bare_reasons().contains(words, "guarantee")
            || (reasons().code_of(words).empty() && misread.code_of(words) == "guarantee"));
}

std::string_view named_deduction_reason_of(std::string_view text)
{
    if (is_held_for_guarantee(text, text))
        return "other";
    // "Back charge – damaged surfaces": what is behind the dash says more.
    const auto code = reasons().code_of(text);
    for (const std::string_view mark : {" – ", " — ", " - ", ": "}) {
        const auto at = code == "other" ? text.find(mark) : text.npos;
        const auto behind = reasons().code_of(text.substr(std::min(at, text.size())));
        if (!behind.empty() && behind != "other")
            return behind;
    }
    // "Rejected parts returned": that they went back says more than why.
    if (!code.empty())
        return code == "quality" && reasons().contains(text, "returned") ? "returned" : code;
    if (bare_reasons().contains(text, "tax_or_guarantee"))
        return "tax";
    const bool is_bare =
        bare_reasons().contains(text, "kept") || bare_reasons().contains(text, "charge");
    return is_bare ? "other" : std::string_view();
}

std::string_view deduction_reason_of(std::string_view text)
{
    if (normalized_phrase(text).empty())
        return {};
    const auto code = named_deduction_reason_of(text);
    return code.empty() ? "other" : code;
}

bool tells_two_prices(std::string_view text)
{
    constexpr std::ptrdiff_t two = 2;
    const auto amounts = scan_amounts(text);
    return std::ranges::count_if(
               amounts,
               [](const ScannedAmount& amount) {
                   return amount.has_decimals && !amount.percent && amount.value.scale == two;
               })
        == two;
}

std::string_view misread_deduction_reason_of(std::string_view text)
{
    static const MisreadPhrases phrases("reasons.tsv");
    return phrases.code_of(text);
}

std::string_view reason_by_share(
    std::string_view reason, std::string_view words, const Decimal& gross, const Decimal& deduction)
{
    const bool is_bare_tax = reason == "tax" && reasons().code_of(words).empty();
    const bool is_warranty = reason == "quality" && bare_reasons().contains(words, "guarantee");
    const bool is_deducted = reason.empty() && bare_reasons().contains(words, "deducted");
    const bool may_be_guarantee = is_bare_tax || is_warranty || is_deducted;
    if (may_be_guarantee && is_share_of_guarantee(gross, deduction))
        return "other";
    return is_bare_tax && !is_share_of_tax(gross, deduction) ? std::string_view() : reason;
}

std::string_view payment_method_of(std::string_view text)
{
    static const PhraseCodes codes("payment_methods.tsv");
    return codes.code_of(text);
}

} // namespace mailroom::fields
