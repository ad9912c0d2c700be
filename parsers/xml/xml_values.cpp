#include "parsers/xml/xml_values.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

// Digits that a Decimal cannot hold go; the last that stays is rounded.
std::optional<Decimal> parse_long_decimal(std::string text)
{
    const auto point = text.find('.');
    if (point == text.npos || text.size() - point - 1 <= decimal_scale_max)
        return parse_decimal(text);
    while (text.size() - point - 1 > decimal_scale_max && text.back() == '0')
        text.pop_back();
    const bool up =
        text.size() - point - 1 > decimal_scale_max && text[point + 1 + decimal_scale_max] >= '5';
    text.resize(std::min(text.size(), point + 1 + decimal_scale_max));
    auto value = parse_decimal(text);
    if (value && up)
        value->coefficient += text.starts_with('-') ? -1 : 1;
    return value;
}

// "20261122" or "261122"; a time behind the day ("202611221530") does not count.
std::optional<Date> parse_date_digits(std::string_view digits)
{
    std::string century;
    if (digits.size() == 6)
        century = digits < "80" ? "20" : "19";
    const auto whole = century + std::string(digits.substr(0, 8));
    if (whole.size() != 8 || !all_digits(whole))
        return std::nullopt;
    return parse_date(whole.substr(0, 4) + '-' + whole.substr(4, 2) + '-' + whole.substr(6, 2));
}

} // namespace

std::optional<Decimal> parse_xml_amount(std::string_view written)
{
    std::string text;
    for (const char c : written) {
        if (c != ' ' && c != '+')
            text += c == ',' ? '.' : c;
    }
    if (text.size() > 1 && text.ends_with('-')) {
        text.pop_back();
        text.insert(0, 1, '-');
    }
    if (const auto first = text.find_first_not_of('-'); first != text.npos && text[first] == '.')
        text.insert(first, 1, '0');
    if (text.ends_with('.'))
        text.pop_back();
    return parse_long_decimal(std::move(text));
}

std::optional<Date> parse_xml_date(std::string_view written)
{
    const auto text = trimmed(written);
    if (const auto date = parse_date(text.substr(0, 10)))
        return date;
    return parse_date_digits(text);
}

Decimal with_implied_decimals(Decimal amount, std::uint8_t places)
{
    if (amount.scale == 0)
        amount.scale = places;
    return amount;
}

std::optional<Value>
parse_xml_value(const XmlFormat& format, const XmlFieldPath& field, std::string_view text)
{
    const auto term = field.term;
    if (const auto codes = format.codes.find(term); codes != format.codes.end()) {
        auto code = codes->second.find(std::string(text));
        if (code == codes->second.end())
            code = codes->second.find("*");
        if (code != codes->second.end())
            return parse_value(term, code->second);
    }
    switch (kind_of(term)) {
    case TermKind::amount:
        if (const auto amount = parse_xml_amount(text))
            return with_implied_decimals(*amount, field.implied_decimals);
        return std::nullopt;
    case TermKind::date:
        if (const auto date = parse_xml_date(text))
            return *date;
        return std::nullopt;
    case TermKind::text:
    case TermKind::code:
        break;
    }
    return parse_value(term, trimmed(text));
}

std::optional<Decimal>
xml_sum(const XmlTree& tree, const XmlFormat& format, XmlTree::Node node, const XPath& path)
{
    std::optional<Decimal> total;
    for (const auto found : tree.select(node, path)) {
        const auto amount = parse_xml_amount(tree.text(found));
        if (!amount)
            continue;
        const bool debit = std::ranges::any_of(
            format.debits, [&](const XPath& p) { return !tree.select(found, p).empty(); });
        total = total.value_or(Decimal{}) + (debit ? -*amount : *amount);
    }
    return total;
}

} // namespace mailroom
