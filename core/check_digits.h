#pragma once

// Payment references that carry their own proof. Each scheme adds check digits to what the creditor
// numbers its papers by; who takes them off has that number, often behind a customer's number and
// zeros:
//
//     RF creditor reference     ISO 11649: "RF18 5390 0754 7034", mod 97
//     QRR, ESR (Switzerland)    27 digits, the last by mod 10, recursive
//     OGM (Belgium)             "+++090/9337/55493+++": ten digits and their remainder mod 97
//     KID (Norway)              2 to 25 digits, the last by mod 10 (Luhn) or mod 11; also OCR of
//                               Sweden and Denmark (Luhn)
//     viite (Finland)           4 to 20 digits, the last by weights 7, 3, 1
//
// One number in ten passes a test of one digit by chance: a payload is a candidate, no proof, but
// for schemes of two digits.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct ReferencePayload {
    std::string_view scheme;
    std::string number;      // Normalised, without the check digits.
    bool two_digits = false; // Right by chance one time in a hundred, not in ten.
};

// Each scheme whose test the reference passes; blanks and punctuation do not count.
std::vector<ReferencePayload> reference_payloads(std::string_view reference);

// The digits times the weights, from the left; the weights begin again where they end.
unsigned weighted_sum(std::string_view digits, std::span<const unsigned> weights);

// The last digit by Luhn, ISO/IEC 7812-1 annex B, and so on: for who makes references.
char luhn_digit(std::string_view digits);
char recursive_digit(std::string_view digits);
char viite_digit(std::string_view digits);
std::string creditor_reference(std::string_view number); // "RF" and two digits before it
std::string ogm_reference(std::string_view ten_digits);  // Twelve digits.

} // namespace mailroom
