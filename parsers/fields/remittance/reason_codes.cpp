#include "parsers/fields/remittance/reason_codes.h"

#include "core/ascii.h"
#include "core/currency.h"
#include "core/text.h"
#include "parsers/fields/remittance/reasons.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace mailroom::fields {
namespace {

constexpr std::size_t code_bytes_max = 4, numbered_bytes_max = 6;
constexpr std::size_t small_code_bytes_max = 2;
constexpr float title_least = 0.5F;

// "a", "sd": words too, so that they are codes only where a legend marks them: "a)", "sd =".
bool is_small_code(std::string_view text)
{
    return !text.empty() && text.size() <= small_code_bytes_max
        && std::ranges::all_of(text, is_lower);
}

// "SH", "07", "R14", "CB-07": longer ones have a figure.
bool is_code(std::string_view text)
{
    const bool numbered = text.find_first_of("0123456789") != text.npos;
    return !text.empty() && text.size() <= (numbered ? numbered_bytes_max : code_bytes_max)
        && std::ranges::all_of(text, [numbered](char c) {
               return is_digit(c) || is_upper(c) || (numbered && c == '-');
           });
}

// "07", "31": no letters, and no amount.
bool is_numbered_code(std::string_view text)
{
    constexpr std::size_t digits_max = 3;
    return !text.empty() && text.size() <= digits_max && std::ranges::all_of(text, is_digit);
}

// "SH", "SH:", "(SH)" and "SH=" name the code SH.
std::string_view bare(std::string_view word)
{
    return without_around(word, "=:;,.()[]-");
}

// "²", "†": raised figures and daggers at the end of a word; empty where it ends with none.
std::string_view raised_mark(std::string_view word)
{
    constexpr std::array marks{"¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "†", "‡", "§"};
    const auto* found =
        std::ranges::find_if(marks, [word](std::string_view mark) { return word.ends_with(mark); });
    return found == marks.end() ? std::string_view()
                                : word.substr(word.size() - std::string_view(*found).size());
}

// "(1)", "1)", "**", "²": a mark that a note below the lines explains; empty where it is none.
std::string_view mark_in(std::string_view word)
{
    constexpr std::size_t mark_bytes_max = 3;
    if (const auto begin = without_trailing(word, "*").size(); begin < word.size())
        return word.size() - begin <= mark_bytes_max ? word.substr(begin) : std::string_view();
    if (const auto raised = raised_mark(word); !raised.empty())
        return raised;
    if (!word.ends_with(')') || word.size() > mark_bytes_max)
        return {};
    const auto mark = word.substr(word.starts_with('('));
    return mark.size() > 1 && is_code(mark.substr(0, mark.size() - 1)) ? mark : std::string_view();
}

// "F1 = " of a code that no line has.
bool begins_legend(const std::vector<std::string_view>& words, std::size_t at)
{
    const auto word = words[at];
    const bool equals = word.ends_with('=') || word.ends_with(':')
        || (at + 1 < words.size() && (words[at + 1] == "=" || words[at + 1] == ":"));
    return equals && is_code(bare(word));
}

// Whether the word names a code as legends do: "a)" and "a =", but not "a" in a sentence.
bool is_marked(const std::vector<std::string_view>& words, std::size_t at)
{
    constexpr std::array marks{"=", ":", "-", "–"};
    const auto word = words[at];
    return !is_small_code(bare(word)) || word.ends_with(')') || word.ends_with('=')
        || word.ends_with(':')
        || (at + 1 < words.size() && std::ranges::find(marks, words[at + 1]) != marks.end());
}

// "21   Shortage   34   Damaged goods": its pieces, as one text.
std::string text_of(const Row& row)
{
    std::string text;
    for (const auto& piece : row.pieces)
        (text += text.empty() ? "" : " ") += piece.text;
    return text;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t begin, std::size_t end)
{
    std::string text;
    for (auto i = begin; i < end; ++i)
        (text += ' ') += words[i];
    return text;
}

std::string_view last_word(std::string_view text)
{
    return text.substr(text.rfind(' ') + 1);
}

} // namespace

std::string text_with_mark(const Analysis& analysis, const Cell& cell)
{
    if (!cell.amount || cell.empty())
        return cell.text;
    const auto rest = std::string_view(analysis.piece(cell.at).text).substr(cell.end);
    const auto glued = rest.substr(0, rest.find(' '));
    return cell.text + std::string(mark_in(glued) == glued ? glued : std::string_view());
}

ReasonCodes::ReasonCodes(
    const Analysis& analysis,
    const std::vector<RemittanceTable>& tables,
    const std::vector<std::size_t>& line_rows)
{
    for (const auto& table : tables) {
        for (const auto& line : table.lines)
            add_codes(analysis, table, line);
    }
    if (reasons_.empty())
        return;
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        if (std::ranges::binary_search(line_rows, row))
            continue;
        const bool goes_on = row + 1 < analysis.grid.rows.size()
            && analysis.grid.rows[row + 1].page == analysis.grid.rows[row].page
            && !std::ranges::binary_search(line_rows, row + 1);
        explain(
            text_of(analysis.grid.rows[row]),
            goes_on ? text_of(analysis.grid.rows[row + 1]) : std::string());
    }
}

