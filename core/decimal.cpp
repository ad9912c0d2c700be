#include "core/decimal.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

namespace mailroom {
namespace {

__extension__ using Wide = __int128;

constexpr std::array<std::int64_t, 19> powers_of_ten = [] {
    std::array<std::int64_t, 19> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i)
        powers[i] = powers[i - 1] * 10;
    return powers;
}();

Wide divided_half_away(Wide value, Wide divisor)
{
    const Wide half = divisor / 2;
    return (value + (value < 0 ? -half : half)) / divisor;
}

// Gives up decimal places until the coefficient fits. Whole parts beyond 64 bits saturate: no
// amount of money is that large, and a wrong sum then fails every check that it enters.
Decimal narrowed(Wide value, int scale)
{
    constexpr Wide top = std::numeric_limits<std::int64_t>::max();
    while (scale > 0 && (value > top || value < -top || scale > decimal_scale_max)) {
        value = divided_half_away(value, 10);
        --scale;
    }
    value = std::clamp(value, -top, top);
    return {static_cast<std::int64_t>(value), static_cast<std::uint8_t>(scale)};
}

struct Aligned {
    Wide a;
    Wide b;
    int scale;
};

Aligned aligned(const Decimal& a, const Decimal& b)
{
    assert(a.scale < powers_of_ten.size() && b.scale < powers_of_ten.size());
    const int scale = std::max(a.scale, b.scale);
    return {
        static_cast<Wide>(a.coefficient) * powers_of_ten[static_cast<std::size_t>(scale - a.scale)],
        static_cast<Wide>(b.coefficient) * powers_of_ten[static_cast<std::size_t>(scale - b.scale)],
        scale};
}

} // namespace

Decimal operator+(const Decimal& a, const Decimal& b)
{
    const auto [x, y, scale] = aligned(a, b);
    return narrowed(x + y, scale);
}

Decimal operator-(const Decimal& a, const Decimal& b)
{
    return a + -b;
}

Decimal operator*(const Decimal& a, const Decimal& b)
{
    return narrowed(static_cast<Wide>(a.coefficient) * b.coefficient, a.scale + b.scale);
}

Decimal operator-(const Decimal& a)
{
    return {-a.coefficient, a.scale};
}

Decimal abs(const Decimal& a)
{
    return a.is_negative() ? -a : a;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b)
{
    const auto [x, y, scale] = aligned(a, b);
    return x < y ? std::strong_ordering::less
        : x > y  ? std::strong_ordering::greater
                 : std::strong_ordering::equal;
}

bool operator==(const Decimal& a, const Decimal& b)
{
    return (a <=> b) == 0;
}

Decimal rounded(const Decimal& value, std::uint8_t scale)
{
    assert(scale <= decimal_scale_max);
    Wide coefficient = value.coefficient;
    if (value.scale > scale)
        coefficient = divided_half_away(
            coefficient, powers_of_ten[static_cast<std::size_t>(value.scale - scale)]);
    else
        coefficient *= powers_of_ten[static_cast<std::size_t>(scale - value.scale)];
    return narrowed(coefficient, scale);
}

std::optional<Decimal> parse_decimal(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);
    Decimal value;
    int digits = 0;
    bool point = false, digit_before_point = false, digit_last = false;
    for (const char c : text) {
        if (c == '.' && !point && digit_before_point) {
            point = true;
            digit_last = false;
            continue;
        }
        if (c < '0' || c > '9')
            return std::nullopt;
        digits += digits > 0 || c != '0';
        if (digits > decimal_digits_max || (point && value.scale == decimal_scale_max))
            return std::nullopt;
        value.coefficient = value.coefficient * 10 + (c - '0');
        value.scale = static_cast<std::uint8_t>(value.scale + (point ? 1 : 0));
        digit_before_point = digit_last = true;
    }
    if (!digit_last)
        return std::nullopt;
    return negative ? -value : value;
}

std::string to_string(const Decimal& value)
{
    auto digits = std::to_string(value.coefficient);
    const bool negative = digits.starts_with('-');
    if (negative)
        digits.erase(0, 1);
    if (digits.size() <= value.scale)
        digits.insert(0, value.scale + 1 - digits.size(), '0');
    if (value.scale > 0)
        digits.insert(digits.size() - value.scale, 1, '.');
    return negative ? '-' + digits : digits;
}

} // namespace mailroom
