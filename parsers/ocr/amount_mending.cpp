#include "parsers/ocr/amount_mending.h"

#include "core/ascii.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace mailroom {
namespace {

constexpr std::size_t votes_least = 3; // Amounts that say how the page, or a column, writes them.
constexpr float guessed_confidence = 0.5F;
constexpr std::array<std::string_view, 9> quotes{"'", "\"", "`", "‘", "’", "‚", "“", "”", "°"};

bool is_mark(char c)
{
    return c == '.' || c == ',' || c == ';' || c == ':';
}

// A sign, a bracket or a currency before the figures, the figures, and a sign behind.
struct Figures {
    std::string before, digits, after;
    std::vector<std::size_t> groups; // Lengths, parted by marks.
    std::string marks;               // One less than groups.
    bool had_specks = false;         // Beside the figures.

    bool is_amount() const
    {
        if (groups.size() < 2 || groups.back() != 2 || groups.front() == 0)
            return false;
        if (groups.size() > 2 && groups.front() > 3)
            return false;
        return std::all_of(
            groups.begin() + 1, groups.end() - 1, [](std::size_t length) { return length == 3; });
    }
    bool is_plain() const // As it is printed: one mark of decimals, another of thousands.
    {
        if (!is_amount() || (marks.back() != '.' && marks.back() != ','))
            return false;
        return std::all_of(marks.begin(), marks.end() - 1, [this](char mark) {
            return mark == (marks.back() == '.' ? ',' : '.');
        });
    }
};

void drop_quotes(std::string_view& text, bool& dropped)
{
    for (bool again = true; again; dropped = dropped || again) {
        again = false;
        for (const auto quote : quotes) {
            const bool begins = text.starts_with(quote), ends = !begins && text.ends_with(quote);
            text.remove_prefix(begins ? quote.size() : 0);
            text.remove_suffix(ends ? quote.size() : 0);
            again = again || begins || ends;
        }
    }
}

// Only of words that are figures and what may stand beside them.
std::optional<Figures> figures_of(std::string_view text)
{
    constexpr std::array<std::string_view, 9> openers{"(", "-", "+", "−", "—", "$", "£", "€", "*"};
    Figures figures;
    drop_quotes(text, figures.had_specks);
    for (bool again = true; again;) {
        again = false;
        for (const auto opener : openers) {
            if (text.starts_with(opener)) {
                figures.before += opener;
                text.remove_prefix(opener.size());
                again = true;
            }
        }
    }
    if (!text.empty() && (text.back() == ')' || text.back() == '-')) {
        figures.after = text.back();
        text.remove_suffix(1);
    }
    while (!text.empty() && is_mark(text.back())) {
        text.remove_suffix(1);
        figures.had_specks = true;
    }
    figures.groups.push_back(0);
    for (const char c : text) {
        if (is_digit(c)) {
            figures.digits += c;
            ++figures.groups.back();
        } else if (is_mark(c)) {
            figures.marks += c;
            figures.groups.push_back(0);
        } else {
            return std::nullopt;
        }
    }
    return figures.digits.empty() ? std::nullopt : std::optional(figures);
}

char other_mark(char decimals)
{
    return decimals == '.' ? ',' : '.';
}

std::string written(const Figures& figures, char decimals)
{
    const auto whole = figures.digits.size() - 2;
    std::string text = figures.before;
    for (std::size_t i = 0; i < whole; ++i) {
        if (figures.groups.size() > 2 && i > 0 && (whole - i) % 3 == 0)
            text += other_mark(decimals);
        text += figures.digits[i];
    }
    return text + decimals + figures.digits.substr(whole) + figures.after;
}

struct Amounts {
    std::vector<std::optional<Figures>> of_words;
    char decimals = 0; // As most of them are written; 0 where they do not agree.
};

Amounts amounts_of(const std::vector<Word>& words)
{
    Amounts amounts;
    // "39.953,17" has two marks that agree; of "62.75" a faint comma may have lost its tail.
    std::array<std::size_t, 2> all{}, grouped{}; // With a point, with a comma.
    for (const auto& word : words) {
        const auto& figures = amounts.of_words.emplace_back(figures_of(word.text));
        if (!figures || !figures->is_plain())
            continue;
        const std::size_t comma = figures->marks.back() == ',' ? 1 : 0;
        ++all[comma];
        grouped[comma] += figures->groups.size() > 2 ? 1U : 0U;
    }
    const auto mark_of = [](const auto& votes, std::size_t to_one) {
        const auto [least, most] = std::ranges::minmax(votes);
        const char more = votes[0] > votes[1] ? '.' : ',';
        return most >= votes_least && most >= to_one * least ? more : '\0';
    };
    constexpr std::size_t to_one = 5, grouped_to_one = 3;
    const char usual = mark_of(all, to_one);
    amounts.decimals = usual != 0 ? usual : mark_of(grouped, grouped_to_one);
    return amounts;
}

// One ends where the other ends; behind the figures of a word with specks nobody knows where.
bool ends_alike(const Word& word, bool has_specks, const Box& other)
{
    constexpr float aligned = 0.35F; // Of the height of the line.
    const float near = aligned * word.box.height();
    return std::abs(other.x1 - word.box.x1) <= near
        || (has_specks && other.x1 < word.box.x1 && std::abs(other.x0 - word.box.x0) <= near);
}

// Whether amounts as the page writes them end where the word ends, one of them in a line near by,
// and `to_one` times as many as other figures.
bool stands_among_amounts(
    const std::vector<Word>& words, const Amounts& amounts, std::size_t index, std::size_t to_one)
{
    constexpr float lines_near = 4; // Heights.
    std::size_t printed = 0, others = 0;
    bool near = false;
    const auto& box = words[index].box;
    const bool has_specks = amounts.of_words[index]->had_specks;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& figures = amounts.of_words[i];
        if (i == index || !figures || !ends_alike(words[index], has_specks, words[i].box))
            continue;
        const bool is_printed = figures->is_plain() && figures->marks.back() == amounts.decimals;
        ++(is_printed ? printed : others);
        near =
            near || (is_printed && std::abs(words[i].box.y0 - box.y0) < lines_near * box.height());
    }
    return near && printed >= votes_least && printed >= to_one * others;
}

