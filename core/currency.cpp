#include "core/currency.h"

#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr std::array<std::string_view, 55> codes{
    "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON",
    "BGN", "ISK", "TRY", "RUB", "UAH", "CAD", "AUD", "NZD", "JPY", "CNY", "HKD",
    "SGD", "INR", "MYR", "THB", "IDR", "PHP", "VND", "KRW", "TWD", "BRL", "MXN",
    "ARS", "CLP", "COP", "PEN", "ZAR", "EGP", "MAD", "NGN", "KES", "AED", "SAR",
    "QAR", "ILS", "TND", "HRK", "DOP", "UYU", "GTQ", "PYG", "XOF", "XAF", "PKR"};

struct Sign {
    std::string_view text, code;
    bool certain;
};

// Longer signs stand before those that they contain.
constexpr std::array signs{Sign{"US$", "USD", true},         Sign{"U$S", "USD", true},
                           Sign{"CA$", "CAD", true},         Sign{"AU$", "AUD", true},
                           Sign{"NZ$", "NZD", true},         Sign{"HK$", "HKD", true},
                           Sign{"RD$", "DOP", true},         Sign{"MX$", "MXN", true},
                           Sign{"A$", "AUD", true},          Sign{"C$", "CAD", true},
                           Sign{"S$", "SGD", true},          Sign{"R$", "BRL", true},
                           Sign{"\u20AC", "EUR", true},      Sign{"\u00A3", "GBP", true},
                           Sign{"\u20B9", "INR", true},      Sign{"\u20BA", "TRY", true},
                           Sign{"\u20BD", "RUB", true},      Sign{"\u20A1", "CRC", true},
                           Sign{"\u20AA", "ILS", true},      Sign{"\u20A6", "NGN", true},
                           Sign{"\u20B1", "PHP", true},      Sign{"\u20B4", "UAH", true},
                           Sign{"\u20A9", "KRW", true},      Sign{"\u00A5", "JPY", false},
                           Sign{"$", "USD", false},          Sign{"Rs.", "INR", true},
                           Sign{"Rs", "INR", true},          Sign{"RM", "MYR", true},
                           Sign{"z\u0142", "PLN", true},     Sign{"K\u010D", "CZK", true},
                           Sign{"kr.", "DKK", false},        Sign{"kr", "SEK", false},
                           Sign{"Ft", "HUF", true},          Sign{"Fr.", "CHF", true},
                           Sign{"SFr.", "CHF", true},        Sign{"S/.", "PEN", true},
                           Sign{"S/", "PEN", true},          Sign{"RMB", "CNY", true},
                           Sign{"EURO", "EUR", true},        Sign{"Euro", "EUR", true},
                           Sign{"euros", "EUR", true},       Sign{"Euros", "EUR", true},
                           Sign{"euro", "EUR", true},        Sign{"lei", "RON", false},
                           Sign{"TL", "TRY", false},         Sign{"\u043B\u0432.", "BGN", true},
                           Sign{"\u043B\u0432", "BGN", true}};

// Signs that stand behind a sum alone. Before digits they are something else: "Ft 118" is an
// Italian invoice, "TL310838" somebody's number.
constexpr std::array<std::string_view, 3> written_behind{"Ft", "TL", "lei"};

bool is_code(std::string_view token)
{
    return std::ranges::find(codes, token) != codes.end();
}

} // namespace

Currency currency_of(std::string_view token)
{
    token = trimmed(token);
    if (const auto code = std::ranges::find(codes, token); code != codes.end())
        return {*code, true};
    const auto sign = std::ranges::find(signs, token, &Sign::text);
    return sign == signs.end() ? Currency() : Currency{sign->code, sign->certain};
}

CurrencyMark currency_ending_at(std::string_view text, std::size_t end)
{
    const auto head = text.substr(0, end);
    const auto word = letters_before(text, end);
    if (is_code(word))
        return {3, {*std::ranges::find(codes, word), true}};
    for (const auto& sign : signs) {
        if (head.empty() || head.back() != sign.text.back() || !head.ends_with(sign.text))
            continue;
        if (std::ranges::find(written_behind, sign.text) != written_behind.end())
            continue;
        const auto begin = end - sign.text.size();
        if (is_word_byte(sign.text[0]) && begin > 0 && is_word_byte(text[begin - 1]))
            continue;
        return {sign.text.size(), {sign.code, sign.certain}};
    }
    return {};
}

CurrencyMark currency_starting_at(std::string_view text, std::size_t begin)
{
    const auto word = letters_at(text, begin);
    if (is_code(word))
        return {3, {*std::ranges::find(codes, word), true}};
    for (const auto& sign : signs) {
        if (begin == text.size() || text[begin] != sign.text[0]
            || !text.substr(begin).starts_with(sign.text))
            continue;
        const auto end = begin + sign.text.size();
        if (is_word_byte(sign.text[0]) && sign.text.back() != '.' && end < text.size()
            && is_word_byte(text[end]))
            continue;
        return {sign.text.size(), {sign.code, sign.certain}};
    }
    return {};
}

} // namespace mailroom
