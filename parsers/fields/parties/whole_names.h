#pragma once

// Names that a logo or the end of a row shortens: "Muster" above "Holzbau GmbH", "Muster Labour
// Hire" above "Pty Ltd", "Muster" where the foot says "Muster Holzbau GmbH is registered in".

#include "parsers/fields/parties/party_names.h"

#include <string>

namespace mailroom::fields {

// The whole name that the pages print; the name itself where they print no other, or where it has
// a legal form already.
std::string whole_name(const Analysis& analysis, const NamedParty& party);

// Whether a scan may have made `logo` of the first words of `name`: "SWittiine" of "Swiftline
// Haulage Ltd". Of whole words that are the same, too.
bool is_logo_of(std::string_view logo, std::string_view name);

} // namespace mailroom::fields
