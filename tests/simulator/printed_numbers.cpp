#include "tests/simulator/printed_numbers.h"

#include "core/ascii.h"
#include "core/check_digits.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

std::string digits_of(const std::string& number)
{
    std::string digits;
    std::copy_if(number.begin(), number.end(), std::back_inserter(digits), is_digit);
    return digits;
}

std::string without_letters(Random&, const std::string& number)
{
    return number.substr(number.find_first_of("0123456789"));
}

std::string digits_alone(Random&, const std::string& number)
{
    return digits_of(number);
}

std::string with_other_marks(Random& random, const std::string& number)
{
    const std::string mark = random.one_of<std::string>({"", " ", "/", ".", "_"});
    std::string other;
    for (const char c : number) {
        if (c == '-' || c == '/')
            other += mark;
        else
            other += c;
    }
    return other;
}

std::string lower_case(Random&, const std::string& number)
{
    auto lower = number;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return lower;
}

std::string with_prefix(Random& random, const std::string& number)
{
    const auto prefix = random.one_of<std::string>(
        {"KR", "RG", "5105-", "Rechnung ", "Inv. ", "FA/", "1900 ", "S"});
    return prefix + (random.chance(500) ? number : digits_of(number));
}

std::string with_zeros(Random& random, const std::string& number)
{
    return std::string(1 + random.below(4), '0') + digits_of(number);
}

std::string last_five(Random&, const std::string& number)
{
    const auto digits = digits_of(number);
    return digits.substr(digits.size() - 5);
}

std::string among_words(Random& random, const std::string& number)
{
    return random.one_of<std::string>({"Rechnung ", "invoice no ", "Facture n° ", "Fattura "})
        + number + random.one_of<std::string>({" vom 12.3.", " dd 03/04", "", " (part)"});
}

// What stands on our payment slip: our number behind a customer's number, with check digits.
std::string with_check_digits(Random& random, const std::string& number)
{
    const auto digits = digits_of(number);
    const auto customer = std::to_string(10'000 + random.below(80'000));
    const auto padded = [&](const std::string& front, std::size_t length) {
        return front + std::string(length - front.size() - digits.size(), '0') + digits;
    };
    switch (random.below(5)) {
    case 0:
        return creditor_reference(number);
    case 1:
        return ogm_reference(padded("", 10));
    case 2:
        return padded(customer, 26) + recursive_digit(padded(customer, 26));
    case 3:
        return padded(customer, 15) + luhn_digit(padded(customer, 15));
    default:
        return digits + viite_digit(digits);
    }
}

std::string mistyped(Random& random, const std::string& number)
{
    auto typed = number;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (is_digit(typed[i]))
            places.push_back(i);
    }
    const auto at = random.one_of(places);
    const auto digit = static_cast<char>('0' + random.below(10));
    switch (random.below(4)) {
    case 0:
        typed.erase(at, 1);
        break;
    case 1:
        typed.insert(at, 1, digit);
        break;
    case 2:
        typed[at] = digit;
        break;
    default:
        if (at + 1 < typed.size())
            std::swap(typed[at], typed[at + 1]);
    }
    return typed;
}

std::string missing(Random&, const std::string&)
{
    return {};
}

std::string their_own_number(Random& random, const std::string&)
{
    return "V" + std::to_string(70'000'000 + random.below(9'000'000));
}

struct Trouble {
    const char* name;
    unsigned per_thousand;
    bool readable;
    std::string (*print)(Random&, const std::string&);
};
constexpr std::array troubles{
    Trouble{"without letters", 130, true, without_letters},
    Trouble{"digits alone", 70, true, digits_alone},
    Trouble{"other marks", 70, true, with_other_marks},
    Trouble{"lower case", 20, true, lower_case},
    Trouble{"prefix", 70, false, with_prefix},
    Trouble{"zeros", 40, true, with_zeros},
    Trouble{"last five", 30, false, last_five},
    Trouble{"words", 40, false, among_words},
    Trouble{"check digits", 50, true, with_check_digits},
    Trouble{"mistyped", 40, false, mistyped},
    Trouble{"no number", 15, false, missing},
    Trouble{"own number", 10, false, their_own_number},
};

} // namespace

PrintedNumber printed_number(Random& random, const std::string& number)
{
    auto drawn = random.below(1000);
    for (const auto& trouble : troubles) {
        if (drawn < trouble.per_thousand)
            return {trouble.print(random, number), trouble.name};
        drawn -= trouble.per_thousand;
    }
    return {number, {}};
}

std::string readable_number(Random& random, const std::string& number)
{
    for (;;) {
        const auto& trouble = troubles[random.below(troubles.size() * 2) % troubles.size()];
        if (random.chance(500))
            return number;
        if (trouble.readable && trouble.print != with_other_marks)
            return trouble.print(random, number);
    }
}

} // namespace mailroom
