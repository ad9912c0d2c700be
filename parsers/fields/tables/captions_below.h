#pragma once

// Cards, as portals and banks print them: each record has its values in large type and the titles
// of these right below, so that the titles of one record stand above the values of the next.

#include "parsers/fields/tables/table.h"

#include <optional>
#include <vector>

namespace mailroom::fields {

// The tables of the page as cards, one record each, where its last titles stand below the last
// values, and values above the first titles; nothing elsewhere.
std::optional<std::vector<Table>>
tables_with_captions_below(const Analysis& analysis, const std::vector<Table>& tables);

} // namespace mailroom::fields
