#include "parsers/fields/till/till_signs.h"

#include "core/ascii.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

template <typename Holds>
bool any_of_kind(const std::vector<TillRow>& rows, TillRowKind kind, const Holds& holds)
{
    return std::ranges::any_of(rows, [&](const TillRow& row) {
        return row.kind == kind && row.amount && holds(abs(row.amount->value));
    });
}

// "Total 48.05", "Card 48.05"
bool is_paid_in_full(const std::vector<TillRow>& rows)
{
    return any_of_kind(rows, TillRowKind::cash, [&](const Decimal& paid) {
        return !paid.is_zero() && any_of_kind(rows, TillRowKind::total, [&](const Decimal& total) {
            return total == paid;
        });
    });
}

} // namespace

bool has_hour(std::string_view text)
{
    for (auto at = text.find(':'); at != text.npos; at = text.find(':', at + 1)) {
        const auto digit = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
        if (at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2) && !digit(at + 3))
            return true;
    }
    return false;
}

std::string text_of(const Row& row)
{
    std::string text;
    for (const auto& piece : row.pieces)
        (text += piece.text) += ' ';
    return text;
}

bool is_till_receipt(const Analysis& analysis, const std::vector<TillRow>& rows)
{
    bool amount = false;
    std::array<bool, enum_names<TillRowKind>.size()> has{};
    for (const auto& row : rows) {
        has[static_cast<std::size_t>(row.kind)] = true;
        amount = amount
            || (row.amount
                && (row.kind == TillRowKind::total || row.kind == TillRowKind::subtotal
                    || row.kind == TillRowKind::net || row.kind == TillRowKind::cash));
    }
    bool hour = false;
    float billed = 0;
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        hour = hour || has_hour(text_of(analysis.grid.rows[row]));
        for (const auto& piece : analysis.values[row]) {
            for (const auto& label : piece.labels)
                billed = std::max(
                    {billed, label.begin == 0 ? label.weight_of(Sense::buyer) : 0,
                     label.weight_of(Sense::due_date)});
        }
    }
    int signs = (hour ? 1 : 0) + (is_paid_in_full(rows) ? 1 : 0);
    for (const auto kind :
         {TillRowKind::cash, TillRowKind::change, TillRowKind::rounding, TillRowKind::till,
          TillRowKind::summary})
        signs += has[static_cast<std::size_t>(kind)] ? 1 : 0;
    return amount && signs >= (billed > 0.7F ? 3 : 2);
}

bool gives_change(const std::vector<TillRow>& rows)
{
    return any_of_kind(rows, TillRowKind::cash, [&](const Decimal& given) {
        return any_of_kind(rows, TillRowKind::change, [&](const Decimal& returned) {
            return !returned.is_zero()
                && any_of_kind(rows, TillRowKind::total, [&](const Decimal& total) {
                       return total == given - returned;
                   });
        });
    });
}

bool is_taxed_and_paid(const std::vector<TillRow>& rows)
{
    return any_of_kind(rows, TillRowKind::tax, [&](const Decimal& tax) {
        return !tax.is_zero()
            && any_of_kind(rows, TillRowKind::subtotal, [&](const Decimal& goods) {
                   return any_of_kind(rows, TillRowKind::cash, [&](const Decimal& paid) {
                       return paid == goods + tax
                           && any_of_kind(rows, TillRowKind::total, [&](const Decimal& total) {
                                  return total == paid;
                              });
                   });
               });
    });
}

} // namespace mailroom::fields
