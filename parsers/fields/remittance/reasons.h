#pragma once

#include "core/decimal.h"

#include <string_view>

namespace mailroom::fields {

// What the words of a deduction mean, in our few kinds (those of X12 element 426 that clerks tell
// apart): pricing, quantity, shortage, damaged, not_received, quality, freight, tax, duplicate,
// promotion, returned, already_paid, wrong_purchase_order. "other" where words say none of these;
// empty where there are no words. Phrases are in data/reasons.tsv.
std::string_view deduction_reason_of(std::string_view text);

// The same, but empty where words name none; "other" is what we know to be of no other kind, as
// money held back until a building stands.
std::string_view named_deduction_reason_of(std::string_view text);

// "billed at 13.20, agreed 11.00": words of a reason that set two prices against each other.
bool tells_two_prices(std::string_view text);

// The reason that words are near to which a scan misread, "Darnaged"; empty where there is none.
std::string_view misread_deduction_reason_of(std::string_view text);

// Whether `holding` says that money is held back and `words` that it is for a guarantee, as a
// column "Einbehalt" and its cell "Garantie": no warranty claim, but money that is paid later.
bool is_held_for_guarantee(std::string_view holding, std::string_view words);

// What a deduction of this size means, where its words may say it of two: a "Retención" of 5 % is
// held back until the work is accepted, one of 15 % is tax, and one that is no round part of the
// amount is neither: the word says that something is taken off, and not why ({}); and a guarantee
// takes 5 or 10 %.
// `reason` is what the words alone say.
std::string_view reason_by_share(
    std::string_view reason,
    std::string_view words,
    const Decimal& gross,
    const Decimal& deduction);

// ach, wire, sepa, check, card, cash or other, where the words name a means of payment; data in
// data/payment_methods.tsv. Empty where they do not.
std::string_view payment_method_of(std::string_view text);

} // namespace mailroom::fields
