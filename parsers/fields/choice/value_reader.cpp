#include "parsers/fields/choice/value_reader.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

// "Job 1675/N", "ODA 8100/26": a customer's order is called so as a whole. Where the short word
// begins right before `number` and right behind `from`, else `number`.
std::size_t begin_of_order(std::string_view text, std::size_t from, std::size_t number)
{
    constexpr std::size_t letters_least = 2, letters_most = 4;
    constexpr float label_alone = 0.8F; // A word that labels orders, and is no part of a number.
    const auto begin = text.find_first_not_of(": ", from);
    if (begin >= number || number - begin < letters_least + 1 || text[number - 1] != ' ')
        return number;
    const auto word = text.substr(begin, number - 1 - begin);
    const bool plain = word.size() <= letters_most
        && std::ranges::all_of(word, [](char c) { return is_letter(c); });
    const bool capital = is_upper(word.front());
    const auto labels = labels_in(word);
    return plain && capital
            && (labels.empty() || labels[0].weight_of(Sense::purchase_order) < label_alone)
        ? begin
        : number;
}

// "A 26/1123", "RE 83695": the bytes of the letters of a series before its number, or 0.
std::size_t series_at(std::string_view text, std::size_t at)
{
    constexpr std::size_t letters_max = 2, digits_least = 3;
    std::size_t letters = 0;
    while (at + letters < text.size() && is_upper(text[at + letters]))
        ++letters;
    const auto begin = at + letters + 1;
    if (letters == 0 || letters > letters_max || begin >= text.size() || text[begin - 1] != ' ')
        return 0;
    const auto digits = std::min(text.find_first_not_of("0123456789", begin), text.size()) - begin;
    return digits >= (letters == 1 ? 1 : digits_least) ? letters + 1 : 0;
}

// Behind the dots that lead from a label to its value: "Payment order ........ 2026/00123".
std::size_t after_leader(std::string_view text, std::size_t at)
{
    constexpr std::size_t dots_least = 3;
    const auto end = std::min(text.find_first_not_of("._ ", at), text.size());
    const auto dots = std::ranges::count_if(
        text.substr(at, end - at), [](char c) { return c == '.' || c == '_'; });
    return static_cast<std::size_t>(dots) >= dots_least ? end : at;
}

// "Our payment number is EF118": behind the verb.
std::size_t after_verb(std::string_view text, std::size_t at)
{
    constexpr std::array<std::string_view, 9> verbs{"is ", "was ", "ist ", "lautet ", "est ",
                                                    "es ", "è ",   "é ",   "luidt "};
    const auto begin = std::min(text.find_first_not_of(' ', at), text.size());
    const auto verb = std::ranges::find_if(
        verbs, [&](std::string_view word) { return text.substr(begin).starts_with(word); });
    return verb == verbs.end() ? at : begin + verb->size();
}

// "2", "07", "B", "2A": a group of a number that is written in groups.
bool is_group(std::string_view word)
{
    const auto digits = std::ranges::count_if(word, is_digit);
    const auto letters = std::ranges::count_if(word, is_upper);
    return digits + letters == std::ssize(word) && letters <= 1;
}

// "KD 410226 7", "20 118 B": all that a cell has is its number. Behind a label one more figure
// belongs to a series alone: "No. KD 410226 7".
bool is_in_groups(std::string_view number, std::string_view rest, bool begins_cell)
{
    constexpr std::size_t groups_max = 3;
    constexpr std::ptrdiff_t digits_least = 2;
    const auto groups = split(rest, ' ');
    return groups.size() <= groups_max && std::ranges::all_of(groups, is_group)
        && (begins_cell || number.find(' ') != number.npos
            || std::ranges::count_if(rest, is_digit) >= digits_least);
}

// "INV 00123", "418 2209174", "2204 5518 73", "SZ-2026 / 00123": the end of the piece, where all
// that is left of it goes on with the number; else `end`.
std::size_t end_of_number(std::string_view text, std::size_t begin, std::size_t end)
{
    constexpr std::ptrdiff_t digits_least = 3, digits_least_behind_slash = 2;
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-/";
    auto rest = text.substr(end);
    const auto blanks = std::min(rest.find_first_not_of(' '), rest.size());
    rest.remove_prefix(blanks);
    const bool slash = rest.starts_with("/ ") || (blanks > 0 && rest.starts_with('/'));
    if (slash)
        rest = without_leading(rest, "/ ");
    const auto digits = std::ranges::count_if(rest, is_digit);
    const bool goes_on = std::ranges::all_of(rest, [&](char c) {
        return is_digit(c) || (slash ? letters.find(c) != letters.npos : c == ' ');
    });
    const bool parted = blanks > 0 || slash;
    if (blanks > 0 && !rest.empty()
        && is_in_groups(text.substr(begin, end - begin), rest, begin == 0))
        return text.size();
    return parted && goes_on && digits >= (slash ? digits_least_behind_slash : digits_least)
        ? text.size()
        : end;
}

// Where what stands on one line goes on with another thing: "Payment 118 2207 · 4 May".
std::size_t end_of_field(std::string_view text, std::size_t from)
{
    constexpr std::array<std::string_view, 6> marks{" — ", " – ", " · ", " • ", " | ", "; "};
    auto end = text.size();
    for (const auto mark : marks)
        end = std::min(end, text.find(mark, from));
    return end;
}

} // namespace

