#pragma once

// Small things about text that every folder needs. ASCII rules unless a name says otherwise.

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

std::string to_lower_ascii(std::string_view text);
std::string_view trimmed(std::string_view text); // Without the blanks around it.
bool equals_ignoring_case(std::string_view a, std::string_view b);
bool contains_ignoring_case(std::string_view text, std::string_view part);
std::vector<std::string_view> split(std::string_view text, char separator); // Empty pieces stay.

// Without the characters of `marks` that it begins with, that it ends with, or both.
std::string_view without_leading(std::string_view text, std::string_view marks);
std::string_view without_trailing(std::string_view text, std::string_view marks);
std::string_view without_around(std::string_view text, std::string_view marks);

// A document number as it is compared: letters and digits alone, upper case: "INV-20 418" ->
// "INV20418".
std::string normalized_number(std::string_view number);

// The same of a tax number, without the name of the tax that Swiss ones may end with:
// "CHE-123.456.789 MWST" -> "CHE123456789".
std::string normalized_tax_id(std::string_view tax_id);

// The domain of an addr-spec, lower case; empty where there is no '@'.
std::string domain_of(std::string_view addr_spec);

// U+2500 to U+257F, three bytes of UTF-8 each, of which boxes are drawn.
constexpr bool begins_with_box_drawing(std::string_view utf8)
{
    return utf8.starts_with("\xE2\x94") || utf8.starts_with("\xE2\x95");
}

} // namespace mailroom
