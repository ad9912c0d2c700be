#include "classifiers/text/answered_lines.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

namespace mailroom {
namespace {

bool is_quoted(std::string_view line)
{
    return trimmed(line).starts_with('>');
}

// A number of a document, by its looks: neither a sum, a day nor a count.
bool may_be_number(std::string_view word)
{
    constexpr std::size_t bytes_min = 4;
    constexpr std::ptrdiff_t digits_min = 3;
    const auto digits = std::ranges::count_if(word, is_digit);
    return word.size() >= bytes_min && digits >= digits_min
        && word.find_first_of(",.:'") == std::string_view::npos
        && !(std::ranges::count(word, '/') == 2 && !std::ranges::any_of(word, is_letter))
        && !(word.size() == bytes_min && word.starts_with("20"));
}

// The one number that the line names.
std::string number_in(std::string_view line)
{
    std::string found;
    for (auto word : split(line, ' ')) {
        while (!word.empty() && !is_letter_or_digit(word.front()))
            word.remove_prefix(1);
        while (!word.empty() && !is_letter_or_digit(word.back()))
            word.remove_suffix(1);
        if (!may_be_number(word))
            continue;
        if (!found.empty() && found != word)
            return {};
        found = word;
    }
    return found;
}

// What the quoted line right above each line of one's own names; nothing where all that is answered
// stands in one piece.
std::map<std::string, std::string, std::less<>> answered_numbers(std::string_view text)
{
    constexpr std::size_t answers_min = 2;
    std::map<std::string, std::string, std::less<>> numbers;
    std::string_view above;
    std::size_t answers = 0;
    for (const auto line : split(text, '\n')) {
        if (is_quoted(line)) {
            above = line;
        } else if (!trimmed(line).empty()) {
            answers += above.empty() ? 0U : 1U;
            if (auto number = number_in(above); !number.empty())
                numbers.try_emplace(std::string(trimmed(line)), std::move(number));
            above = {};
        }
    }
    if (answers < answers_min)
        numbers.clear();
    return numbers;
}

} // namespace

std::string text_with_answered_numbers(const Message& message)
{
    const auto numbers = answered_numbers(message.text);
    if (numbers.empty())
        return message.latest_text;
    std::string text;
    bool answers = false;
    for (const auto line : split(message.latest_text, '\n')) {
        if (is_quoted(line))
            continue;
        const auto number = numbers.find(trimmed(line));
        const bool names_it =
            number != numbers.end() && line.find(number->second) == std::string_view::npos;
        answers |= names_it;
        text += (names_it ? number->second + ": " : "") + std::string(line) + "\n";
    }
    return answers ? text : message.latest_text;
}

} // namespace mailroom
