#pragma once

// What kind of document it is, by its title: where it stands, how large, and how alone.

#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

struct TypeChoice {
    DocumentType type = DocumentType::other;
    double confidence = 0;
};

TypeChoice
type_of(const Analysis& analysis, const std::vector<Table>& tables, const ExtractContext& context);

} // namespace mailroom::fields
