#include "core/iban.h"

#include "core/fold.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

struct Countries {
    std::size_t length;
    std::string_view codes;
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
    Countries{24, "AD CZ ES MD PK RO SA SE SK TG TN TR VG"},
    Countries{25, "AO CV GW LY MZ PT ST"},
    Countries{26, "DZ IR IS"},
    Countries{27, "BF BI CF CM DJ FR GA GQ GR IT KM MC MG MR SM TD CG"},
    Countries{28, "AL AZ BJ BY CI CY DO GT HN HU LB MA ML NE NI PL SN"},
    Countries{29, "BR EG PS QA UA"},
    Countries{30, "JO KW MU YE"},
    Countries{31, "MT SC"},
    Countries{32, "LC"},
    Countries{33, "RU"},
};

} // namespace

std::size_t iban_length(std::string_view country)
{
    if (country.size() != 2)
        return 0;
    const auto found = std::ranges::find_if(countries, [country](const Countries& row) {
        const auto at = row.codes.find(country);
        return at != std::string_view::npos && at % 3 == 0;
    });
    return found == countries.end() ? 0 : found->length;
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
            const bool letter = c >= 'A' && c <= 'Z';
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
