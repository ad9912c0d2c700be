#include "classifiers/details/remittance_books.h"

#include "classifiers/details/remittance_prose.h"
#include "classifiers/details/sums_unpaid.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr std::size_t row_words_max = 14, lines_max = 500;

struct Row {
    const OpenItem* item = nullptr;
    std::vector<Decimal> amounts; // Beside the number, in the order of the text.
};

// Sheets leave decimal places out; anything may be a sum here, since it must add up.
bool may_be_sum(const Prose& text, const AmountMention& amount)
{
    return (amount.is_money || abs(amount.value) >= Decimal{10, 0})
        && !is_paid_before(text, amount);
}

bool has_line_end(const Prose& text, std::size_t first, std::size_t last)
{
    const auto begin = text.words.words[first - 1].end;
    const auto end = text.words.words[last].begin;
    return std::string_view(text.words.text).substr(begin, end - begin).find('\n')
        != std::string_view::npos;
}

enum class AmountSide { behind, before }; // Of the number, in its row.

std::vector<Row>
rows_of(const Prose& text, const Books& books, std::string_view party_id, AmountSide side)
{
    std::vector<const Reference*> numbers;
    for (const auto& reference : text.references) {
        const auto* item = reference.known ? item_paid(books, party_id, reference.number) : nullptr;
        const bool seen = std::any_of(numbers.begin(), numbers.end(), [&](const auto* other) {
            return other->number == reference.number;
        });
        if (item && !seen && numbers.size() < lines_max)
            numbers.push_back(&reference);
    }
    std::vector<Row> rows;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto& number = *numbers[i];
        Row row{item_paid(books, party_id, number.number), {}};
        if (side == AmountSide::behind) {
            const auto limit =
                i + 1 < numbers.size() ? numbers[i + 1]->first : text.words.words.size();
            const auto last = std::min(number.last + row_words_max, limit);
            for (const auto* amount : within(text.amounts, number.last, last)) {
                // Below the last row stands the total.
                const bool below = i + 1 == numbers.size() && !row.amounts.empty()
                    && has_line_end(text, number.last, amount->first);
                if (!below && may_be_sum(text, *amount))
                    row.amounts.push_back(amount->value);
            }
        } else {
            const auto limit = i > 0 ? numbers[i - 1]->last : 0;
            const auto first =
                std::max(number.first > row_words_max ? number.first - row_words_max : 0, limit);
            for (const auto* amount : within(text.amounts, first, number.first)) {
                if (may_be_sum(text, *amount) && !has_line_end(text, amount->last, number.first))
                    row.amounts.push_back(amount->value);
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

// Ways to read the sum that a row pays.
using Choice = std::optional<Decimal> (*)(const Row&);
constexpr std::array<Choice, 5> choices{
    [](const Row& row) {
        return row.amounts.empty() ? std::nullopt : std::optional(row.amounts.back());
    },
    [](const Row& row) {
        return row.amounts.empty() ? std::nullopt : std::optional(row.amounts.front());
    },
    [](const Row& row) {
        return row.amounts.size() < 2 ? std::nullopt
                                      : std::optional(row.amounts[row.amounts.size() - 2]);
    },
    [](const Row& row) { return std::optional(row.item->open_amount); },
    [](const Row& row) { return std::optional(row.item->amount); },
};

std::optional<std::vector<Decimal>> read_rows(const std::vector<Row>& rows, Choice choice)
{
    std::vector<Decimal> nets;
    for (const auto& row : rows) {
        const auto net = choice(row);
        if (!net)
            return std::nullopt;
        // Credit notes are taken off, however the payer writes them.
        nets.push_back(row.item->type == OpenItemType::credit_note ? -abs(*net) : abs(*net));
    }
    return nets;
}

RemittanceLine line_of(const Row& row, const Decimal& net, const Prose& text)
{
    RemittanceLine line;
    line.document_number = row.item->number;
    line.net_amount = net;
    line.gross_amount = amount_owed(*row.item, text);
    const auto difference = *line.gross_amount - net;
    const bool told = std::any_of(row.amounts.begin(), row.amounts.end(), [&](const auto& amount) {
        return abs(amount) == abs(difference);
    });
    // A half that is paid takes nothing off the other.
    if (told && !difference.is_zero() && !difference.is_negative() && difference != net)
        line.deduction_amount = difference;
    return line;
}

std::optional<Remittance> reconcile_rows(
    const Prose& text, const std::vector<Row>& rows, const std::optional<Decimal>& payment_amount)
{
    if (rows.empty())
        return std::nullopt;
    const auto is_told = [&](const Decimal& sum) {
        const auto times =
            std::count_if(text.amounts.begin(), text.amounts.end(), [&](const auto& amount) {
                return amount.value == sum;
            });
        return (payment_amount && sum == *payment_amount) || times > (rows.size() == 1 ? 1 : 0);
    };
    // Of several columns that add up to a sum of the text, the smallest is what is paid: gross
    // stands beside net. A column of discounts is far smaller than the half of what is owed.
    Decimal owed;
    for (const auto& row : rows)
        owed = owed + row.item->amount;
    std::optional<std::vector<Decimal>> best;
    Decimal best_sum;
    for (const auto choice : choices) {
        const auto nets = read_rows(rows, choice);
        if (!nets)
            continue;
        Decimal sum;
        for (const auto& net : *nets)
            sum = sum + net;
        const bool is_column_of_discounts =
            sum * Decimal{2, 0} < owed && !(payment_amount && sum == *payment_amount);
        if (!is_told(sum) || is_column_of_discounts || (best && sum >= best_sum))
            continue;
        best = nets;
        best_sum = sum;
    }
    if (!best)
        return std::nullopt;
    Remittance found;
    found.payment_amount = best_sum;
    for (std::size_t i = 0; i < rows.size(); ++i)
        found.lines.push_back(line_of(rows[i], (*best)[i], text));
    return found;
}

} // namespace

const OpenItem* item_paid(const Books& books, std::string_view party_id, const std::string& number)
{
    const OpenItem* of_another = nullptr;
    std::size_t of_others = 0;
    for (const auto* item : books.open_items_by_number(number)) {
        if (item->side != Side::receivable)
            continue;
        if (item->party_id == party_id)
            return item;
        of_another = item;
        ++of_others;
    }
    return of_others == 1 ? of_another : nullptr;
}

Decimal signed_amount(const OpenItem& item)
{
    return item.type == OpenItemType::credit_note ? -abs(item.amount) : item.amount;
}

Decimal amount_owed(const OpenItem& item, const Prose& text)
{
    const bool in_part = !item.open_amount.is_zero() && abs(item.open_amount) < abs(item.amount);
    const bool is_told = std::ranges::any_of(text.amounts, [&](const AmountMention& amount) {
        return abs(amount.value) == abs(item.amount);
    });
    if (!in_part || is_told)
        return signed_amount(item);
    return item.type == OpenItemType::credit_note ? -abs(item.open_amount) : item.open_amount;
}

std::optional<Remittance> reconcile_payment(
    const Prose& text,
    const Books& books,
    std::string_view party_id,
    const std::optional<Decimal>& payment_amount)
{
    for (const auto side : {AmountSide::behind, AmountSide::before}) {
        const auto rows = rows_of(text, books, party_id, side);
        if (auto found = reconcile_rows(text, rows, payment_amount))
            return found;
    }
    return std::nullopt;
}

} // namespace mailroom
