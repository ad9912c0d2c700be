#include "parsers/fields/remittance/named_numbers.h"

#include "core/ascii.h"
#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/labels/phrase_codes.h"
#include "parsers/fields/remittance/called.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr std::size_t number_least = 3; // Characters.

// "Fact.", "nota cr.": the words before the number end in a short word for the document.
bool ends_in_kind(std::string_view words)
{
    static const PhraseCodes kinds("document_kinds.tsv");
    return kinds.ends_with(words, "invoice") || kinds.ends_with(words, "credit");
}

// The number that begins here and no further on, which is no day.
std::string_view number_right_at(std::string_view text, std::size_t from)
{
    const auto begin = std::min(text.find_first_not_of(" :.#", from), text.size());
    const auto number = number_at(text, begin);
    const bool is_here = !number.empty() && number.data() == text.data() + begin;
    const bool is_date =
        is_here && !scan_dates(text.substr(begin, number.size()), DateOrder::unknown).empty();
    return is_here && !is_date && number.size() >= number_least ? number : std::string_view();
}

// "Invoice", "INVOICE", "Fact.": no series of numbers, as "RE" and "FAC" are.
bool is_word(std::string_view text)
{
    constexpr std::size_t series_bytes_max = 5;
    const auto first = text.substr(0, text.find(' '));
    return first.size() < text.size() && std::ranges::none_of(first, is_digit) && first.size() > 2
        && (is_lower(first[1]) || first.back() == '.' || first.size() > series_bytes_max);
}

} // namespace

std::string_view number_behind_words(std::string_view text)
{
    return is_word(text) ? named_number_in(text) : std::string_view();
}

std::string_view named_number_in(std::string_view text)
{
    for (const auto& label : labels_in(text)) {
        if (!calls_invoice(label))
            continue;
        const auto number = number_right_at(text, after_number_words(text, label.end));
        if (!number.empty())
            return number;
    }
    for (auto blank = text.find(' '); blank != text.npos; blank = text.find(' ', blank + 1)) {
        if (!ends_in_kind(text.substr(0, blank)))
            continue;
        const auto number = number_right_at(text, blank);
        if (!number.empty())
            return number;
    }
    return {};
}

bool names_numbers_in_words(const Table& table, std::size_t column)
{
    constexpr float amount_least = 0.5F;
    const bool has_amounts = std::ranges::any_of(table.columns, [](const Column& other) {
        return std::ranges::any_of(other.meanings, [](const Meaning& meaning) {
            return family_of(meaning.sense) == Family::amount && meaning.weight >= amount_least;
        });
    });
    if (!has_amounts)
        return false;
    constexpr std::size_t nearly_all = 10; // One in ten may be called otherwise.
    std::size_t lines = 0, named = 0;
    for (const auto& row : table.rows) {
        const auto& text = row.cells[column].text;
        const auto& amount = row.cells[column].amount;
        if (row.kind != RowKind::line || text.empty() || (amount && is_money(*amount)))
            continue; // A note that names what was taken off, in the breadth of the table.
        ++lines;
        named += !named_number_in(text).empty();
    }
    return lines > 1 && nearly_all * (lines - named) <= lines;
}

} // namespace mailroom::fields
