#include "parsers/fields/till/till_rows.h"

#include "core/ascii.h"
#include "core/describe.h"
#include "core/text.h"
#include "embedded/label_files.h"
#include "parsers/fields/labels/labels.h"
#include "parsers/fields/labels/phrase_codes.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace mailroom::fields {
namespace {

// ---- amounts

// Letters that OCR takes digits for.
char as_digit(char c)
{
    static constexpr std::string_view letters = "OoDQlI|!SsB", digits = "00001111558";
    const auto at = letters.find(c);
    return at == letters.npos ? c : digits[at];
}

struct Token {
    std::size_t begin = 0, end = 0;
    std::string digits; // With its marks; empty where it is a word.
    bool mended = false;
};

// "RM7.00", "$7.00", "(7.00" and "7.00*" are 7.00. Half of it must be digits already.
Token token_of(std::string_view text, std::size_t begin, std::size_t end)
{
    Token token{.begin = begin, .end = end};
    auto word = text.substr(begin, end - begin);
    if (const auto digit = word.find_first_of("0123456789"); digit != word.npos && digit <= 3
        && std::ranges::none_of(word.substr(0, digit), [](char c) { return c == ',' || c == '.'; }))
        word.remove_prefix(word.substr(0, digit).find('-') == word.npos ? digit : word.find('-'));
    else if (word.starts_with("RM"))
        word.remove_prefix(2);
    while (!word.empty() && std::string_view("*)}].,:'\"").find(word.back()) != word.npos
           && word.find_first_of("0123456789") + 3 < word.size())
        word.remove_suffix(1);
    std::size_t digits = 0;
    for (const char c : word) {
        const char digit = as_digit(c);
        if (!is_digit(digit) && std::string_view(".,:-").find(digit) == std::string_view::npos)
            return token;
        digits += is_digit(c) ? 1U : 0U;
        token.mended = token.mended || digit != c;
        token.digits += digit;
    }
    const bool faded_zeros = word == "OO";
    if (!faded_zeros && (digits * 2 < word.size() || digits == 0))
        token.digits.clear();
    return token;
}

std::vector<Token> tokens_in(std::string_view text)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = text.find_first_not_of(' ', at);
        if (begin == text.npos)
            break;
        at = std::min(text.find(' ', begin), text.size());
        tokens.push_back(token_of(text, begin, at));
    }
    return tokens;
}

bool is_mark(char c)
{
    return c == '.' || c == ',' || c == ':';
}

// "1,234.50", "12,50", "12:50" and "-0.02"; two digits behind the last mark.
std::optional<Decimal> money_of(std::string_view digits)
{
    const bool negative = digits.starts_with('-') || digits.ends_with('-');
    digits = without_around(digits, "-");
    constexpr std::size_t most = 11;
    if (digits.size() < 3 || digits.size() > most || !is_mark(digits[digits.size() - 3]))
        return std::nullopt;
    std::string plain = negative ? "-" : "";
    std::size_t group = 0;
    for (std::size_t i = 0; i < digits.size() - 3; ++i) {
        if (is_mark(digits[i]) && group == 0 && i > 0)
            return std::nullopt;
        if (!is_mark(digits[i]) && !is_digit(digits[i]))
            return std::nullopt;
        group = is_mark(digits[i]) ? 0 : group + 1;
        if (is_digit(digits[i]))
            plain += digits[i];
    }
    if (plain.empty() || plain == "-")
        plain += '0';
    return parse_decimal(plain + '.' + std::string(digits.substr(digits.size() - 2)));
}

bool is_whole(const std::string& digits, std::size_t least, std::size_t most)
{
    return digits.size() >= least && digits.size() <= most && std::ranges::all_of(digits, is_digit);
}

// ---- words

std::size_t distance_at_most_one(std::string_view a, std::string_view b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return 2;
    const auto [x, y] = std::ranges::mismatch(a, b);
    const auto head = static_cast<std::size_t>(x - a.begin());
    if (head == b.size())
        return 0;
    const auto rest_a = a.substr(std::min(head + (a.size() == b.size() ? 1 : 0), a.size()));
    return rest_a == b.substr(head + 1) ? 1 : 2;
}

