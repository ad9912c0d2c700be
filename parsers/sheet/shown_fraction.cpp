#include "parsers/sheet/shown_fraction.h"

#include "parsers/sheet/shown_decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace mailroom {
namespace {

using Kind = FormatToken::Kind;

struct Fraction {
    long numerator = 0, denominator = 1;
};

// The last one by continued fractions whose denominator is in the bound: what spreadsheets show,
// where another may be nearer.
Fraction approached(double value, long denominator_max)
{
    constexpr double nothing = 1e-9, term_max = 1e6;
    Fraction before{1, 0}, now{static_cast<long>(std::floor(value)), 1};
    double rest = value - std::floor(value);
    while (rest > nothing) {
        const auto term = static_cast<long>(std::min(std::floor(1 / rest), term_max));
        rest = 1 / rest - std::floor(1 / rest);
        const Fraction next{
            term * now.numerator + before.numerator, term * now.denominator + before.denominator};
        if (next.denominator > denominator_max)
            break;
        before = now;
        now = next;
    }
    return now;
}

// How a section of a fraction lies: [whole, blank] numerator / denominator.
struct Parts {
    std::size_t numerator = 0, slash = 0;
    bool has_whole = false;
    std::string fixed_denominator;
    long denominator_max = 1;
};

Parts parts_of(const FormatSection& section)
{
    const auto& tokens = section.tokens;
    Parts parts;
    parts.slash = static_cast<std::size_t>(
        std::ranges::find(tokens, Kind::slash, &FormatToken::kind) - tokens.begin());
    parts.numerator = parts.slash;
    while (parts.numerator > 0 && tokens[parts.numerator - 1].kind == Kind::digit)
        --parts.numerator;
    parts.has_whole = std::any_of(
        tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(parts.numerator),
        [](const FormatToken& token) { return token.kind == Kind::digit; });
    std::string written;
    for (std::size_t i = parts.slash + 1; i < tokens.size(); ++i) {
        written += tokens[i].text;
        if (tokens[i].kind == Kind::digit && parts.denominator_max < 10'000)
            parts.denominator_max *= 10;
    }
    const auto end = std::min(written.find_first_not_of("0123456789"), written.size());
    if (end > 0 && end < 5 && written[0] != '0')
        parts.fixed_denominator = written.substr(0, end);
    return parts;
}

} // namespace

std::string shown_fraction(const FormatSection& section, double magnitude)
{
    const auto parts = parts_of(section);
    if (magnitude > 1e12)
        return shown_general(magnitude);
    const double whole = parts.has_whole ? std::floor(magnitude) : 0;
    Fraction fraction;
    if (!parts.fixed_denominator.empty()) {
        std::from_chars(
            parts.fixed_denominator.data(),
            parts.fixed_denominator.data() + parts.fixed_denominator.size(), fraction.denominator);
        fraction.numerator =
            std::lround((magnitude - whole) * static_cast<double>(fraction.denominator));
    } else {
        fraction = approached(magnitude - whole, std::max(parts.denominator_max - 1, 1l));
    }
    const bool carries = parts.has_whole && fraction.numerator == fraction.denominator;
    if (carries)
        fraction.numerator = 0;
    const auto digits = digits_of(whole + (carries ? 1 : 0), 0).whole;
    auto out = shown_whole(section, 0, parts.numerator, digits);
    if (parts.has_whole && fraction.numerator == 0)
        return digits.empty() ? out + '0' : out;
    return out + std::to_string(fraction.numerator) + '/' + std::to_string(fraction.denominator);
}

} // namespace mailroom
