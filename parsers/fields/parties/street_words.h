#pragma once

// Lines of addresses that have no number: "Church Lane", "Largo da Igreja", "Am Kirchplatz".

#include <string_view>

namespace mailroom::fields {

// Whether its words are those of a street or a box. Names may have them too, so that this counts
// only for what stands below a name.
bool may_be_street(std::string_view text);

} // namespace mailroom::fields
