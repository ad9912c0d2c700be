#include "parsers/fields/vat_checks.h"

#include <algorithm>
#include <array>
#include <string>

#include <gtest/gtest.h>

namespace mailroom::fields {
namespace {

// One number of each scheme that its rule makes, as official descriptions and registers print them.
constexpr std::array<std::string_view, 23> numbers{
    "ATU13585627",    "BE0428759497",  "CHE100155212", "DE136695976",   "DK13585628",
    "EE100931558",    "EL094259216",   "ESA13585625",  "FI20774740",    "FR40303265045",
    "GB980780684",    "HR33392005961", "HU12892312",   "IT00743110157", "LU15027442",
    "NL004495445B01", "NO995525828",   "PL8567346215", "PT501964843",   "SE123456789701",
    "SI50223054",     "SK2022749619",  "XI980780684"};

const VatScheme* scheme_of(std::string_view number)
{
    const auto found = std::ranges::find_if(
        vat_schemes(), [&](const VatScheme& scheme) { return number.starts_with(scheme.prefix); });
    return found == vat_schemes().end() ? nullptr : &*found;
}

TEST(VatChecks, EachSchemeHasANumberThatHolds)
{
    EXPECT_EQ(numbers.size(), vat_schemes().size());
    for (const auto number : numbers) {
        const auto* scheme = scheme_of(number);
        ASSERT_NE(scheme, nullptr) << number;
        ASSERT_EQ(number.size(), scheme->prefix.size() + scheme->form.size()) << number;
        EXPECT_TRUE(scheme->holds(number.substr(scheme->prefix.size()))) << number;
    }
}

TEST(VatChecks, OneWrongDigitIsNoticed)
{
    for (const auto number : numbers) {
        const auto* scheme = scheme_of(number);
        std::string other(number.substr(scheme->prefix.size()));
        const auto at = scheme->form.find("999") + 2;
        other[at] = other[at] == '9' ? '0' : static_cast<char>(other[at] + 1);
        EXPECT_FALSE(scheme->holds(other)) << scheme->prefix << other;
    }
}

} // namespace
} // namespace mailroom::fields
