#include "parsers/ocr/glyphs.h"

#include "core/ascii.h"
#include "parsers/ocr/glyph_shapes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace mailroom {
namespace {

// How many letters a number begins with. An S is soon read as the sign of the dollar.
std::size_t letters_before_digits(std::string_view text)
{
    std::size_t count = text.starts_with('$') && text.find_first_of(".,") == text.npos ? 1 : 0;
    while (count < text.size() && is_letter(text[count]))
        ++count;
    return count;
}

// Letters, digits and the marks between them alone, with an O, 0, I or 1 where letters end.
bool is_in_doubt(const Word& word)
{
    constexpr std::ptrdiff_t digits_least = 3;
    constexpr std::size_t letters_most = 5;
    const std::string_view text = word.text;
    const auto letters = letters_before_digits(text);
    if (letters == 0 || letters > letters_most || letters == text.size()
        || std::ranges::count_if(text, is_digit) < digits_least)
        return false;
    const bool known = std::ranges::all_of(text, [](char c) {
        return is_letter_or_digit(c) || std::string_view("-./$").find(c) != std::string::npos;
    });
    return known && (text[letters - 1] == 'O' || text[letters] == '0' || text[letters] == '1');
}

// Each as far from the next as any other: of a typewriter.
bool are_of_one_breadth(const std::vector<Glyph>& glyphs, std::size_t count)
{
    constexpr double alike = 0.12;
    double least = 1e9, most = 0;
    for (std::size_t i = 1; i <= count && i < glyphs.size(); ++i) {
        const double pitch = glyphs[i].middle() - glyphs[i - 1].middle();
        least = std::min(least, pitch);
        most = std::max(most, pitch);
    }
    return most - least < alike * most;
}

// Of the digits that are neither 0 nor 1; 0 where there are too few.
int digit_width(const std::string& characters, const std::vector<Glyph>& glyphs)
{
    std::vector<int> widths;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (characters[i] >= '2' && characters[i] <= '9')
            widths.push_back(glyphs[i].width);
    }
    if (widths.size() < 2)
        return 0;
    const auto middle = widths.begin() + std::ssize(widths) / 2;
    std::ranges::nth_element(widths, middle);
    return *middle;
}

std::string characters_of(const Word& word)
{
    std::string characters;
    std::ranges::copy_if(word.text, std::back_inserter(characters), [](char c) {
        return is_letter_or_digit(c) || c == '$';
    });
    return characters;
}

double middle_of(std::vector<double>& values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::ranges::nth_element(values, middle);
    return *middle;
}

// A zero as this page has them inside of figures, against the other digits of its word: broader
// than these in many a font. Nothing where there are too few to say.
std::optional<double> zero_of(const CleanPage& page, const std::vector<Word>& words)
{
    constexpr std::size_t words_max = 60, zeros_least = 5;
    std::vector<double> breadths;
    std::size_t seen = 0;
    for (const auto& word : words) {
        const bool figures = word.text.find_first_not_of("0123456789.,-/") == std::string::npos;
        if (!figures || word.text.find('0') == std::string::npos)
            continue;
        if (++seen > words_max)
            break;
        std::string characters; // Strokes are as tall as letters.
        std::ranges::copy_if(word.text, std::back_inserter(characters), [](char c) {
            return is_digit(c) || c == '/';
        });
        const auto glyphs = glyphs_in(page, word.box);
        const int digit = glyphs.size() == characters.size() ? digit_width(characters, glyphs) : 0;
        for (std::size_t i = 0; digit > 0 && i < glyphs.size(); ++i) {
            if (characters[i] == '0')
                breadths.push_back(static_cast<double>(glyphs[i].width) / digit);
        }
    }
    if (breadths.size() < zeros_least)
        return std::nullopt;
    return middle_of(breadths);
}

// A 1 as this page has them inside of figures: its breadth against its height, and its flag.
struct One {
    double breadth = 0, flag = 0; // 0 where there are too few to say.
};

One one_of(const CleanPage& page, const std::vector<Word>& words)
{
    constexpr std::size_t words_max = 60, ones_least = 5;
    std::vector<double> breadths, flags;
    std::size_t seen = 0;
    for (const auto& word : words) {
        const bool figures = word.text.size() > 3
            && word.text.find_first_not_of("0123456789.,-/") == std::string::npos;
        if (!figures || word.text.find('1', 1) == std::string::npos)
            continue;
        if (++seen > words_max)
            break;
        const auto characters = characters_of(word);
        const auto glyphs = glyphs_in(page, word.box);
        for (std::size_t i = 1; i < glyphs.size() && glyphs.size() == characters.size(); ++i) {
            if (characters[i] != '1')
                continue;
            breadths.push_back(static_cast<double>(glyphs[i].width) / glyphs[i].height);
            flags.push_back(glyphs[i].flag);
        }
    }
    if (breadths.size() < ones_least)
        return {};
    return {middle_of(breadths), middle_of(flags)};
}

// A number that may begin with an I that was read as a 1: behind nothing, or behind an S.
std::size_t place_of_doubtful_one(std::string_view text)
{
    constexpr std::size_t digits_least = 5;
    const std::size_t at = !text.empty() && std::string_view("Ss$58").find(text[0]) != text.npos;
    const auto digits = text.substr(std::min(at, text.size()));
    return digits.size() > digits_least && digits.starts_with('1')
            && std::ranges::all_of(digits, is_digit)
        ? at
        : text.npos;
}

