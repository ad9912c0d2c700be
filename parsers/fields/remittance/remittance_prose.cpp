#include "parsers/fields/remittance/remittance_prose.h"

#include "core/ascii.h"
#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/remittance/number_series.h"
#include "parsers/fields/remittance/paid_records.h"
#include "parsers/fields/remittance/parts_below.h"
#include "parsers/fields/remittance/remittance_records.h"
#include "parsers/fields/remittance/sentence_lines.h"
#include "parsers/fields/remittance/told_documents.h"

#include <algorithm>
#include <span>
#include <utility>

namespace mailroom::fields {
namespace {

constexpr std::size_t words_max = 12; // More make a sentence.

struct Found {
    PieceRef at;
    std::size_t begin = 0, end = 0;
};

bool is_taken(const PieceValues& values, std::size_t begin, std::size_t end)
{
    return std::ranges::any_of(
               values.dates, [&](const auto& date) { return begin < date.end && date.begin < end; })
        || std::ranges::any_of(values.amounts, [&](const auto& amount) {
               return is_money(amount) && begin < amount.end && amount.begin < end;
           });
}

// The first word with a digit that is neither date nor money: three characters make a number.
std::optional<Found> number_in_row(const Analysis& analysis, std::size_t row)
{
    for (std::size_t i = 0; i < analysis.grid.rows[row].pieces.size(); ++i) {
        const auto& piece = analysis.grid.rows[row].pieces[i];
        for (std::size_t k = 0; k < piece.words.size(); ++k) {
            const auto& word = piece.words[k];
            const auto from = begin_of_series(piece, k);
            const auto number = number_at(std::string_view(piece.text).substr(0, word.end), from);
            if (number.size() < 3)
                continue;
            const auto begin = static_cast<std::size_t>(number.data() - piece.text.data());
            if (!is_taken(analysis.values[row][i], begin, begin + number.size()))
                return Found{{row, i}, begin, begin + number.size()};
        }
    }
    return std::nullopt;
}

struct MoneyInRow {
    PieceRef at;
    const ScannedAmount* amount = nullptr;
};

std::vector<MoneyInRow> money_in_row(const Analysis& analysis, std::size_t row)
{
    std::vector<MoneyInRow> money;
    for (std::size_t i = 0; i < analysis.grid.rows[row].pieces.size(); ++i) {
        for (const auto& found : analysis.values[row][i].amounts) {
            if (is_money(found))
                money.push_back({{row, i}, &found});
        }
    }
    return money;
}

void set_amount(
    const Analysis& analysis, Facts& line, Term term, const MoneyInRow& money, const Decimal& value)
{
    line.set(
        {term, value, 0.7,
         evidence_of(analysis, money.at, money.amount->begin, money.amount->end)});
}

// "4711: 1,000.00 less 20.00 = 980.00", with more amounts taken off, or with none.
bool is_subtraction(std::span<const MoneyInRow> money, const ScannedAmount& result)
{
    if (money.empty())
        return false;
    auto rest = abs(money.front().amount->value);
    for (const auto& taken : money.subspan(1))
        rest = rest - abs(taken.amount->value);
    return rest == abs(result.value);
}

bool is_subtraction(const std::vector<MoneyInRow>& money)
{
    return money.size() > 1
        && is_subtraction(std::span(money).first(money.size() - 1), *money.back().amount);
}

// "4711: 980.00 (1,000.00 less 20.00)"
bool is_explained_behind(const std::vector<MoneyInRow>& money)
{
    return money.size() > 2 && is_subtraction(std::span(money).subspan(1), *money[0].amount);
}

bool tells_credit(const Analysis& analysis, std::size_t row)
{
    return std::ranges::any_of(analysis.values[row], [](const PieceValues& piece) {
        return std::ranges::any_of(piece.labels, [](const Label& label) {
            return label.weight_of(Sense::title_credit_note) > 0.5F
                || label.weight_of(Sense::credit_note_number) > 0.5F;
        });
    });
}

// "Your credit note C-12 of 3 May: less 298.11".
bool is_taken_off(const Analysis& analysis, const MoneyInRow& money)
{
    const auto before =
        std::string_view(analysis.piece(money.at).text).substr(0, money.amount->begin);
    return tells_credit(analysis, money.at.row) && says_minus(before);
}

std::optional<Facts> line_of(const Analysis& analysis, std::size_t row)
{
    const auto& grid_row = analysis.grid.rows[row];
    auto money = money_in_row(analysis, row);
    std::size_t words = 0;
    for (const auto& piece : grid_row.pieces)
        words += piece.words.size();
    const bool is_behind = is_explained_behind(money);
    const bool subtracts = is_behind || is_subtraction(money);
    // "4711 (1,498.00 less 58.00)    1,440.00": what stands by itself at the end counts.
    if (money.size() > 1 && !subtracts && money.back().at.piece + 1 == grid_row.pieces.size()
        && analysis.values_of(money.back().at).amounts.size() == 1)
        money.erase(money.begin(), money.end() - 1);
    const auto number = number_in_row(analysis, row);
    if (!number || (!subtracts && (money.size() != 1 || words > words_max)))
        return std::nullopt;
    // The number comes first: "of 68.43 under reference 4711" is another sentence.
    const auto& first = money.front();
    if (number->at.piece > first.at.piece
        || (number->at == first.at && number->begin > first.amount->begin))
        return std::nullopt;
    Facts line;
    const auto& text = analysis.piece(number->at).text;
    line.set(
        {Term::document_number, text.substr(number->begin, number->end - number->begin), 0.7,
         evidence_of(analysis, number->at, number->begin, number->end)});
    for (std::size_t i = 0; i < grid_row.pieces.size(); ++i) {
        for (const auto& date : analysis.values[row][i].dates) {
            if (line.find(Term::document_date) == nullptr)
                line.set(
                    {Term::document_date, date.value, 0.7,
                     evidence_of(analysis, {row, i}, date.begin, date.end)});
        }
    }
    const auto& net = is_behind ? money.front() : money.back();
    const auto& value = net.amount->value;
    set_amount(
        analysis, line, Term::net_amount, net,
        !subtracts && is_taken_off(analysis, net) ? -abs(value) : value);
    return line;
}

Decimal net_of(const Facts& line)
{
    return line.amount(Term::net_amount).value_or(Decimal());
}

Decimal net_sum_of(const ProseLines& prose)
{
    Decimal sum;
    for (const auto& line : prose.lines)
        sum = sum + net_of(line);
    return sum;
}

// "Our cheque 4711 for 980.00 settles:" names the sum of the lines, and is none of them.
void drop_announced_sum(ProseLines& found)
{
    constexpr std::size_t lines_least = 3;
    const auto sum = net_sum_of(found);
    for (std::size_t i = 0; found.lines.size() >= lines_least && i < found.lines.size(); ++i) {
        if (net_of(found.lines[i]) + net_of(found.lines[i]) != sum)
            continue;
        found.lines.erase(found.lines.begin() + static_cast<std::ptrdiff_t>(i));
        found.grid_rows.erase(found.grid_rows.begin() + static_cast<std::ptrdiff_t>(i));
        return;
    }
}

// "Credit note C-12 of 3 May, less 298.11": the words are the minus where the sum says so too.
void set_signs_of_credits(const Analysis& analysis, ProseLines& prose)
{
    if (adds_up(analysis, prose))
        return;
    auto turned = prose;
    for (std::size_t i = 0; i < prose.lines.size(); ++i) {
        auto net = *prose.lines[i].find(Term::net_amount);
        if (net_of(prose.lines[i]).is_negative() || !tells_credit(analysis, prose.grid_rows[i]))
            continue;
        net.value = -net_of(prose.lines[i]);
        turned.lines[i].set(net);
    }
    if (adds_up(analysis, turned))
        prose = std::move(turned);
}

// Those that tell something, and all: a gross amount that is paid whole says hardly more than the
// net amount does.
std::pair<std::size_t, std::size_t> facts_in(const ProseLines& prose)
{
    std::size_t telling = 0, all = 0;
    for (const auto& line : prose.lines) {
        const bool is_whole = line.amount(Term::gross_amount) == line.amount(Term::net_amount);
        all += line.facts.size();
        telling += line.facts.size() - (is_whole ? 1 : 0);
    }
    return {telling, all};
}

} // namespace

bool is_sum_beside(const Analysis& analysis, const ProseLines& prose)
{
    if (prose.lines.empty())
        return false;
    const auto sum = net_sum_of(prose);
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        if (std::ranges::binary_search(prose.grid_rows, row))
            continue;
        for (const auto& piece : analysis.values[row]) {
            for (const auto& amount : piece.amounts) {
                if (is_money(amount) && amount.value == sum)
                    return true;
            }
        }
    }
    return false;
}

