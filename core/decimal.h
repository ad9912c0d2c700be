#pragma once

// Money is never a double. A Decimal is exact: coefficient * 10^-scale.
//
// Magnitude is bounded by decimal_digits_max significant digits at parse; sums, differences and
// products are computed in 128 bits, and lose trailing decimal places (half away from zero) before
// they could overflow. Comparison is by value: 1.5 == 1.50. Thread-safe: values only.

#include "core/describe.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

inline constexpr int decimal_digits_max = 17;
inline constexpr int decimal_scale_max = 8;

struct Decimal {
    std::int64_t coefficient = 0;
    std::uint8_t scale = 0; // Digits after the point, as written: 12.50 has 2.

    bool is_zero() const { return coefficient == 0; }
    bool is_negative() const { return coefficient < 0; }

    static constexpr auto members()
    {
        return std::tuple{
            member("coefficient", &Decimal::coefficient), member("scale", &Decimal::scale)};
    }
};

Decimal operator+(const Decimal& a, const Decimal& b);
Decimal operator-(const Decimal& a, const Decimal& b);
Decimal operator*(const Decimal& a, const Decimal& b);
Decimal operator-(const Decimal& a);
Decimal abs(const Decimal& a);
std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
bool operator==(const Decimal& a, const Decimal& b);

// To `scale` places, half away from zero; more places are filled with zeros.
Decimal rounded(const Decimal& value, std::uint8_t scale);

// Our own notation alone: -?digits(.digits)?, no blanks, no grouping, no exponent. What people
// write in documents is read by parsers/fields, which knows the locales.
std::optional<Decimal> parse_decimal(std::string_view text);

// "-12.50": always a point, never grouping, the places that it was written with.
std::string to_string(const Decimal& value);

} // namespace mailroom
