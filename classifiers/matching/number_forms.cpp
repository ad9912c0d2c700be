#include "classifiers/matching/number_forms.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailroom {
namespace {

constexpr std::string_view digits = "0123456789", letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::size_t edited_length_max = 40; // Longer ones are no numbers of documents.

constexpr std::array lookalikes{std::pair{'0', 'O'}, std::pair{'1', 'I'}, std::pair{'1', 'L'},
                                std::pair{'5', 'S'}, std::pair{'8', 'B'}, std::pair{'2', 'Z'}};

} // namespace

std::string_view without_prefix(std::string_view number)
{
    const auto digit = std::find_if(number.begin(), number.end(), is_digit);
    number.remove_prefix(static_cast<std::size_t>(digit - number.begin()));
    const auto begin = number.find_first_not_of('0');
    return begin == number.npos ? std::string_view() : number.substr(begin);
}

std::vector<std::string>
words_with_number(std::string_view printed, std::size_t digits_min, std::string_view separators)
{
    std::vector<std::string> words;
    for (std::size_t i = 0; i < printed.size();) {
        const auto end = std::min(printed.find_first_of(separators, i), printed.size());
        const auto number = normalized_number(printed.substr(i, end - i));
        if (count_digits(number) >= digits_min)
            words.push_back(number);
        i = end + 1;
    }
    return words;
}

std::vector<std::string> numbers_within_an_edit(std::string_view number)
{
    std::vector<std::string> found;
    if (number.empty() || number.size() > edited_length_max)
        return found;
    const std::string text(number);
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto edited = text;
        found.push_back(edited.erase(i, 1));
        edited = text;
        if (i + 1 < text.size() && text[i] != text[i + 1]) {
            std::swap(edited[i], edited[i + 1]);
            found.push_back(edited);
            edited = text;
        }
        for (const char other : is_digit(text[i]) ? digits : letters) {
            edited[i] = other;
            if (other != text[i])
                found.push_back(edited);
        }
        for (const auto& [a, b] : lookalikes) {
            if (text[i] != a && text[i] != b)
                continue;
            edited[i] = text[i] == a ? b : a;
            found.push_back(edited);
        }
    }
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char neighbour = i < text.size() ? text[i] : text.back();
        for (const char other : is_digit(neighbour) ? digits : letters) {
            auto edited = text;
            found.push_back(edited.insert(i, 1, other));
        }
    }
    return found;
}

} // namespace mailroom
