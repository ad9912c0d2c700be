#pragma once

// The sums of a text that tells of a payment which are not what is paid.

#include "classifiers/text/prose.h"

namespace mailroom {

// "The balance of 440 follows"; but "we paid the balance of 440".
bool is_left_over(const Prose& prose, const AmountMention& amount);

// "2,500 paid, the remaining 3,323.48 by the 23rd": right behind a word for what is left.
bool is_called_rest(const Prose& prose, const AmountMention& amount);

// "I want a credit of 44.00 first"; but "less your credit of 44.00".
bool is_credit_wanted(const Prose& prose, const AmountMention& amount);

// "After the 500 of April the rest of 242.30 has gone today": paid before.
bool is_paid_before(const Prose& prose, const AmountMention& amount);

// "Charges 1.50", "our cost USD 25.00": of the bank, beside what it sent; and nothing at all.
bool is_charge(const Prose& prose, const AmountMention& amount);

} // namespace mailroom