void mend(Page& page, const Amounts& amounts, std::size_t index)
{
    constexpr std::size_t digits_max = 7, to_one = 4;
    const auto& figures = *amounts.of_words[index];
    auto& word = page.words[index];
    const bool year = figures.digits.size() == 4 && figures.digits.starts_with("20");
    const bool unmarked = figures.groups.size() == 1 && figures.digits.size() >= 3
        && figures.digits.size() <= digits_max && !year;
    if (figures.is_amount()) {
        const bool plain = figures.is_plain();
        const bool two_ways = plain && figures.groups.size() > 2;
        const bool says_time = figures.marks.find(':') != figures.marks.npos;
        if ((plain && figures.marks.back() == amounts.decimals && !figures.had_specks)
            || (two_ways && figures.marks.back() != amounts.decimals)
            || (says_time && !stands_among_amounts(page.words, amounts, index, to_one)))
            return;
        word.text = written(figures, amounts.decimals);
    } else if (unmarked && stands_among_amounts(page.words, amounts, index, to_one)) {
        word.text = written(figures, amounts.decimals);
        word.confidence = std::min(word.confidence, guessed_confidence);
    }
}

// "1.216," and "32", set so far apart that they are two words; or "1.216" and "32" as close, whose
// mark was lost, as was that of "216" and "32" in a column of amounts.
bool is_cut_at_decimals(
    const Word& first, const Word& second, const Amounts& amounts, bool among_amounts)
{
    constexpr float gap_max = 0.7F;
    constexpr std::size_t group_most = 3;
    const auto whole = figures_of(first.text), rest = figures_of(second.text);
    if (!whole || !rest || !whole->after.empty() || !rest->before.empty()
        || rest->digits.size() != 2)
        return false;
    const bool marked = first.text.back() == amounts.decimals && rest->groups.size() == 1;
    const bool mark_behind = second.text[0] == amounts.decimals && rest->groups.size() == 2
        && rest->groups[0] == 0 && !whole->had_specks;
    const bool groups = whole->groups.size() > 1 && whole->groups.back() == group_most;
    const bool alone = among_amounts && whole->groups.size() == 1 && whole->groups[0] <= group_most;
    const bool lost = (groups || alone) && !whole->had_specks && rest->groups.size() == 1;
    const float gap = second.box.x0 - first.box.x1;
    const bool same_line = std::abs(first.box.y0 + first.box.y1 - second.box.y0 - second.box.y1)
        < std::min(first.box.height(), second.box.height());
    return (marked || mark_behind || lost) && same_line && gap >= 0
        && gap < gap_max * second.box.height()
        && whole->marks == std::string(whole->marks.size(), other_mark(amounts.decimals));
}