bool adds_up(const Analysis& analysis, const ProseLines& prose)
{
    return prose.lines.size() > 1 && is_sum_beside(analysis, prose);
}

ProseLines prose_lines_of(const Analysis& analysis)
{
    ProseLines found;
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        if (auto line = line_of(analysis, row)) {
            found.lines.push_back(std::move(*line));
            found.grid_rows.push_back(row);
        }
    }
    drop_announced_sum(found);
    set_signs_of_credits(analysis, found);
    return found;
}

ProseLines lines_without_table(const Analysis& analysis)
{
    auto prose = prose_lines_of(analysis);
    auto records = record_lines_of(analysis);
    bool by_records = records.lines.size() > prose.lines.size();
    if (auto reduced = prose; !by_records && !adds_up(analysis, prose)) {
        set_nets_below(analysis, reduced);
        if (adds_up(analysis, reduced))
            prose = std::move(reduced);
        else
            by_records = adds_up(analysis, records);
    }
    add_parts_below(analysis, prose);
    auto& found = by_records ? records : prose;
    auto sentences = sentence_lines_of(analysis);
    if (!adds_up(analysis, found) && sentences.lines.size() < 2 && tells_payment_of_one(analysis))
        return record_of_one(analysis);
    if (!sentences.lines.empty()
        && (!adds_up(analysis, found) || facts_in(sentences) > facts_in(found)))
        return sentences;
    return std::move(found);
}

std::vector<std::size_t> prose_rows_that_add_up(const Analysis& analysis)
{
    auto prose = prose_lines_of(analysis);
    if (adds_up(analysis, prose))
        return std::move(prose.grid_rows);
    std::vector<std::size_t> rows;
    if (!analysis.is_body && !sentence_lines_of(analysis).lines.empty()) {
        for (const auto& document : told_documents_of(analysis))
            rows.push_back(document.number.at.row);
    }
    return rows;
}

bool adds_up_in_prose(const Analysis& analysis)
{
    return adds_up(analysis, prose_lines_of(analysis))
        || (!analysis.is_body && !sentence_lines_of(analysis).lines.empty());
}

} // namespace mailroom::fields
