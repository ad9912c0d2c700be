#include "parsers/ocr/second_look.h"

#include "core/ascii.h"
#include "parsers/ocr/amount_mending.h"
#include "parsers/ocr/unread_ink.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <span>
#include <string_view>

namespace mailroom {
namespace {

constexpr float plain_confidence = 0.6F; // Of words that only a second look finds.

std::ptrdiff_t digits_in(const Word& word)
{
    return std::ranges::count_if(word.text, is_digit);
}

std::ptrdiff_t letters_in(const Word& word)
{
    return std::ranges::count_if(word.text, [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c));
    });
}

// The number on the same line that the ink touches.
Word* number_beside(const Box& ink, std::vector<Word>& words)
{
    constexpr float touching = 0.7F; // Of the line's height; a typewriter sets marks apart.
    for (auto& word : words) {
        const float height = std::max(ink.height(), word.box.height());
        const float gap = std::max(ink.x0, word.box.x0) - std::min(ink.x1, word.box.x1);
        const float apart = std::abs(ink.y0 + ink.y1 - word.box.y0 - word.box.y1) / 2;
        if (gap < touching * height && apart < touching * height && digits_in(word) > 1)
            return &word;
    }
    return nullptr;
}

Box around(const Box& a, const Box& b)
{
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

bool on_one_line(const Box& a, const Box& b)
{
    return std::abs(a.y0 + a.y1 - b.y0 - b.y1) < std::min(a.height(), b.height());
}

float mean_confidence(std::span<const Word> words)
{
    double sum = 0, characters = 0;
    for (const auto& word : words) {
        sum += word.confidence * static_cast<double>(word.text.size());
        characters += static_cast<double>(word.text.size());
    }
    return characters > 0 ? static_cast<float>(sum / characters) : 0;
}

// As far as nothing else stands on its line: ink that was lost is beside what was misread.
Box with_room(Box box, const std::vector<Word>& words)
{
    constexpr float room = 1.2F, apart = 1; // Heights of the line; points.
    float left = box.x0 - room * box.height(), right = box.x1 + room * box.height();
    for (const auto& word : words) {
        if (!on_one_line(word.box, box))
            continue;
        if (word.box.x1 <= box.x0 + apart)
            left = std::max(left, std::min(word.box.x1 + apart, box.x0));
        if (word.box.x0 >= box.x1 - apart)
            right = std::min(right, std::max(word.box.x0 - apart, box.x1));
    }
    return {std::max(0.0F, left), box.y0, right, box.y1};
}

float usual_height(const std::vector<Word>& words)
{
    std::vector<float> heights;
    for (const auto& word : words)
        heights.push_back(word.box.height());
    std::ranges::nth_element(heights, heights.begin() + std::ssize(heights) / 2);
    return heights.empty() ? 0 : heights[heights.size() / 2];
}

// Words beside each other that are doubted are doubted as one.
std::vector<std::vector<Word>> take_doubtful(std::vector<Word>& words)
{
    constexpr float doubtful = 0.62F, beside = 1.2F;
    constexpr std::size_t places_max = 20; // Some hundredths of a second each.
    std::vector<std::vector<Word>> places;
    std::vector<Word> others;
    for (auto& word : words) {
        const bool doubted = word.confidence < doubtful && letters_in(word) > 0;
        const bool goes_on = doubted && !places.empty()
            && on_one_line(places.back().back().box, word.box)
            && word.box.x0 - places.back().back().box.x1 < beside * word.box.height();
        if (goes_on)
            places.back().push_back(std::move(word));
        else if (doubted && places.size() < places_max)
            places.push_back({std::move(word)});
        else
            others.push_back(std::move(word));
    }
    words = std::move(others);
    return places;
}

// Words of large letters beside each other, of few letters each, as no heading has.
std::vector<std::vector<Word>> take_broken_headings(std::vector<Word>& words)
{
    // Of the usual height, also of "mun"; of the letters' own.
    constexpr float large = 1.5F, small = 1.2F, beside = 1.6F;
    constexpr std::ptrdiff_t places_max = 3;
    const float usual = usual_height(words);
    std::vector<std::vector<Word>> lines;
    std::vector<Word> others;
    for (auto& word : words) {
        const bool is_large = word.box.height() > large * usual;
        const bool may_be_large = word.box.height() > small * usual;
        const auto line = std::ranges::find_if(lines, [&](const auto& one) {
            const auto& last = one.back().box;
            return may_be_large && on_one_line(last, word.box) && word.box.x0 >= last.x0
                && word.box.x0 - last.x1 < beside * std::max(last.height(), word.box.height());
        });
        if (line != lines.end())
            line->push_back(std::move(word));
        else if (is_large)
            lines.push_back({std::move(word)});
        else
            others.push_back(std::move(word));
    }
    const auto whole = std::stable_partition(lines.begin(), lines.end(), [](const auto& line) {
        constexpr std::ptrdiff_t words_least = 4, letters_most = 3;
        std::ptrdiff_t letters = 0;
        for (const auto& word : line)
            letters += letters_in(word);
        return std::ssize(line) >= words_least && letters <= letters_most * std::ssize(line);
    });
    const auto first = std::min(whole, lines.begin() + std::min(std::ssize(lines), places_max));
    for (auto line = first; line != lines.end(); ++line)
        std::ranges::move(*line, std::back_inserter(others));
    lines.erase(first, lines.end());
    words = std::move(others);
    return lines;
}

// Where Tesseract read two lines of a narrow table as one, nothing it says is true. Figures that it
// doubts are mostly there.
std::vector<Word> take_guesses(std::vector<Word>& words)
{
    constexpr float guessed = 0.5F;
    const auto first = std::stable_partition(words.begin(), words.end(), [](const Word& word) {
        return word.confidence >= guessed || 2 * digits_in(word) >= letters_in(word);
    });
    std::vector<Word> guesses(first, words.end());
    words.erase(first, words.end());
    return guesses;
}

bool overlap(const Box& a, const Box& b)
{
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

// More digits, or letters before or behind the same: "INV-4711" where "4711" was read.
bool says_more(const Word& found, const Word& number)
{
    return digits_in(found) > digits_in(number)
        || (letters_in(found) > letters_in(number)
            && found.text.find(number.text) != std::string::npos);
}

// ".19-" behind "336"
bool ends_amount(std::string_view text)
{
    if (text.ends_with('-') || text.ends_with(')'))
        text.remove_suffix(1);
    return text.size() == 3 && (text[0] == '.' || text[0] == ',') && is_digit(text[1])
        && is_digit(text[2]);
}

// Letters that are set apart fall apart, and are sure one by one; two lines that were read as one
// fall apart into whole words.
bool fell_into_words(const std::vector<Word>& found)
{
    constexpr std::ptrdiff_t whole = 3;
    constexpr float sure = 0.85F;
    return std::ranges::all_of(found, [](const Word& word) {
        return word.confidence >= sure && (letters_in(word) >= whole || letters_in(word) == 0);
    });
}

} // namespace

// A number grows by the digits that it lost; elsewhere words are added.
void read_unread_ink(
    Recognizer& reader, const CleanPage& page, std::vector<Word>& words, const Limits& limits)
{
    constexpr std::ptrdiff_t letters_least = 3; // Fewer are soon seen in a speck.
    const auto guesses = page.photographed ? std::vector<Word>() : take_guesses(words);
    std::vector<Word> added;
    for (const auto& ink : unread_ink(page, words)) {
        auto* number = number_beside(ink, words);
        if (number == nullptr && ink.width() < ink.height())
            continue; // Of one letter nobody knows what it was.
        auto found =
            reader.read_line(page, number != nullptr ? around(ink, number->box) : ink, limits);
        std::erase_if(found, [](const Word& word) { return word.confidence < plain_confidence; });
        if (number != nullptr && found.size() == 2 && ends_amount(found[1].text)
            && found[0].text == number->text) {
            number->text += found[1].text;
            number->box = around(number->box, found[1].box);
            continue;
        }
        if (std::ranges::none_of(
                found, [](const Word& word) { return letters_in(word) >= letters_least; }))
            continue;
        if (number == nullptr)
            std::ranges::move(found, std::back_inserter(added));
        else if (found.size() == 1 && says_more(found[0], *number))
            *number = std::move(found[0]);
    }
    std::ranges::copy_if(guesses, std::back_inserter(words), [&](const Word& guess) {
        return std::ranges::none_of(
            added, [&](const Word& word) { return overlap(word.box, guess.box); });
    });
    std::ranges::move(added, std::back_inserter(words));
}

void reread_broken_headings(
    Recognizer& reader, const CleanPage& page, std::vector<Word>& words, const Limits& limits)
{
    constexpr float sure = 0.8F;
    for (auto& line : take_broken_headings(words)) {
        Box box = line.front().box;
        for (const auto& word : line)
            box = around(box, word.box);
        auto found = reader.read_line(page, with_room(box, words), limits);
        const bool whole =
            !found.empty() && found.size() < line.size() && mean_confidence(found) > sure;
        std::ranges::move(whole ? found : line, std::back_inserter(words));
    }
}

void reread_doubtful_words(
    Recognizer& reader, const CleanPage& page, std::vector<Word>& words, const Limits& limits)
{
    constexpr float better_by = 0.2F;
    constexpr double larger = 1.6;
    for (auto& place : take_doubtful(words)) {
        Box box = place.front().box;
        for (const auto& word : place)
            box = around(box, word.box);
        auto found = reader.read_enlarged(page, with_room(box, words), larger, limits);
        const bool better = (found.size() <= place.size() || fell_into_words(found))
            && mean_confidence(found) >= mean_confidence(place) + better_by;
        std::ranges::move(better ? found : place, std::back_inserter(words));
    }
}

void reread_odd_amounts(
    Recognizer& reader, const CleanPage& clean, Page& page, const Limits& limits)
{
    constexpr std::array scales{2.0, 1.3};
    for (const auto index : odd_amounts(page)) {
        auto& word = page.words[index];
        for (const double scale : scales) {
            if (take_amount(page, word, reader.read_digits(clean, word.box, scale, limits)))
                break;
        }
    }
}

} // namespace mailroom
