#include "parsers/fields/remittance/credit_rows.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace mailroom::fields {
namespace {

bool names_credit_notes(std::string_view code)
{
    constexpr std::array<std::string_view, 12> series{"cn", "cm", "cr", "crn", "gs",  "gu",
                                                      "av", "nc", "ab", "abo", "ncr", "kr"};
    return std::ranges::find(series, to_lower_ascii(code)) != series.end();
}

bool says_credit(const Analysis& analysis, const TableRow& row)
{
    for (const auto& piece : analysis.values[row.grid_row]) {
        for (const auto& label : piece.labels) {
            if (label.weight_of(Sense::title_credit_note) > 0.6F)
                return true;
        }
    }
    return false;
}

// "H", "1,250.00 H": a capital alone, or behind an amount.
char letter_in(const Cell& cell)
{
    const auto& text = cell.text;
    const bool is_alone =
        text.size() == 1 || (cell.amount && text.size() > 2 && text[text.size() - 2] == ' ');
    return is_alone && is_upper(text.back()) ? text.back() : 0;
}

// The rarer of the two letters that the rows have in this column; nothing where they have others.
char rarer_letter(const std::vector<PaidLine>& lines, std::size_t column)
{
    std::map<char, std::size_t> counts;
    for (const auto& line : lines) {
        const char letter = letter_in(line.row->cells[column]);
        if (letter == 0)
            return 0;
        ++counts[letter];
    }
    if (counts.size() != 2 || counts.begin()->second == counts.rbegin()->second)
        return 0;
    return std::ranges::min_element(counts, {}, &std::pair<const char, std::size_t>::second)->first;
}

// "500.00 H ... 490.00": the letter is no minus where the amounts beside it have none.
void drop_sign_of_letter(PaidLine& line, std::size_t column)
{
    auto& amounts = line.amounts.amounts;
    const bool is_signed = std::ranges::any_of(amounts, [&](const auto& other) {
        return other && &other != &amounts[column] && other->is_negative();
    });
    if (amounts[column] && !is_signed)
        amounts[column] = abs(*amounts[column]);
}

} // namespace

void mark_credits_by_letter(std::vector<PaidLine>& lines)
{
    const bool told =
        std::ranges::any_of(lines, [](const PaidLine& line) { return line.amounts.is_credit; });
    if (told || lines.empty())
        return;
    for (std::size_t column = 0; column < lines.front().row->cells.size(); ++column) {
        const char letter = rarer_letter(lines, column);
        if (letter == 0)
            continue;
        for (auto& line : lines) {
            line.amounts.is_credit = letter_in(line.row->cells[column]) == letter;
            drop_sign_of_letter(line, column);
        }
        return;
    }
}

bool is_credit_row(const Analysis& analysis, const TableRow& row, const Cell& number)
{
    const auto series = number.text.substr(0, number.text.find_first_of("0123456789-/ _."));
    return names_credit_notes(series) || says_credit(analysis, row)
        || std::ranges::any_of(
               row.cells, [](const Cell& cell) { return names_credit_notes(cell.text); });
}

void sign_as_paid(Facts& line)
{
    const auto gross = line.amount(Term::gross_amount), net = line.amount(Term::net_amount);
    const auto size_of = [&](Term term) { return abs(line.amount(term).value_or(Decimal())); };
    if (!gross || !net || gross->is_zero() || gross->is_negative() == net->is_negative()
        || abs(*gross) - size_of(Term::discount_amount) - size_of(Term::deduction_amount)
            != abs(*net))
        return;
    for (const auto term : {Term::gross_amount, Term::discount_amount, Term::deduction_amount}) {
        if (const auto* printed = line.find(term); printed != nullptr) {
            auto fact = *printed;
            fact.value = net->is_negative() ? -size_of(term) : size_of(term);
            line.set(std::move(fact));
        }
    }
}

} // namespace mailroom::fields
