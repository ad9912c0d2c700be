#include "classifiers/details/master_data_names.h"
#include "classifiers/details/master_data_parts.h"
#include "classifiers/details/master_data_values.h"
#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace mailroom {
namespace {

constexpr std::size_t line_bytes_max = 400;
constexpr std::array<std::string_view, 5> form_fields{
    "bank_name", "name", "address", "contact", "phone"};

// "Banco Ribera certifies that the account": a form's row leaves a gap behind its label.
bool is_sentence(std::string_view between, std::string_view value)
{
    constexpr std::size_t joiner_bytes_max = 3;
    const auto words = split(value, ' ');
    const auto small = std::ranges::count_if(words, [](std::string_view word) {
        return word.size() > joiner_bytes_max && is_lower(word.front());
    });
    return between == " " && small > 1;
}

// "Account name: Fenwick Ltd" tells whose the account is.
bool is_holder(const Prose& prose, std::string_view field, std::size_t first, std::size_t last)
{
    return field == "name" && prose.find("name.holder", first, last) != nullptr;
}

} // namespace

std::size_t first_word_from(const Words& words, std::size_t byte)
{
    const auto found = std::partition_point(
        words.words.begin(), words.words.end(), [&](const auto& word) { return word.end <= byte; });
    return static_cast<std::size_t>(found - words.words.begin());
}

namespace {

// "Street: Am Anger 5", "Postcode, town: 83334 Inzell": one address.
void join_town(MasterDataFields& found, std::string_view street, std::string_view town)
{
    const auto address = found.find("address");
    const bool told = address != found.end() && street.empty();
    const auto begin = told ? std::string_view(address->second) : street;
    const bool number = std::any_of(town.begin(), town.end(), is_digit);
    if (begin.empty() || !number || begin.find(town) != begin.npos)
        return;
    found["address"] = std::string(begin) + ", " + std::string(town);
}

} // namespace

namespace {

// A row "Label: value"; forms leave the colon out where a column's gap stands.
struct LabelledRow {
    std::size_t first = 0, last = 0; // The words of the label, [first, last).
    std::size_t behind = 0, end = 0; // Those of the value.
    std::string_view value;
};

std::optional<LabelledRow> labelled_row(const Words& words, std::string_view line)
{
    constexpr std::size_t label_bytes_max = 40, value_bytes_min = 3;
    const auto colon = std::min({line.find(':'), line.find('\t'), line.find("  ")});
    if (colon == std::string_view::npos || colon == 0 || colon > label_bytes_max)
        return std::nullopt;
    const auto offset = static_cast<std::size_t>(line.data() - words.text.data());
    const auto value = trimmed(line.substr(colon + 1, line_bytes_max));
    const LabelledRow row{
        first_word_from(words, offset), first_word_from(words, offset + colon),
        first_word_from(words, offset + static_cast<std::size_t>(value.data() - line.data())),
        first_word_from(words, offset + line.size()), value};
    return value.size() >= value_bytes_min && row.first < row.last ? std::optional(row)
                                                                   : std::nullopt;
}

// "Address: 5 Mill Lane" above "Leeds LS1 4DY": the rows below that go on, without a label.
std::string
with_rows_below(const Words& words, std::string address, std::span<const std::string_view> below)
{
    constexpr std::size_t rows_max = 3, row_bytes_max = 60, code_digits = 4;
    const auto has_code = [](std::string_view row) {
        const auto digits = std::ranges::count_if(row, is_digit);
        return digits >= static_cast<std::ptrdiff_t>(code_digits);
    };
    for (std::size_t i = 0; i < std::min(below.size(), rows_max) && !has_code(address); ++i) {
        const auto row = trimmed(below[i]);
        const bool starts = !row.empty() && (is_upper(row.front()) || is_digit(row.front()));
        if (!starts || row.size() > row_bytes_max || row.ends_with('.') || row.ends_with(',')
            || row.find_first_of(":@!?") != row.npos || labelled_row(words, below[i]))
            break;
        address += (address.ends_with(',') ? " " : ", ") + std::string(row);
    }
    return address;
}

// "5 Mill Lane, Leeds from 1 May": the day on which it begins to hold.
bool begins_to_hold(const Prose& prose, std::size_t word)
{
    constexpr std::size_t reach = 5;
    return hit_at(prose.hits, "data.from_then", word) != nullptr && !prose.words.words[word].capital
        && std::ranges::any_of(prose.dates, [&](const DateExpression& day) {
               return day.first >= word && day.first <= word + reach;
           });
}

// Where the value of a row goes over to other data: "5 Mill Lane, Leeds, Tel. 0113 ...".
std::string_view before_other_data(const Prose& prose, const LabelledRow& row)
{
    for (auto at = row.behind + 1; at < row.end; ++at) {
        const auto gap = prose.words.gap_after(at - 1);
        const bool label = hit_at(prose.hits, "data.tax_id", at) != nullptr
            || hit_at(prose.hits, "data.phone", at) != nullptr
            || hit_at(prose.hits, "name.account", at) != nullptr;
        const bool old = hit_at(prose.hits, "data.old", at) != nullptr; // "(bisher Dock 9)"
        if (((label || old) && gap.find_first_of(",;(") != gap.npos) || begins_to_hold(prose, at))
            return prose.words.source(row.behind, at);
    }
    return row.value;
}

// "The company changes its address: 5 Mill Lane, Leeds": no name.
bool tells_of_move(const Prose& prose, const LabelledRow& row)
{
    return prose.find("data.address", row.first, row.last) != nullptr
        && prose.find("data.change", row.first, row.last) != nullptr;
}

} // namespace