void join_decimals(Page& page, const Amounts& amounts)
{
    constexpr std::size_t to_one = 2;
    std::vector<Word> words;
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        auto& word = page.words[i];
        const bool among =
            amounts.of_words[i] && stands_among_amounts(page.words, amounts, i, to_one);
        if (!words.empty() && is_cut_at_decimals(words.back(), word, amounts, among)) {
            auto& whole = words.back();
            while (whole.text.size() > 1 && is_mark(whole.text[whole.text.size() - 2]))
                whole.text.pop_back(); // "324.." and "30"
            const char mark = whole.text.back() == amounts.decimals ? '\0' : amounts.decimals;
            if (mark != '\0' && word.text[0] != mark)
                whole.text += mark;
            whole.text += word.text;
            whole.box = {
                whole.box.x0, std::min(whole.box.y0, word.box.y0), word.box.x1,
                std::max(whole.box.y1, word.box.y1)};
            whole.confidence = std::min(whole.confidence, word.confidence);
        } else {
            words.push_back(std::move(word));
        }
    }
    page.words = std::move(words);
}

} // namespace

void mend_amounts(Page& page)
{
    auto amounts = amounts_of(page.words);
    if (amounts.decimals == 0)
        return;
    join_decimals(page, amounts);
    amounts = amounts_of(page.words);
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        if (amounts.of_words[i])
            mend(page, amounts, i);
    }
}

std::vector<std::size_t> odd_amounts(const Page& page)
{
    constexpr std::size_t digits_least = 2, odd_max = 20, to_one = 1;
    constexpr float sure = 0.9F;
    const auto amounts = amounts_of(page.words);
    std::vector<std::size_t> odd;
    for (std::size_t i = 0; i < page.words.size() && amounts.decimals != 0; ++i) {
        const auto& figures = amounts.of_words[i];
        const bool plain = figures && figures->is_plain() && !figures->had_specks
            && page.words[i].confidence > guessed_confidence;
        if (figures && !plain && page.words[i].confidence < sure
            && figures->digits.size() >= digits_least && odd.size() < odd_max
            && stands_among_amounts(page.words, amounts, i, to_one))
            odd.push_back(i);
    }
    return odd;
}

bool take_amount(const Page& page, Word& word, std::string_view read)
{
    const auto decimals = amounts_of(page.words).decimals;
    const auto figures = figures_of(read);
    if (!figures || !figures->is_plain() || figures->marks.back() != decimals)
        return false;
    const auto before = figures_of(word.text);
    word.text =
        (before && figures->before.empty() ? before->before : "") + written(*figures, decimals);
    word.confidence = std::max(word.confidence, guessed_confidence + 0.1F);
    return true;
}

} // namespace mailroom
