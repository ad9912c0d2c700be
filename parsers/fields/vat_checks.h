#pragma once

// The check digits of VAT and enterprise numbers, for the countries whose rule is public and whose
// numbers are of one form (the EU's VIES, the United Kingdom, Switzerland, Norway). Pure.

#include <span>
#include <string_view>

namespace mailroom::fields {

struct VatScheme {
    std::string_view prefix; // "DE"
    std::string_view form;   // Behind it: '9' is a digit, 'A' a letter, others as they stand.
    bool (*holds)(std::string_view number); // Behind the prefix, in that form.
};

std::span<const VatScheme> vat_schemes();

} // namespace mailroom::fields
