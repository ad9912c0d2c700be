#pragma once

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

// ach, wire, sepa, check, card, cash or other, where the words name a means of payment; data in
// data/payment_methods.tsv. Empty where they do not.
std::string_view payment_method_of(std::string_view text);

} // namespace mailroom::fields
