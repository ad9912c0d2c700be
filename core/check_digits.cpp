#include "core/check_digits.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mailroom {
namespace {

constexpr unsigned value_of(char c)
{
    return is_digit(c) ? static_cast<unsigned>(c - '0') : static_cast<unsigned>(c - 'A' + 10);
}

constexpr char digit(unsigned value)
{
    return static_cast<char>('0' + value);
}

// ISO 7064, letters as 10 to 35.
unsigned remainder_97(std::string_view text)
{
    unsigned remainder = 0;
    for (const char c : text) {
        const auto value = value_of(c);
        remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder;
}

// As weighted_sum(), from the right.
unsigned weighted_from_right(std::string_view digits, std::span<const unsigned> weights)
{
    return weighted_sum(std::string(digits.rbegin(), digits.rend()), weights);
}

std::optional<char> mod_11_digit(std::string_view digits)
{
    const auto rest = weighted_from_right(digits, std::array{2U, 3U, 4U, 5U, 6U, 7U}) % 11;
    if (rest == 1)
        return std::nullopt; // Written as '-', which no reference of digits has.
    return digit(rest == 0 ? 0 : 11 - rest);
}

// One digit behind the payload.
struct Scheme {
    std::string_view name;
    std::size_t length_min, length_max;
    std::optional<char> (*check)(std::string_view);
};
constexpr std::array schemes{
    Scheme{
        "QR reference", 27, 27,
        [](std::string_view d) { return std::optional(recursive_digit(d)); }},
    Scheme{"KID", 5, 25, [](std::string_view d) { return std::optional(luhn_digit(d)); }},
    Scheme{"KID", 5, 25, mod_11_digit},
    Scheme{"viite", 5, 20, [](std::string_view d) { return std::optional(viite_digit(d)); }},
};

constexpr std::size_t creditor_reference_min = 5, creditor_reference_max = 25, ogm_length = 12;

} // namespace

unsigned weighted_sum(std::string_view digits, std::span<const unsigned> weights)
{
    unsigned sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        sum += value_of(digits[i]) * weights[i % weights.size()];
    return sum;
}

char luhn_digit(std::string_view digits)
{
    unsigned sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto doubled = value_of(digits[digits.size() - 1 - i]) * (i % 2 == 0 ? 2 : 1);
        sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return digit((10 - sum % 10) % 10);
}

char recursive_digit(std::string_view digits)
{
    constexpr std::array<unsigned, 10> table{0, 9, 4, 6, 8, 2, 7, 1, 3, 5};
    unsigned carry = 0;
    for (const char c : digits)
        carry = table[(carry + value_of(c)) % 10];
    return digit((10 - carry) % 10);
}

char viite_digit(std::string_view digits)
{
    return digit((10 - weighted_from_right(digits, std::array{7U, 3U, 1U}) % 10) % 10);
}

std::string creditor_reference(std::string_view number)
{
    const auto payload = normalized_number(number);
    const auto check = 98 - remainder_97(payload + "RF00");
    return "RF" + std::string{digit(check / 10), digit(check % 10)} + payload;
}

std::string ogm_reference(std::string_view ten_digits)
{
    const auto remainder = remainder_97(ten_digits);
    const auto check = remainder == 0 ? 97 : remainder;
    return std::string(ten_digits) + digit(check / 10) + digit(check % 10);
}

std::vector<ReferencePayload> reference_payloads(std::string_view reference)
{
    std::vector<ReferencePayload> found;
    const auto key = normalized_number(reference);
    if (key.starts_with("RF") && key.size() >= creditor_reference_min
        && key.size() <= creditor_reference_max && all_digits(key.substr(2, 2))
        && remainder_97(key.substr(4) + key.substr(0, 4)) == 1)
        found.push_back({"creditor reference", key.substr(4), true});
    if (!all_digits(key))
        return found;
    if (key.size() == ogm_length && ogm_reference(key.substr(0, ogm_length - 2)) == key)
        found.push_back({"structured communication", key.substr(0, ogm_length - 2), true});
    for (const auto& scheme : schemes) {
        const auto payload = std::string_view(key).substr(0, key.size() - 1);
        if (key.size() >= scheme.length_min && key.size() <= scheme.length_max
            && scheme.check(payload) == key.back())
            found.push_back({scheme.name, std::string(payload), false});
    }
    return found;
}

} // namespace mailroom
