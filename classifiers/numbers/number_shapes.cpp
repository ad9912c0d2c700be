#include "classifiers/numbers/number_shapes.h"

#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"
#include "embedded/number_series.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>

namespace mailroom {
namespace {

constexpr std::size_t digits_min = 3, bare_digits_min = 4, bare_digits_max = 12;
constexpr std::uint64_t range_length_max = 50;

// The digits that a number ends with: "0117" of "INV-2026-0117".
std::string_view tail_of(std::string_view number)
{
    const auto before = number.find_last_not_of("0123456789");
    return before == number.npos ? number : number.substr(before + 1);
}

std::uint64_t value_of(std::string_view digits)
{
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string padded(std::uint64_t value, std::size_t digits)
{
    auto text = std::to_string(value);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

const std::map<std::string_view, ReferenceKind>& series()
{
    static const auto loaded = [] {
        static constexpr std::array<std::string_view, 6> kinds{
            "unknown", "invoice", "credit_note", "purchase_order", "delivery", "customer"};
        std::map<std::string_view, ReferenceKind> result;
        for (const auto line : split(embedded::number_series().front().bytes, '\n')) {
            if (line.empty() || line.starts_with('#'))
                continue;
            const auto words = split(line, ' ');
            const auto kind = std::find(kinds.begin(), kinds.end(), words.front());
            for (std::size_t i = 1; i < words.size(); ++i)
                result.emplace(words[i], static_cast<ReferenceKind>(kind - kinds.begin()));
        }
        return result;
    }();
    return loaded;
}

// UPU S10, the number of a parcel: "EA123456789PT".
bool is_parcel_number(std::string_view word)
{
    constexpr std::size_t bytes = 13, letters = 2;
    return word.size() == bytes && all_digits(word.substr(letters, bytes - 2 * letters))
        && std::none_of(word.begin(), word.begin() + letters, is_digit)
        && std::none_of(word.end() - letters, word.end(), is_digit);
}

} // namespace

bool in_group(const Words& words, std::size_t i)
{
    const auto grouped = [&](std::size_t at) {
        return words.gap_after(at) == " " && all_digits(words.words[at].folded)
            && all_digits(words.words[at + 1].folded);
    };
    return (i > 0 && grouped(i - 1)) || (i + 1 < words.words.size() && grouped(i));
}

bool looks_like_sum(std::string_view word)
{
    const auto mark = word.find_last_of(".,");
    return mark != std::string_view::npos && word.size() - mark == 3
        && word.find_first_not_of("0123456789.,'") == std::string_view::npos;
}

bool looks_like_tax_number(std::string_view word)
{
    struct Shape {
        std::string_view country;
        std::size_t bytes; // Behind the country.
        std::size_t digits_min;
    };
    static constexpr std::array<Shape, 23> shapes{{
        {"AT", 9, 8},   {"BE", 10, 10}, {"CZ", 8, 8},   {"DE", 9, 9},   {"DK", 8, 8},
        {"EL", 9, 9},   {"ES", 9, 7},   {"FI", 8, 8},   {"FR", 11, 9},  {"GB", 9, 9},
        {"GB", 12, 12}, {"HR", 11, 11}, {"HU", 8, 8},   {"IE", 8, 7},   {"IE", 9, 7},
        {"IT", 11, 11}, {"LU", 8, 8},   {"NL", 12, 11}, {"PL", 10, 10}, {"PT", 9, 9},
        {"SE", 12, 12}, {"SI", 8, 8},   {"SK", 10, 10},
    }};
    constexpr std::size_t country = 2;
    const auto rest = word.substr(std::min(country, word.size()));
    return std::ranges::all_of(rest, [](char c) { return is_digit(c) || is_upper(c); })
        && std::ranges::any_of(shapes, [&](const Shape& shape) {
               return word.starts_with(shape.country) && rest.size() == shape.bytes
                   && count_digits(rest) >= shape.digits_min;
           });
}

bool looks_like_year(std::string_view digits)
{
    return digits.size() == 4
        && (digits.starts_with("199") || (digits.starts_with("20") && digits[2] < '4'));
}

ReferenceKind series_kind(std::string_view folded_number)
{
    const auto end = std::min(folded_number.find_first_of("0123456789-/._ "), folded_number.size());
    const auto letters = folded_number.substr(0, end);
    // "FR12ZZZ123456" is something longer.
    const auto others = std::count_if(
        folded_number.begin() + static_cast<std::ptrdiff_t>(end), folded_number.end(), is_lower);
    if (others > 1)
        return ReferenceKind::unknown;
    const auto found = series().find(letters);
    return found == series().end() ? ReferenceKind::unknown : found->second;
}

namespace {

// "1.200", "1.200.000": thousands.
bool is_grouped(std::string_view word)
{
    const auto point = word.find('.');
    return point != word.npos && point > 0 && point <= 3 && (word.size() - point) % 4 == 0
        && word.find_first_not_of("0123456789.") == word.npos
        && word.find('.', point + 1) == (word.size() - point > 4 ? point + 4 : word.npos);
}

// "0.4100" a unit: a price.
bool is_fraction(std::string_view word)
{
    return word.starts_with("0.") && all_digits(word.substr(2));
}

} // namespace

namespace {

// "Dover, DE 19901": the postal code of a town in the United States.
bool is_postal_code(const Words& words, std::size_t i)
{
    static constexpr std::string_view states =
        "AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE "
        "NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY ";
    constexpr std::size_t digits = 5, letters = 2;
    const auto state = i < 2 ? std::string_view() : words.source(i - 1, i);
    return words.words[i].folded.size() == digits && all_digits(words.words[i].folded)
        && state.size() == letters && words.words[i - 1].capital
        && states.find(std::string(state) + " ") % (letters + 1) == 0
        && words.gap_after(i - 2).starts_with(",") && words.gap_after(i - 1) == " ";
}

} // namespace

bool has_number_shape(const Words& words, std::size_t i)
{
    if (is_postal_code(words, i))
        return false;
    const std::string_view word = words.words[i].folded;
    if (is_grouped(word) || is_fraction(word))
        return false;
    const auto before = words.words[i].begin > 0 ? words.text[words.words[i].begin - 1] : ' ';
    if (before == '+' || before == '@' || words.gap_after(i).starts_with("%")
        || word.find_first_of(",:'_") != std::string_view::npos)
        return false;
    constexpr std::size_t creditor_letters = 4; // "DE98ZZZ09999999999" collects direct debits.
    if (is_parcel_number(word) || word.find("zzz") == creditor_letters)
        return false;
    const auto digits = count_digits(word);
    if (all_digits(word)) {
        return digits >= bare_digits_min && digits <= bare_digits_max && !looks_like_year(word)
            && !in_group(words, i);
    }
    // "10-16", "1/2", "12/2027": days, halves and months.
    const auto mark = word.find_first_of("-/");
    if (mark != std::string_view::npos && mark <= 2
        && (word.size() - mark <= 3 || looks_like_year(word.substr(mark + 1))))
        return false;
    // "4711B" is an article, "44-AB-71" a lorry; "318/A" numbers a book of invoices.
    const auto letter = std::find_if(word.begin(), word.end(), [](char c) {
        return !is_digit(c) && c != '-' && c != '/' && c != '.';
    });
    const auto digit_behind = std::find_if(letter, word.end(), is_digit);
    const bool starts_with_digit = is_digit(word.front());
    const bool book = word.size() > 2 && word[word.size() - 2] == '/';
    if (starts_with_digit && letter != word.end() && (!book || digit_behind != word.end()))
        return false;
    return digits >= digits_min && word.find("//") == std::string_view::npos;
}

std::vector<std::string> numbers_in(std::string_view word)
{
    if (const auto dash = word.find('-'); dash != word.npos) {
        const auto from = word.substr(0, dash), to = word.substr(dash + 1);
        if (all_digits(from) && all_digits(to) && from.size() == to.size()
            && from.size() >= bare_digits_min && from.size() <= bare_digits_max) {
            auto numbers = numbers_up_to(from, to);
            if (!numbers.empty())
                numbers.insert(numbers.begin(), std::string(from));
            return numbers;
        }
    }
    const auto parts = split(word, '/');
    if (parts.size() < 2 || looks_like_year(parts[0]))
        return {};
    std::vector<std::string> numbers{std::string(parts[0])};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        auto next = completed(numbers.back(), parts[i]);
        const auto before = value_of(tail_of(numbers.back()));
        if (next.empty() || value_of(tail_of(next)) <= before
            || value_of(tail_of(next)) - before > range_length_max)
            return {};
        numbers.push_back(std::move(next));
    }
    return numbers;
}

namespace {

// "/B" of "30118/B", "-26" of "30118-26": short, behind the number itself.
std::string_view ending_of(std::string_view number)
{
    constexpr std::size_t ending_bytes_max = 3; // With its sign.
    const auto sign = number.find_last_of("/-");
    return sign == number.npos || number.size() - sign > ending_bytes_max || sign < digits_min
            || !is_digit(number[sign - 1])
        ? std::string_view()
        : number.substr(sign);
}

} // namespace

std::vector<std::string> numbers_up_to(std::string_view first, std::string_view last)
{
    const auto ending = ending_of(first);
    if (!ending.empty() && ending == ending_of(last)) { // "30118/B to 30132/B"
        first.remove_suffix(ending.size());
        last.remove_suffix(ending.size());
        auto numbers = numbers_up_to(first, last);
        for (auto& number : numbers)
            number += ending;
        return numbers;
    }
    const auto end = completed(first, last.starts_with(first.substr(0, 1)) ? tail_of(last) : last);
    const auto from = tail_of(first), to = tail_of(end);
    std::vector<std::string> numbers;
    if (end.empty() || from.size() != to.size() || value_of(to) <= value_of(from)
        || value_of(to) - value_of(from) > range_length_max)
        return numbers;
    const auto prefix = first.substr(0, first.size() - from.size());
    for (auto value = value_of(from) + 1; value <= value_of(to); ++value)
        numbers.push_back(std::string(prefix) + padded(value, from.size()));
    return numbers;
}

std::string completed(std::string_view first, std::string_view shortened)
{
    const auto tail = tail_of(first);
    if (!all_digits(shortened) || tail.size() < shortened.size() || tail.size() < 2)
        return {};
    return std::string(first.substr(0, first.size() - shortened.size())) + std::string(shortened);
}

std::string without_misread_letters(std::string_view number)
{
    constexpr std::string_view like_one = "lI", like_zero = "oO";
    const auto start = number.find_first_of("0123456789");
    std::string repaired(number);
    for (auto i = start; i < number.size(); ++i) {
        if (like_one.find(number[i]) != like_one.npos)
            repaired[i] = '1';
        else if (like_zero.find(number[i]) != like_zero.npos)
            repaired[i] = '0';
        else if (!is_digit(number[i]))
            return std::string(number); // Other letters belong there.
    }
    return repaired;
}

} // namespace mailroom