bool ValueReader::read(PieceRef at, std::size_t from, std::size_t to, double geometry)
{
    switch (asked_.family) {
    case Family::date:
        return read_date(at, from, to, geometry);
    case Family::amount:
        return read_amount(at, from, to, geometry);
    case Family::number:
        return read_number(at, from, to, geometry);
    case Family::text:
        return read_currency(at, from, to, geometry);
    default:
        return false;
    }
}

bool ValueReader::read_date(PieceRef at, std::size_t from, std::size_t to, double geometry)
{
    for (const auto& date : analysis_.values_of(at).dates) {
        if (date.begin < from || date.begin > to)
            continue;
        if (date.begin - from > 16)
            geometry *= 0.6;
        add({asked_.sense, Value(date.value), geometry, at, date.begin, date.end, {}});
        return true;
    }
    const auto number = number_at(analysis_.piece(at).text, from);
    if (const auto date = parse_compact_date(number)) {
        const auto begin = analysis_.piece(at).text.find(number, from);
        add({asked_.sense, Value(*date), geometry, at, begin, begin + number.size(), {}});
        return true;
    }
    return false;
}

bool ValueReader::read_amount(PieceRef at, std::size_t from, std::size_t to, double geometry)
{
    bool any = false, percent = false;
    const auto first = found_.size();
    for (const auto& amount : analysis_.values_of(at).amounts) {
        // "Total EUR 100.00": the currency is a part of the label and of the amount.
        if (amount.end <= from || amount.begin > to + 4)
            continue;
        if (amount.percent) {
            percent = true;
            continue;
        }
        const double form = is_money(amount) ? 1 : 0.6;
        add(
            {asked_.sense, Value(amount.value), geometry * form, at, amount.begin, amount.end,
             amount.currency, percent});
        any = true;
    }
    // "VAT 19 % on 100.00: 19.00"
    for (auto i = first; asked_.sense == Sense::tax && i + 1 < found_.size(); ++i)
        found_[i].score *= 0.7;
    return any;
}

bool ValueReader::read_number(PieceRef at, std::size_t from, std::size_t to, double geometry)
{
    const std::string_view text = analysis_.piece(at).text;
    const auto start = after_leader(text, after_verb(text, after_number_words(text, from)));
    const auto series = series_at(text, start);
    auto number = number_at(text, start + series);
    if (number.empty())
        return false;
    auto begin = static_cast<std::size_t>(number.data() - text.data());
    if (series > 0) {
        number = text.substr(start, begin + number.size() - start);
        begin = start;
    }
    if (asked_.sense == Sense::purchase_order) {
        const auto word = begin_of_order(text, start, begin);
        number = text.substr(word, begin + number.size() - word);
        begin = word;
    }
    if ((begin > to && start == from) || begin > start + 6)
        return false;
    const auto& dates = analysis_.values_of(at).dates;
    const bool dated = std::ranges::any_of(dates, [&](const ScannedDate& date) {
        return date.begin < begin + number.size() && begin < date.end;
    });
    if (dated || begins_sum(at, begin, begin + number.size()))
        return false;
    const auto field_end = end_of_field(text, begin + number.size());
    const bool dated_behind = std::ranges::any_of(
        dates, [&](const ScannedDate& date) { return date.begin < field_end && date.end > begin; });
    if (to >= field_end && !dated_behind)
        number = text.substr(
            begin, end_of_number(text.substr(0, field_end), begin, begin + number.size()) - begin);
    add({asked_.sense, Value(std::string(number)), geometry, at, begin, begin + number.size(), {}});
    add_date_after(at, begin + number.size());
    return true;
}

// "This run: 4.120,50 EUR": what looks like a number is where a sum begins.
bool ValueReader::begins_sum(PieceRef at, std::size_t begin, std::size_t end) const
{
    return std::ranges::any_of(analysis_.values_of(at).amounts, [&](const ScannedAmount& amount) {
        return is_money(amount) && amount.has_decimals && amount.begin <= begin && amount.end > end;
    });
}

// "Invoice No. 4711 of 5 June 2018"; and "Delivery note 118 of 2 June", which is not the invoice's.
void ValueReader::add_date_after(PieceRef at, std::size_t end)
{
    const bool is_others =
        asked_.sense == Sense::other_number || asked_.sense == Sense::purchase_order;
    if (!is_others && asked_.sense != Sense::invoice_number
        && asked_.sense != Sense::credit_note_number)
        return;
    for (const auto& date : analysis_.values_of(at).dates) {
        if (date.begin >= end && date.begin < end + 14)
            found_.push_back(
                {is_others ? Sense::other_date : Sense::invoice_date,
                 Value(date.value),
                 0.95 * asked_.weight,
                 at,
                 date.begin,
                 date.end,
                 {}});
    }
}

bool ValueReader::read_currency(PieceRef at, std::size_t from, std::size_t to, double geometry)
{
    const std::string_view text = analysis_.piece(at).text;
    const auto begin = text.find_first_not_of(": ()", from);
    const auto mark = begin < to ? currency_starting_at(text, begin) : CurrencyMark();
    if (mark.length == 0)
        return false;
    add(
        {asked_.sense,
         Value(std::string(mark.currency.code)),
         geometry,
         at,
         begin,
         begin + mark.length,
         {}});
    return true;
}

void ValueReader::add(Candidate candidate)
{
    candidate.score *= asked_.weight;
    found_.push_back(std::move(candidate));
}

} // namespace mailroom::fields
