#include "parsers/ocr/word_mending.h"

#include "core/ascii.h"
#include "core/currency.h"
#include "core/text.h"
#include "parsers/layout/reading_order.h"
#include "parsers/ocr/amount_mending.h"
#include "parsers/ocr/dash_mending.h"
#include "parsers/ocr/date_mending.h"
#include "parsers/ocr/number_mending.h"
#include "parsers/ocr/specks.h"
#include "parsers/ocr/umlaut_mending.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string_view>
#include <utility>

namespace mailroom {
namespace {

std::ptrdiff_t characters_in(std::string_view text)
{
    return std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

// A few letters that nobody believes: what the edge of a band or a dotted rule is read as. They
// would part rows and stand between the words of a title.
bool is_scrap(const Word& word)
{
    constexpr std::ptrdiff_t letters_most = 3;
    constexpr float doubtful = 0.6F;
    return word.confidence < doubtful && characters_in(word.text) <= letters_most
        && std::ranges::all_of(
               word.text,
               [](char c) {
                   return static_cast<unsigned char>(c) >= 0x80
                       || std::isalpha(static_cast<unsigned char>(c)) != 0;
               })
        && currency_starting_at(word.text, 0).length == 0;
}

bool is_mark(char c)
{
    return c == '.' || c == ',';
}

// Digits in groups of three, the last with two decimals: "677.48", "1.677,48".
bool ends_amount(std::string_view text)
{
    text = without_trailing(text, ")-");
    if (text.size() < 6 || !is_mark(text[text.size() - 3]))
        return false;
    const auto whole = text.substr(0, text.size() - 3);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const bool mark = i % 4 == 3;
        if (mark ? whole[i] == text[text.size() - 3] || !is_mark(whole[i]) : !is_digit(whole[i]))
            return false;
    }
    return whole.size() % 4 == 3 && std::ranges::all_of(text.substr(text.size() - 2), is_digit);
}

// A mark of thousands, or what is left of one.
bool is_thousands(char c)
{
    return is_mark(c) || c == ':' || c == ';';
}

// One to three digits behind a sign or a bracket, and a mark of thousands or none: "6,", "$*11".
bool begins_amount(std::string_view text)
{
    if (!text.empty() && is_thousands(text.back()))
        text.remove_suffix(1);
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[text.size() - 1 - digits]))
        ++digits;
    const auto before = text.substr(0, text.size() - digits);
    return digits >= 1 && digits <= 3
        && before.find_first_not_of("($*-\xC2\xA3\xE2\x82\xAC") == before.npos;
}

bool on_one_line(const Box& a, const Box& b)
{
    return std::abs((a.y0 + a.y1) - (b.y0 + b.y1)) < std::min(a.height(), b.height());
}

constexpr float blank_most = 0.6F; // Of the height of words.

// A mark that stands off, or none where there is a speck or hardly a gap.
bool fell_apart(
    const Word& first, const Word& second, const std::vector<Word>& dropped, float beside_nothing)
{
    constexpr float beside_mark = 0.8F, beside_colon = 0.5F;
    const float height = second.box.height();
    const float gap = second.box.x0 - first.box.x1;
    if (!on_one_line(first.box, second.box) || gap < -0.2F * height || gap > beside_mark * height
        || !begins_amount(first.text) || !ends_amount(second.text))
        return false;
    const auto between = [&](const Word& speck) {
        const float x = (speck.box.x0 + speck.box.x1) / 2;
        return x > first.box.x1 - 1 && x < second.box.x0 + 1 && speck.box.y0 > second.box.y0
            && speck.box.y0 < second.box.y1 + 0.6F * height;
    };
    return is_mark(first.text.back())
        || gap < (is_thousands(first.text.back()) ? beside_colon : beside_nothing) * height
        || std::ranges::any_of(dropped, between);
}

// "4.557,1" and "5": what a stroke of a pen ran through.
bool lacks_last_digit(const Word& first, const Word& second)
{
    constexpr float beside = 0.8F;
    const std::string_view text = first.text;
    if (text.size() < 6 || !is_mark(text[text.size() - 2]) || second.text.size() != 1
        || !is_digit(second.text[0]) || !on_one_line(first.box, second.box)
        || second.box.x0 - first.box.x1 > beside * second.box.height())
        return false;
    const char thousands = text[text.size() - 6];
    return is_mark(thousands) && thousands != text[text.size() - 2]
        && text.find_first_not_of("0123456789.,-(") == text.npos;
}

void append(Word& first, const Word& second)
{
    first.text += second.text;
    first.box = {
        first.box.x0, std::min(first.box.y0, second.box.y0), second.box.x1,
        std::max(first.box.y1, second.box.y1)};
    first.confidence = std::min(first.confidence, second.confidence);
}

