#pragma once

// What kind of document it is, by its title: where it stands, how large, and how alone.

#include "parsers/fields/table.h"

namespace mailroom::fields {

struct TypeChoice {
    DocumentType type = DocumentType::other;
    double confidence = 0;
};

TypeChoice
type_of(const Analysis& analysis, const std::vector<Table>& tables, const ExtractContext& context);

// A title of this type at the top of a page: the first page of another document in the same file.
bool has_title(const Analysis& analysis, std::size_t row, DocumentType type);

} // namespace mailroom::fields