void find_labelled_data(const MasterDataContext& context, MasterDataFields& found)
{
    std::string_view street, town; // In rows of their own.
    bool was_named = false;        // "Old: Fenwick Ltd", above "New: Fenwick Mill plc".
    static constexpr std::array labelled{"address", "contact", "name", "bank_name", "phone"};
    const auto& prose = context.prose;
    const auto lines = split(std::string_view(prose.words.text), '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto row = labelled_row(prose.words, lines[i]);
        if (!row)
            continue;
        const bool old = prose.find("data.old", row->first, row->last) != nullptr;
        for (const std::string field : labelled) {
            if (!prose.find("data." + field, row->first, row->last) || old
                || is_holder(prose, field, row->first, row->last)
                || (field == "name" && tells_of_move(prose, *row)))
                continue;
            auto value =
                value_of(field, field == "address" ? before_other_data(prose, *row) : row->value);
            if (field == "address")
                value =
                    with_rows_below(prose.words, std::move(value), std::span(lines).subspan(i + 1));
            if (fits(field, value))
                found.try_emplace(field, std::move(value));
        }
        if (prose.find("data.legal_form", row->behind, row->end) != nullptr) {
            if (was_named && !old && prose.find("data.change", row->first, row->last))
                found.try_emplace("name", value_of("name", row->value));
            was_named |= old;
        }
        const auto* label = prose.find("data.town", row->first, row->last);
        if (label != nullptr && label->first == row->first && !old)
            town = row->value;
        else if (hit_at(prose.hits, "data.street", row->first) != nullptr)
            street = row->value;
    }
    join_town(found, street, town);
}

void find_data_in_form(const MasterDataContext& context, MasterDataFields& found)
{
    constexpr std::size_t label_words_max = 4, name_words_max = 6;
    const auto& words = context.prose.words;
    const std::string_view text = words.text;
    const auto lines = split(text, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto offset = static_cast<std::size_t>(lines[i].data() - text.data());
        const auto first = first_word_from(words, offset);
        const auto limit = std::min(first + label_words_max, words.words.size());
        for (const auto field : form_fields) {
            const auto* label = context.prose.find("data." + std::string(field), first, limit);
            if (label == nullptr || words.words[label->last - 1].end > offset + lines[i].size()
                || is_holder(context.prose, field, first, limit))
                continue;
            auto value = trimmed(lines[i]
                                     .substr(words.words[label->last - 1].end - offset)
                                     .substr(0, line_bytes_max));
            while (!value.empty() && (value.front() == ':' || value.front() == '.'))
                value = trimmed(value.substr(1));
            if (value.empty() && i + 1 < lines.size())
                value = trimmed(lines[i + 1].substr(0, line_bytes_max));
            auto whole = value_of(field, value);
            const auto rest = lines[i].substr(
                std::min(lines[i].size(), words.words[label->last - 1].end - offset));
            const auto between = rest.substr(0, rest.find(value));
            // "Kindly note our bank's SWIFT will change": in the mail itself rows are marked.
            if (context.rows == Rows::marked && between.find_first_of(":\t\n") == between.npos
                && between.find("  ") == between.npos && rest.find(value) != rest.npos)
                continue;
            if (field == "bank_name" && is_sentence(between, whole)) {
                const auto name = name_around(context.prose, label->first, name_words_max);
                whole = words.source(name.first, name.last);
            }
            if (fits(field, whole))
                found.try_emplace(std::string(field), std::move(whole));
        }
    }
}

} // namespace mailroom