void join(Word& first, const Word& second)
{
    auto text = second.text;
    while (text.back() == ')' || text.back() == '-')
        text.pop_back();
    const char decimals = text[text.size() - 3];
    if (is_thousands(first.text.back()))
        first.text.pop_back();
    first.text += decimals == '.' ? ',' : '.';
    append(first, second);
}

// "3 105,33": pages that group digits by blanks have several such pairs, a blank apart.
bool groups_by_blanks(const Page& page)
{
    constexpr std::ptrdiff_t pairs_least = 3;
    std::ptrdiff_t pairs = 0;
    for (std::size_t i = 1; i < page.words.size(); ++i) {
        const auto &first = page.words[i - 1], &second = page.words[i];
        pairs += on_one_line(first.box, second.box) && first.text[0] != '0'
            && std::ranges::all_of(first.text, is_digit) && begins_amount(first.text)
            && second.text.size() == std::string_view("105,33").size() && ends_amount(second.text)
            && second.text[3] == ',' && second.box.x0 > first.box.x1
            && second.box.x0 - first.box.x1 < blank_most * second.box.height();
    }
    return pairs >= pairs_least;
}

void join_amounts(Page& page, const std::vector<Word>& dropped)
{
    constexpr float beside_nothing = 0.25F;
    const float blank = groups_by_blanks(page) ? blank_most : beside_nothing;
    std::vector<Word> words;
    for (auto& word : page.words) {
        if (!words.empty() && fell_apart(words.back(), word, dropped, blank))
            join(words.back(), word);
        else if (!words.empty() && lacks_last_digit(words.back(), word))
            append(words.back(), word);
        else
            words.push_back(std::move(word));
    }
    page.words = std::move(words);
}

bool is_lone_mark(const Word& word)
{
    constexpr std::array<std::string_view, 7> marks{":", ";", "*", "°", ":.", ".:", "•"};
    return std::ranges::find(marks, word.text) != marks.end();
}

// A mark behind a figure, or at the beginning of a line, belongs to no label.
void drop_lone_marks(Page& page)
{
    std::vector<Word> words;
    for (auto& word : page.words) {
        const bool begins = words.empty() || words.back().box.x0 > word.box.x0;
        const bool behind_figure = !words.empty() && is_digit(words.back().text.back());
        if (!is_lone_mark(word) || !(begins || behind_figure))
            words.push_back(std::move(word));
    }
    page.words = std::move(words);
}

bool is_one_letter(const Word& word)
{
    return characters_in(word.text) == 1 && std::ranges::none_of(word.text, is_digit)
        && currency_starting_at(word.text, 0).length == 0;
}

// The edge of the sheet on a photograph, or a shadow beside it: letters left of all that is
// printed, which would begin the numbers that stand there.
void drop_edge(Page& page)
{
    constexpr std::size_t words_least = 20;
    constexpr std::ptrdiff_t printed_least = 3; // Characters.
    float left = page.width;
    for (const auto& word : page.words) {
        if (characters_in(word.text) >= printed_least)
            left = std::min(left, word.box.x0);
    }
    if (page.words.size() >= words_least)
        std::erase_if(page.words, [left](const Word& word) {
            return is_one_letter(word) && word.box.x1 <= left;
        });
}

// The same ink read twice: a word that lies within another and says a part of it, "581." in
// "18,581.00".
void drop_doubles(Page& page)
{
    constexpr float beyond = 0.15F; // Of the height.
    const auto lies_within = [](const Word& part, const Word& whole) {
        const float slack = beyond * whole.box.height();
        const auto text = without_around(part.text, ".,");
        return on_one_line(part.box, whole.box) && part.box.x0 >= whole.box.x0 - slack
            && part.box.x1 <= whole.box.x1 + slack && !text.empty()
            && whole.text.find(text) != whole.text.npos;
    };
    std::vector<Word> words;
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        const auto& word = page.words[i];
        bool again = false;
        for (std::size_t other = 0; other < page.words.size() && !again; ++other) {
            const bool first = page.words[other].text.size() > word.text.size()
                || (other < i && page.words[other].text.size() == word.text.size());
            again = first && lies_within(word, page.words[other]);
        }
        if (!again)
            words.push_back(word);
    }
    page.words = std::move(words);
}

} // namespace

void mend_words(Page& page)
{
    drop_doubles(page);
    std::vector<Word> dropped;
    std::erase_if(page.words, [&](Word& word) {
        const bool speck = is_speck(word.text);
        if (speck)
            dropped.push_back(word);
        else
            strip_specks(word);
        return speck || is_scrap(word);
    });
    drop_edge(page);
    put_in_reading_order(page);
    join_amounts(page, dropped);
    mend_dashes(page);
    drop_lone_marks(page);
    mend_amounts(page);
    join_amounts(page, dropped); // "3," and "31713" are known for an amount only now.
    mend_dates(page);
    mend_numbers(page);
    mend_umlauts(page);
}

} // namespace mailroom
