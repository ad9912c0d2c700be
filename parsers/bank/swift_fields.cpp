#include "parsers/bank/swift_fields.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <cstdlib>

namespace mailroom {
namespace {

// Takes from the front of a field what fits, as the SWIFT notation of its subfields says.
class Subfields {
public:
    explicit Subfields(std::string_view text) : rest_(text) {}

    std::string_view take(std::size_t count)
    {
        const auto taken = rest_.substr(0, count);
        rest_.remove_prefix(taken.size());
        return taken;
    }

    template <typename Accept>
    std::string_view take_while(Accept accept)
    {
        const auto* end = std::ranges::find_if_not(rest_, accept);
        return take(static_cast<std::size_t>(end - rest_.begin()));
    }

    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

std::optional<int> number_of(std::string_view digits)
{
    int number = 0;
    for (const char c : digits) {
        if (!is_digit(c))
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return digits.empty() ? std::nullopt : std::optional(number);
}

// "1234,5" - the comma always stands.
std::optional<Decimal> amount_of(std::string_view text)
{
    std::string own(text);
    std::ranges::replace(own, ',', '.');
    if (own.ends_with('.'))
        own.pop_back();
    return parse_decimal(own);
}

bool is_amount_character(char c)
{
    return is_digit(c) || c == ',';
}

// MMDD of the value date's year, or of the year before or after where that lies nearer.
Date booking_date(const Date& value_date, std::string_view month_and_day)
{
    const auto month = number_of(month_and_day.substr(0, 2));
    const auto day = month_and_day.size() == 4 ? number_of(month_and_day.substr(2)) : std::nullopt;
    if (!month || !day)
        return value_date;
    Date nearest = value_date;
    int least = 200; // Days; a booking lies within months of its value date.
    for (const int years : {-1, 0, 1}) {
        const auto date = make_date(
            static_cast<int>(value_date.year()) + years, static_cast<unsigned>(*month),
            static_cast<unsigned>(*day));
        if (date && std::abs(days_between(value_date, *date)) < least) {
            nearest = *date;
            least = std::abs(days_between(value_date, *date));
        }
    }
    return nearest;
}

// "-", "-}{5:...}". QUIRK: details of an entry (:86:) have lines that begin with a hyphen.
bool ends_message(std::string_view line, const TaggedField& field)
{
    return line.starts_with('{') || trimmed(line) == "-" || line.starts_with("-}")
        || (line.starts_with('-') && field.tag != "86");
}

// 16x//16x. QUIRK: Dutch banks write a name where the reference would go on.
void read_references(SwiftEntry& entry, std::string_view text)
{
    constexpr std::size_t reference_size = 16;
    text = text.substr(0, text.find('\n'));
    const auto bank = text.find("//");
    const auto own = text.substr(0, bank);
    entry.reference = trimmed(own.substr(0, reference_size));
    if (own.size() > reference_size)
        entry.supplement = trimmed(own.substr(reference_size));
    if (entry.reference == "NONREF" || entry.reference == "KREF+" || entry.reference == "EREF")
        entry.reference.clear();
    if (entry.reference.empty() && bank != text.npos)
        entry.reference = trimmed(text.substr(bank + 2));
    if (entry.reference == "NONREF")
        entry.reference.clear();
}

} // namespace

std::string with_line_breaks(std::string_view bytes)
{
    std::string text(bytes);
    if (bytes.find('\n') != bytes.npos)
        return text;
    if (bytes.find("@@:") == bytes.npos) {
        std::ranges::replace(text, '\r', '\n');
        return text;
    }
    text.clear();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const bool ends_line = bytes.substr(i).starts_with("@@");
        text += ends_line ? '\n' : bytes[i];
        i += ends_line ? 1 : 0;
    }
    return text;
}

std::optional<Date> swift_date(std::string_view text)
{
    const auto year = number_of(text.substr(0, 2));
    if (text.size() != 6 || !year)
        return std::nullopt;
    const auto month = number_of(text.substr(2, 2)), day = number_of(text.substr(4, 2));
    if (!month || !day)
        return std::nullopt;
    const int full = *year + (*year < 80 ? 2000 : 1900);
    // QUIRK: German banks reckon interest in months of 30 days, and write the 30th of February.
    for (int last = *day; last > 27 && last > *day - 3; --last) {
        if (const auto date =
                make_date(full, static_cast<unsigned>(*month), static_cast<unsigned>(last)))
            return date;
    }
    return make_date(full, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::string_view swift_tag(std::string_view line)
{
    if (line.starts_with(":NS:"))
        return line.substr(1, 2);
    const auto end = line.find(':', 1);
    const bool shaped = line.size() > 3 && line[0] == ':' && is_digit(line[1]) && is_digit(line[2])
        && (end == 3 || (end == 4 && is_upper(line[3])));
    return shaped ? line.substr(1, end - 1) : std::string_view();
}

std::vector<TaggedField> swift_fields(std::string_view bytes, const Limits& limits)
{
    std::vector<TaggedField> fields;
    std::size_t number = 0;
    const auto text = with_line_breaks(bytes);
    for (auto line : split(text, '\n')) {
        ++number;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        // The text block of an envelope may begin on the line of its head.
        if (const auto block = line.starts_with('{') ? line.find("{4:") : line.npos;
            block != line.npos)
            line.remove_prefix(block + 3);
        if (const auto tag = swift_tag(line); !tag.empty()) {
            if (fields.size() == limits.cells_max)
                break;
            const auto rest = line.substr(tag.size() + 2);
            fields.push_back({number, std::string(tag), std::string(rest)});
        } else if (!fields.empty() && !ends_message(line, fields.back())) {
            fields.back().text += '\n' + std::string(line);
        }
    }
    return fields;
}

std::optional<SwiftBalance> swift_balance(std::string_view text)
{
    Subfields subfields(text);
    const bool debit = subfields.take(1) == "D";
    const auto date = swift_date(subfields.take(6));
    const std::string currency(subfields.take_while(is_upper));
    const auto amount = amount_of(subfields.take_while(is_amount_character));
    if (!date || (currency.size() != 3 && !currency.empty()) || !amount)
        return std::nullopt;
    return SwiftBalance{debit ? -*amount : *amount, currency, *date};
}

std::optional<SwiftEntry> swift_entry(std::string_view text)
{
    Subfields subfields(text);
    const auto value_date = swift_date(subfields.take(6));
    const auto booked = subfields.take_while(is_digit);
    const auto mark = subfields.take_while(is_upper); // [R|E](C|D) and perhaps a funds code.
    subfields.take_while([](char c) { return c == '\n' || c == ' '; });
    const auto amount = amount_of(subfields.take_while(is_amount_character));
    const auto kind = mark.find_first_of("CD");
    if (!value_date || !amount || kind == mark.npos)
        return std::nullopt;
    subfields.take(4); // Transaction type: N and three characters.
    SwiftEntry entry{
        .value_date = *value_date,
        .booking_date = booking_date(*value_date, booked),
        .credit = (mark[kind] == 'C') != mark.starts_with('R'),
        .amount = *amount};
    read_references(entry, subfields.rest());
    return entry;
}

std::optional<SwiftSum> swift_sum(std::string_view text)
{
    Subfields subfields(text);
    subfields.take_while(is_digit);
    const std::string currency(subfields.take_while(is_upper));
    const auto amount = amount_of(subfields.take_while(is_amount_character));
    if (currency.size() != 3 || !amount)
        return std::nullopt;
    return SwiftSum{*amount, currency};
}

} // namespace mailroom