const std::set<std::string, std::less<>>& till_words()
{
    static const auto words = [] {
        std::set<std::string, std::less<>> found;
        for (const auto& file : embedded::label_files()) {
            if (file.name != "till_rows.tsv")
                continue;
            for (const auto line : split(file.bytes, '\n')) {
                if (line.starts_with('#'))
                    continue;
                const auto phrases = normalized_phrase(line.substr(line.find('\t') + 1));
                for (const auto word : split(phrases, ' '))
                    found.emplace(word);
            }
        }
        return found;
    }();
    return words;
}

// "tota1" and "anount" as the word that they must have been.
std::string mended_word(std::string_view word)
{
    constexpr std::size_t sure_length = 5;
    std::string letters;
    for (const char c : word)
        letters += c == '0' ? 'o' : c == '1' ? 'l' : c == '5' ? 's' : c;
    const bool number = std::ranges::count_if(word, is_digit) * 2 > std::ssize(word);
    if (number || till_words().contains(word))
        return std::string(word);
    if (till_words().contains(letters) || letters.size() < sure_length)
        return letters;
    for (const auto& known : till_words()) {
        if (known.size() >= sure_length && distance_at_most_one(letters, known) == 1)
            return known;
    }
    return letters;
}

} // namespace

std::optional<TillAmount> till_amount(std::string_view text)
{
    const auto tokens = tokens_in(text);
    constexpr std::size_t behind_max = 2;
    for (std::size_t behind = 0; behind <= behind_max && behind < tokens.size(); ++behind) {
        const auto last = tokens.size() - 1 - behind;
        const auto& token = tokens[last];
        if (token.digits.empty()) {
            if (token.end - token.begin > 3 || text[token.end - 1] == '%')
                return std::nullopt; // A word, which no tax code is.
            continue;
        }
        if (const auto money = money_of(token.digits)) {
            const bool sign = last > 0 && text.substr(tokens[last - 1].begin, 2) == "- ";
            return TillAmount{sign ? -*money : *money, token.begin, token.end, token.mended};
        }
        if (last == 0)
            return std::nullopt;
        const auto& before = tokens[last - 1];
        const bool cents = is_whole(token.digits, 2, 2);
        const bool mark = !before.digits.empty() && is_mark(before.digits.back());
        if (cents && mark) {
            if (const auto money = money_of(before.digits + token.digits))
                return TillAmount{*money, before.begin, token.end, true};
        }
        if (cents && is_whole(before.digits, 1, 4)) {
            if (const auto money = money_of(before.digits + '.' + token.digits))
                return TillAmount{*money, before.begin, token.end, true};
        }
    }
    return std::nullopt;
}

// "2050" where the mark of 20.50 faded.
std::optional<TillAmount> till_amount_without_mark(std::string_view text)
{
    const auto tokens = tokens_in(text);
    if (tokens.empty() || !is_whole(tokens.back().digits, 3, 5))
        return std::nullopt;
    const auto cents = parse_decimal(tokens.back().digits);
    if (!cents)
        return std::nullopt;
    return TillAmount{
        .value = {cents->coefficient, 2},
        .begin = tokens.back().begin,
        .end = tokens.back().end,
        .mended = true,
        .guessed = true};
}

TillRowKind till_row_kind(std::string_view text)
{
    static const PhraseCodes codes("till_rows.tsv");
    std::string phrase;
    const auto normal = normalized_phrase(text);
    for (const auto word : split(normal, ' '))
        (phrase += mended_word(word)) += ' ';
    const auto& names = enum_names<TillRowKind>;
    const auto name = std::ranges::find(names, codes.code_of(phrase));
    return name == names.end() ? TillRowKind::item : static_cast<TillRowKind>(name - names.begin());
}

std::vector<TillRow> till_rows_of(const Analysis& analysis)
{
    std::vector<TillRow> rows;
    for (std::size_t r = 0; r < analysis.grid.rows.size(); ++r) {
        const auto& pieces = analysis.grid.rows[r].pieces;
        TillRow row{.row = r};
        std::string words;
        for (const auto& piece : pieces)
            (words += piece.text) += ' ';
        row.kind = till_row_kind(words);
        for (auto piece = pieces.size(); piece-- > 0 && !row.amount;) {
            row.at = {r, piece};
            row.amount = till_amount(pieces[piece].text);
            if (!row.amount && row.kind != TillRowKind::item)
                row.amount = till_amount_without_mark(pieces[piece].text);
            // Behind the amount stand a tax code, specks, and no second word.
            if (!row.amount && pieces[piece].text.size() > 3)
                break;
        }
        rows.push_back(row);
    }
    return rows;
}

} // namespace mailroom::fields
