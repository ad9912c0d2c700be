#include "parsers/fields/billing_shape.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/remittance/advice_shape.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

namespace mailroom::fields {
namespace {

// A row that ends with money.
struct Entry {
    std::size_t row = 0;
    Decimal amount;
    float right = 0; // Where its figures end.
    bool in_words = false;
};

// "Oak coffin, brass handles"; "Rechnung 4711 vom 03.05.2026" names a document.
bool tells_in_words(const Analysis& analysis, std::size_t row)
{
    constexpr std::size_t letters_least = 4;
    const auto is_letter = [](unsigned char byte) {
        return is_lower(static_cast<char>(byte)) || is_upper(static_cast<char>(byte))
            || byte >= 0x80;
    };
    bool words = false;
    for (std::size_t i = 0; i < analysis.values[row].size(); ++i) {
        const auto& values = analysis.values[row][i];
        const bool is_document = std::ranges::any_of(values.labels, [](const Label& label) {
            return family_of(label.best()) == Family::title
                || label.weight_of(Sense::invoice_number) > 0
                || label.weight_of(Sense::document_number) > 0;
        });
        if (is_document || !values.dates.empty())
            return false;
        for (const auto word : split(analysis.piece({row, i}).text, ' '))
            words = words
                || (word.size() >= letters_least
                    && std::ranges::all_of(word.substr(0, letters_least), is_letter));
    }
    return words;
}

std::vector<Entry> entries_of(const Analysis& analysis)
{
    std::vector<Entry> entries;
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        const auto& piece = analysis.grid.rows[row].pieces.back();
        const auto& amounts = analysis.values[row].back().amounts;
        constexpr std::size_t behind_most = 4; // " EUR"
        if (amounts.empty() || !is_money(amounts.back()) || amounts.back().percent
            || amounts.back().end + behind_most < piece.text.size())
            continue;
        entries.push_back({row, amounts.back().value, piece.box.x1, tells_in_words(analysis, row)});
    }
    return entries;
}

// In one column of one page, with no more between them than what is wrapped.
bool follows(const Analysis& analysis, const Entry& above, const Entry& below)
{
    constexpr std::size_t rows_most = 4;
    const auto& rows = analysis.grid.rows;
    return below.row - above.row <= rows_most && rows[above.row].page == rows[below.row].page
        && std::abs(above.right - below.right) < 2 * analysis.grid.body_size;
}

// At least two entries above make the last one, and most of these are told in words.
bool makes_sum(const Analysis& analysis, std::span<const Entry> entries)
{
    constexpr std::size_t entries_least = 2, entries_most = 60;
    const auto& total = entries.back();
    Decimal sum;
    std::size_t in_words = 0;
    for (std::size_t count = 1; count < entries.size() && count <= entries_most; ++count) {
        const auto& entry = entries[entries.size() - 1 - count];
        if (!follows(analysis, entry, entries[entries.size() - count]))
            return false;
        sum = sum + entry.amount;
        in_words += entry.in_words;
        if (count >= entries_least && !sum.is_zero() && sum == total.amount)
            return 2 * in_words > count;
    }
    return false;
}

bool asks_for_payment(const Analysis& analysis)
{
    const double asked = count_of(
        analysis,
        {Sense::due_date, Sense::payable, Sense::iban, Sense::bic, Sense::prepaid, Sense::untaxed});
    const double paid = count_of(
        analysis, {Sense::payment_date, Sense::payment_amount, Sense::vendor_number, Sense::pays});
    return asked > 0 && paid == 0;
}

} // namespace

bool is_shaped_as_bill(const Analysis& analysis)
{
    if (analysis.is_body || !asks_for_payment(analysis))
        return false;
    const auto entries = entries_of(analysis);
    for (std::size_t end = 3; end <= entries.size(); ++end) {
        if (makes_sum(analysis, std::span(entries).first(end)))
            return true;
    }
    return false;
}

} // namespace mailroom::fields
