#pragma once

// What the number of a document is called where a sentence names it.

#include "parsers/fields/labels/labels.h"

#include <cstdint>
#include <string_view>

namespace mailroom::fields {

// What stands right before its number: nothing that says more than that it is one, or a label of
// documents, or one of invoices and credit notes. "2026" alone may be a year. In order of
// certainty.
enum class Called : std::uint8_t { year, number, document, invoice };

// Null: no label stands right before the number.
Called called_by(const Label* label, std::string_view number);

// Whether the label is one of invoices or credit notes.
bool calls_invoice(const Label& label);

} // namespace mailroom::fields
