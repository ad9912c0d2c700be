#pragma once

// What the standards write in an element, as values: decimals, dates, codes.

#include "core/document.h"
#include "parsers/xml/xml_format.h"

#include <optional>
#include <string_view>

namespace mailroom {

// xs:decimal, and what senders write for it: blanks, a plus sign, a comma for the point, a minus
// sign at the end (SAP), more places than a Decimal holds (rounded).
std::optional<Decimal> parse_xml_amount(std::string_view written);

// xs:date and xs:dateTime; UN/EDIFACT 2379 formats 102 and those that begin like it (CCYYMMDD...);
// YYMMDD, of 1980 to 2079.
std::optional<Date> parse_xml_date(std::string_view written);

// An amount that is written without its last decimal places; as it is where it has a point.
Decimal with_implied_decimals(Decimal amount, std::uint8_t places);

// The value of `text` for the field, with the codes of the format and the field's implied decimals.
std::optional<Value>
parse_xml_value(const XmlFormat& format, const XmlFieldPath& field, std::string_view text);

// The sum of the amounts that the path selects, those of the format's debits negative; nothing
// where there is no amount.
std::optional<Decimal>
xml_sum(const XmlTree& tree, const XmlFormat& format, XmlTree::Node node, const XPath& path);

} // namespace mailroom
