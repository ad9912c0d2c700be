#include "core/iban.h"

#include "core/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace mailroom {
namespace {

struct Countries {
    std::uint8_t length;
    std::string_view codes; // Two letters each, with a blank between.
};

// The registry of ISO 13616, and the countries whose banks use such numbers without being in it.
constexpr std::array countries{
    Countries{15, "NO"},
    Countries{16, "BE"},
    Countries{18, "DK FI FK FO GL NL SD"},
    Countries{19, "MK SI"},
    Countries{20, "AT BA EE KZ LT LU MN XK"},
    Countries{21, "CH HR LI LV"},
    Countries{22, "BG BH CR DE GB GE IE ME RS VA"},
    Countries{23, "AE GI IL IQ OM SO TL"},
    Countries{24, "AD CZ ES MD PK RO SA SE SK TG TN VG"},
    Countries{25, "AO CV GW LY MZ PT ST"},
    Countries{26, "DZ IR IS TR"},
    Countries{27, "BF BI CF CM DJ FR GA GQ GR IT KM MC MG MR SM TD CG"},
    Countries{28, "AL AZ BJ BY CI CY DO GT HN HU LB MA ML NE NI PL SN"},
    Countries{29, "BR EG PS QA UA"},
    Countries{30, "JO KW MU YE"},
    Countries{31, "MT SC"},
    Countries{32, "LC"},
    Countries{33, "RU"},
};

constexpr std::size_t letters = 26;

// By the two letters of the country: texts are asked at each of their characters.
constexpr auto lengths = [] {
    std::array<std::uint8_t, letters * letters> table{};
    for (const auto& row : countries) {
        for (std::size_t i = 0; i < row.codes.size(); i += 3) {
            const auto first = static_cast<std::size_t>(row.codes[i] - 'A');
            table[first * letters + static_cast<std::size_t>(row.codes[i + 1] - 'A')] = row.length;
        }
    }
    return table;
}();

std::size_t letter_index(char c)
{
    return static_cast<std::size_t>(static_cast<unsigned char>(c - 'A'));
}

} // namespace

std::size_t iban_length(std::string_view country)
{
    if (country.size() != 2)
        return 0;
    const auto first = letter_index(country[0]), second = letter_index(country[1]);
    return first < letters && second < letters ? lengths[first * letters + second] : 0;
}

bool is_iban(std::string_view compact)
{
    constexpr unsigned modulus = 97;
    if (compact.size() < 4 || compact.size() != iban_length(compact.substr(0, 2))
        || !is_digit(compact[2]) || !is_digit(compact[3]))
        return false;
    unsigned rest = 0;
    const auto take = [&rest](std::string_view part) {
        return std::ranges::all_of(part, [&rest](char c) {
            const bool letter = is_upper(c);
            if (is_digit(c))
                rest = (rest * 10 + static_cast<unsigned>(c - '0')) % modulus;
            if (letter)
                rest = (rest * 100 + static_cast<unsigned>(c - 'A' + 10)) % modulus;
            return letter || is_digit(c);
        });
    };
    return take(compact.substr(4)) && take(compact.substr(0, 4)) && rest == 1;
}

} // namespace mailroom