// Not as the ones of the page: a bar where they are broad.
bool is_bar(const Glyph& glyph, const One& one)
{
    constexpr double bar_most = 0.3, bar_to_one = 0.6;
    const double breadth = static_cast<double>(glyph.width) / glyph.height;
    return breadth <= bar_most && breadth <= bar_to_one * one.breadth;
}

// Without the flag that the ones of the page have. A faint one may have lost it.
bool is_without_flag(const Glyph& glyph, const One& one)
{
    constexpr double flag_least = 0.08, flag_to_one = 0.4;
    return one.flag >= flag_least && std::abs(glyph.flag) <= flag_to_one * one.flag;
}

// A 1 that may be an I, and what its ink says; nothing where letters run together.
struct Doubt {
    Word* word = nullptr;
    std::size_t at = 0;
    std::optional<bool> is_bar;
};

// Behind an S rather a letter than in front of digits alone.
std::optional<bool> is_bar(const CleanPage& page, const Word& word, std::size_t at, const One& one)
{
    const auto glyphs = glyphs_in(page, word.box);
    if (glyphs.size() != word.text.size())
        return std::nullopt;
    return is_bar(glyphs[at], one) || (at > 0 && is_without_flag(glyphs[at], one));
}

// What is not known of one number is known of those above and below it, which are written alike.
bool are_bars(const std::vector<Doubt>& doubts, const Doubt& unknown)
{
    constexpr float aligned = 0.5F; // Of the height of the line.
    constexpr std::ptrdiff_t least = 2, to_one = 3;
    const auto count = [&](bool bar) {
        return std::ranges::count_if(doubts, [&](const Doubt& other) {
            return other.is_bar == bar && other.at == unknown.at
                && other.word->text.size() == unknown.word->text.size()
                && std::abs(other.word->box.x0 - unknown.word->box.x0)
                < aligned * unknown.word->box.height();
        });
    };
    return count(true) >= std::max(least, to_one * count(false));
}

void mend_bars(const CleanPage& page, std::vector<Word>& words)
{
    std::optional<One> one;
    std::vector<Doubt> doubts;
    for (auto& word : words) {
        const auto at = place_of_doubtful_one(word.text);
        if (at == std::string::npos)
            continue;
        if (!one)
            one = one_of(page, words);
        doubts.push_back({&word, at, is_bar(page, word, at, *one)});
    }
    for (const auto& doubt : doubts) {
        const bool letters = doubt.at > 0;
        if (!doubt.is_bar.value_or(letters && are_bars(doubts, doubt)))
            continue;
        doubt.word->text[doubt.at] = 'I';
        if (letters)
            doubt.word->text[0] = 'S';
    }
}

// "AVO417", whose A and V touch: the O is found from the right, if no figure behind it touches
// another.
void mend_behind_touching(
    std::string characters, std::vector<Glyph> glyphs, Word& word, double digit_most)
{
    constexpr double lone_most = 1.35; // Of the breadth of a digit.
    const auto letters = letters_before_digits(word.text);
    if (letters < 2 || word.text[letters - 1] != 'O')
        return;
    characters.erase(0, letters - 1);
    if (glyphs.size() <= characters.size())
        return;
    glyphs.erase(glyphs.begin(), glyphs.end() - std::ssize(characters));
    const int digit = digit_width(characters, glyphs);
    const bool lone = std::all_of(glyphs.begin() + 1, glyphs.end(), [&](const Glyph& glyph) {
        return glyph.width < lone_most * digit;
    });
    if (digit > 0 && lone && glyphs[0].width < digit_most * digit)
        word.text[letters - 1] = '0';
}

void mend(const CleanPage& page, Word& word, std::optional<double> zero)
{
    constexpr double bar_most = 0.25, same_zero = 1.06;
    const double digit_most = std::clamp(1.1 * zero.value_or(1), 1.14, 1.28);
    const double letter_least = std::max(digit_most, 1.25);
    const auto characters = characters_of(word);
    const auto glyphs = glyphs_in(page, word.box);
    if (glyphs.size() != characters.size()) {
        mend_behind_touching(characters, glyphs, word, digit_most);
        return;
    }
    const auto letters = letters_before_digits(word.text);
    const int digit = digit_width(characters, glyphs);
    if (digit == 0)
        return;
    // Before the first digit no mark stands, so that both count alike.
    const auto breadth = [&](std::size_t at) {
        return static_cast<double>(glyphs[at].width) / digit;
    };
    if (are_of_one_breadth(glyphs, letters + 2)) {
        // There the letter is hardly broader: only what is as narrow as the zeros is one.
        if (letters > 1 && word.text[letters - 1] == 'O' && zero
            && breadth(letters - 1) < same_zero * *zero)
            word.text[letters - 1] = '0';
        return;
    }
    if (letters > 1 && word.text[letters - 1] == 'O' && breadth(letters - 1) < digit_most)
        word.text[letters - 1] = '0';
    else if (word.text[letters] == '0' && breadth(letters) > letter_least)
        word.text[letters] = 'O';
    else if (word.text[letters] == '1' && glyphs[letters].width < bar_most * glyphs[letters].height)
        word.text[letters] = 'I';
}

} // namespace

void mend_by_glyphs(const CleanPage& page, std::vector<Word>& words)
{
    if (std::ranges::any_of(words, is_in_doubt)) {
        const auto zero = zero_of(page, words);
        for (auto& word : words) {
            if (is_in_doubt(word))
                mend(page, word, zero);
        }
    }
    mend_bars(page, words);
}

} // namespace mailroom
