#pragma once

// What a row of a form says of a field, without what stands around it, for
// classifiers/details/master_data_forms.cpp.

#include <string>
#include <string_view>

namespace mailroom {

// "Jo Fenwick, jo@fenwick.example": of a contact the name alone; a bank's name ends where its IBAN
// begins.
std::string value_of(std::string_view field, std::string_view value);

// Whether a value can be what its label says.
bool fits(std::string_view field, std::string_view value);

} // namespace mailroom