// "22-Shortage" and "P1=Price" are two words where the first is one of the codes.
std::vector<std::string_view> ReasonCodes::words_of(std::string_view text) const
{
    std::vector<std::string_view> words;
    for (const auto word : split(text, ' ')) {
        const auto end = std::min(word.find_first_of("=:-)"), word.size());
        if (end + 1 < word.size() && reasons_.contains(bare(word.substr(0, end)))) {
            words.push_back(word.substr(0, end + 1));
            words.push_back(word.substr(end + 1));
        } else {
            words.push_back(word);
        }
    }
    return words;
}

void ReasonCodes::add_codes(
    const Analysis& analysis, const RemittanceTable& table, const PaidLine& line)
{
    const auto add = [this](std::string_view code) { reasons_.emplace(code, std::string_view()); };
    if (is_code(bare(line.reason.text)) || is_small_code(bare(line.reason.text)))
        add(bare(line.reason.text));
    if (const auto mark = mark_in(line.reason.text); !mark.empty())
        add(mark);
    const auto& cells = line.row->cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto text = text_with_mark(analysis, cells[i]);
        const auto code = last_word(text);
        const bool is_lettered = is_code(code) && code.find_first_not_of("0123456789") != code.npos
            && currency_starting_at(code, 0).length == 0;
        if (const auto mark = mark_in(code); cells[i].amount && !mark.empty())
            add(mark);
        // "195.20 SH" and "195.20 07", where both have one title; or under a title that says
        // nothing of a code. Figures before the number count the lines.
        const bool is_beside = cells[i].amount && code.size() < text.size();
        const bool is_alone = code.size() == text.size() && i != table.number_column;
        const bool is_numbered = is_numbered_code(code) && i > table.number_column
            && table.table->columns[i].weight_of(Sense::quantity) < title_least;
        if ((is_lettered || is_numbered) && (is_beside || is_alone))
            add(code);
    }
}

// What follows a code up to the next one explains it, and in the row below where it says nothing
// yet.
void ReasonCodes::explain(std::string_view text, std::string_view next_row)
{
    auto words = words_of(text);
    const auto words_of_row = words.size();
    if (const auto note = reasons_.find(mark_in(words[0]));
        note != reasons_.end() && note->second.empty() && words.size() > 1) {
        const auto reason = deduction_reason_of(text.substr(words[0].size()));
        note->second = reason == "other" ? std::string_view() : reason;
        return;
    }
    if (!next_row.empty())
        std::ranges::copy(words_of(next_row), std::back_inserter(words));
    std::size_t before = 0; // Behind the last code.
    for (std::size_t i = 0; i < words_of_row; ++i) {
        const auto plain = reasons_.find(bare(words[i]));
        const auto found = plain != reasons_.end() ? plain : reasons_.find(mark_in(words[i]));
        if (found == reasons_.end() || !found->second.empty() || !is_marked(words, i))
            continue;
        std::string meaning;
        for (auto next = i + 1; next < words.size(); ++next) {
            if ((reasons_.contains(bare(words[next])) && is_marked(words, next))
                || reasons_.contains(mark_in(words[next])) || begins_legend(words, next)
                || (next >= words_of_row && !named_deduction_reason_of(meaning).empty()))
                break;
            (meaning += ' ') += words[next];
            if (words[next].ends_with(';'))
                break;
        }
        auto reason = named_deduction_reason_of(meaning);
        // "Shortage (22), damage (34)"
        for (auto k = before; k < i; ++k)
            before = words[k].ends_with(';') || words[k].ends_with(',') ? k + 1 : before;
        if (words[i].starts_with('(') && i > before)
            reason = named_deduction_reason_of(joined(words, before, i));
        before = i + 1;
        if (reason != "other")
            found->second = reason;
    }
}

std::string_view ReasonCodes::reason_of(std::string_view text) const
{
    const auto mark = mark_in(last_word(text));
    const auto plain = reasons_.find(bare(text));
    const auto found = mark.empty() || plain != reasons_.end() ? plain : reasons_.find(mark);
    return found == reasons_.end() ? std::string_view() : found->second;
}

} // namespace mailroom::fields
