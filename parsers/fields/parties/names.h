#pragma once

// Names of companies and people as documents print them.

#include <string>
#include <string_view>

namespace mailroom::fields {

// Cut after the name: "Muster GmbH, Weg 1, 12345 Ort" is "Muster GmbH".
std::string_view name_in(std::string_view text);

// The name that a sentence goes on behind: "Muster des Bois SAS in favour of".
std::string_view name_in_sentence(std::string_view text);

bool has_legal_form(std::string_view text);

// The same for a company with and without its legal form; never empty.
std::string name_key(std::string_view name);

// "Dear Ms Muster" is no name.
bool greets(std::string_view text);

} // namespace mailroom::fields
