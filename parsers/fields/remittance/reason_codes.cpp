#include "parsers/fields/remittance/reason_codes.h"

#include "core/currency.h"
#include "core/text.h"
#include "parsers/fields/remittance/reasons.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr std::size_t code_bytes_max = 4;

bool is_code(std::string_view text)
{
    return !text.empty() && text.size() <= code_bytes_max && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    });
}

// "SH", "SH:", "(SH)" and "SH=" name the code SH.
std::string_view bare(std::string_view word)
{
    constexpr std::string_view marks = "=:;,.()[]-";
    const auto begin = std::min(word.find_first_not_of(marks), word.size());
    const auto end = word.find_last_not_of(marks);
    return end == word.npos ? std::string_view() : word.substr(begin, end + 1 - begin);
}

// "(1)", "1)", "**": a mark that a note below the lines explains; empty where it is none.
std::string_view mark_in(std::string_view word)
{
    constexpr std::size_t mark_bytes_max = 3;
    const auto stars = word.find_last_not_of('*');
    if (const auto begin = stars == word.npos ? 0 : stars + 1; begin < word.size())
        return word.size() - begin <= mark_bytes_max ? word.substr(begin) : std::string_view();
    if (!word.ends_with(')') || word.size() > mark_bytes_max)
        return {};
    const auto mark = word.substr(word.starts_with('('));
    return mark.size() > 1 && is_code(mark.substr(0, mark.size() - 1)) ? mark : std::string_view();
}

std::string_view last_word(std::string_view text)
{
    return text.substr(text.rfind(' ') + 1);
}

} // namespace

ReasonCodes::ReasonCodes(
    const Analysis& analysis,
    const std::vector<RemittanceTable>& tables,
    const std::vector<std::size_t>& line_rows)
{
    for (const auto& table : tables) {
        for (const auto& line : table.lines) {
            if (is_code(line.reason.text))
                reasons_.emplace(line.reason.text, std::string_view());
            if (const auto mark = mark_in(line.reason.text); !mark.empty())
                reasons_.emplace(mark, std::string_view());
            // "195.20 SH": beside the amount, where both have one title.
            for (const auto& cell : line.row->cells) {
                const auto code = last_word(cell.text);
                if (const auto mark = mark_in(code); cell.amount && !mark.empty())
                    reasons_.emplace(mark, std::string_view());
                if (cell.amount && code.size() < cell.text.size() && is_code(code)
                    && code.find_first_not_of("0123456789") != code.npos
                    && currency_starting_at(code, 0).length == 0)
                    reasons_.emplace(code, std::string_view());
            }
        }
    }
    if (reasons_.empty())
        return;
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        if (std::ranges::binary_search(line_rows, row))
            continue;
        for (const auto& piece : analysis.grid.rows[row].pieces)
            explain(piece.text);
    }
}

// What follows a code up to the next one explains it.
void ReasonCodes::explain(std::string_view text)
{
    const auto words = split(text, ' ');
    if (const auto note = reasons_.find(mark_in(words[0]));
        note != reasons_.end() && note->second.empty() && words.size() > 1) {
        const auto reason = deduction_reason_of(text.substr(words[0].size()));
        note->second = reason == "other" ? std::string_view() : reason;
        return;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = reasons_.find(bare(words[i]));
        if (found == reasons_.end() || !found->second.empty())
            continue;
        std::string meaning;
        for (auto next = i + 1; next < words.size(); ++next) {
            if (reasons_.contains(bare(words[next])))
                break;
            (meaning += ' ') += words[next];
            if (words[next].ends_with(';'))
                break;
        }
        const auto reason = deduction_reason_of(meaning);
        if (reason != "other")
            found->second = reason;
    }
}

std::string_view ReasonCodes::reason_of(std::string_view text) const
{
    const auto mark = mark_in(last_word(text));
    const auto found = reasons_.find(mark.empty() ? text : mark);
    return found == reasons_.end() ? std::string_view() : found->second;
}

} // namespace mailroom::fields
