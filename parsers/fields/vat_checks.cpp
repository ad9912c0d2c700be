#include "parsers/fields/vat_checks.h"

#include "core/check_digits.h"

#include <array>

namespace mailroom::fields {
namespace {

unsigned value_of(char c)
{
    return static_cast<unsigned>(c - '0');
}

unsigned value_of(std::string_view digits)
{
    unsigned value = 0;
    for (const char c : digits)
        value = value * 10 + value_of(c);
    return value;
}

// Digits beyond the weights do not count.
template <std::size_t N>
unsigned sum_of_first(std::string_view digits, const std::array<unsigned, N>& weights)
{
    return weighted_sum(digits.substr(0, N), weights);
}

// The check digit is 11 less the remainder; 10 is given to nobody, and 11 is 0.
template <std::array Weights>
bool eleven_less_rest(std::string_view number)
{
    return (11 - sum_of_first(number, Weights) % 11) % 11 == value_of(number.back());
}

// The check digit is weighted with the others.
template <std::array Weights>
bool eleven_divides(std::string_view number)
{
    return sum_of_first(number, Weights) % 11 == 0;
}

template <std::array Weights>
bool ten_divides(std::string_view number)
{
    return sum_of_first(number, Weights) % 10 == 0;
}

bool luhn(std::string_view number)
{
    return luhn_digit(number.substr(0, number.size() - 1)) == number.back();
}

// ISO 7064, modulo 11, 10.
bool mod_11_10(std::string_view number)
{
    unsigned rest = 10;
    for (const char c : number.substr(0, number.size() - 1)) {
        rest = (rest + value_of(c)) % 10;
        rest = (rest == 0 ? 10 : rest) * 2 % 11;
    }
    return (11 - rest) % 10 == value_of(number.back());
}

bool austrian(std::string_view number)
{
    unsigned sum = 4;
    for (std::size_t i = 1; i < 8; ++i) {
        const auto doubled = value_of(number[i]) * (i % 2 == 0 ? 2 : 1);
        sum += doubled / 10 + doubled % 10;
    }
    return (10 - sum % 10) % 10 == value_of(number.back());
}

bool british(std::string_view number)
{
    constexpr unsigned since_2010 = 55;
    const auto sum =
        sum_of_first(number, std::array{8U, 7U, 6U, 5U, 4U, 3U, 2U}) + value_of(number.substr(7));
    return sum % 97 == 0 || (sum + since_2010) % 97 == 0;
}

bool dutch(std::string_view number)
{
    return sum_of_first(number, std::array{9U, 8U, 7U, 6U, 5U, 4U, 3U, 2U}) % 11
        == value_of(number[8]);
}

constexpr std::array schemes{
    VatScheme{"AT", "U99999999", austrian},
    VatScheme{
        "BE", "9999999999",
        [](std::string_view n) {
            return 97 - value_of(n.substr(0, 8)) % 97 == value_of(n.substr(8));
        }},
    VatScheme{"CHE", "999999999", eleven_less_rest<std::array{5U, 4U, 3U, 2U, 7U, 6U, 5U, 4U}>},
    VatScheme{"DE", "999999999", mod_11_10},
    VatScheme{"DK", "99999999", eleven_divides<std::array{2U, 7U, 6U, 5U, 4U, 3U, 2U, 1U}>},
    VatScheme{"EE", "999999999", ten_divides<std::array{3U, 7U, 1U, 3U, 7U, 1U, 3U, 7U, 1U}>},
    VatScheme{
        "EL", "999999999",
        [](std::string_view n) {
            return sum_of_first(n, std::array{256U, 128U, 64U, 32U, 16U, 8U, 4U, 2U}) % 11 % 10
                == value_of(n[8]);
        }},
    VatScheme{"ES", "A99999999", [](std::string_view n) { return luhn(n.substr(1)); }},
    VatScheme{"FI", "99999999", eleven_divides<std::array{7U, 9U, 10U, 5U, 8U, 4U, 2U, 1U}>},
    VatScheme{
        "FR", "99999999999",
        [](std::string_view n) {
            return (12 + 3 * (value_of(n.substr(2)) % 97)) % 97 == value_of(n.substr(0, 2))
                && luhn(n.substr(2));
        }},
    VatScheme{"GB", "999999999", british},
    VatScheme{"HR", "99999999999", mod_11_10},
    VatScheme{"HU", "99999999", ten_divides<std::array{9U, 7U, 3U, 1U, 9U, 7U, 3U, 1U}>},
    VatScheme{"IT", "99999999999", luhn},
    VatScheme{
        "LU", "99999999",
        [](std::string_view n) { return value_of(n.substr(0, 6)) % 89 == value_of(n.substr(6)); }},
    VatScheme{"NL", "999999999B99", dutch},
    VatScheme{"NO", "999999999", eleven_less_rest<std::array{3U, 2U, 7U, 6U, 5U, 4U, 3U, 2U}>},
    VatScheme{
        "PL", "9999999999",
        [](std::string_view n) {
            return sum_of_first(n, std::array{6U, 5U, 7U, 2U, 3U, 4U, 5U, 6U, 7U}) % 11
                == value_of(n[9]);
        }},
    VatScheme{
        "PT", "999999999",
        [](std::string_view n) {
            const auto rest = sum_of_first(n, std::array{9U, 8U, 7U, 6U, 5U, 4U, 3U, 2U}) % 11;
            return (rest < 2 ? 0 : 11 - rest) == value_of(n[8]);
        }},
    VatScheme{"SE", "999999999999", [](std::string_view n) { return luhn(n.substr(0, 10)); }},
    VatScheme{
        "SI", "99999999",
        [](std::string_view n) {
            const auto rest = sum_of_first(n, std::array{8U, 7U, 6U, 5U, 4U, 3U, 2U}) % 11;
            return rest != 0 && (11 - rest) % 10 == value_of(n[7]);
        }},
    VatScheme{
        "SK", "9999999999",
        [](std::string_view n) {
            unsigned rest = 0;
            for (const char c : n)
                rest = (rest * 10 + value_of(c)) % 11;
            return rest == 0;
        }},
    VatScheme{"XI", "999999999", british},
};

} // namespace

std::span<const VatScheme> vat_schemes()
{
    return schemes;
}

} // namespace mailroom::fields
