#pragma once

// Of the checks of classifiers/release.h those of whom the words of a request name besides the
// party: what may belong to another is for a person to decide.

#include "classifiers/release_ownership.h"

#include <string>

namespace mailroom {

// The sender's own words name another party of the books, a document of one, or a company that
// neither the party nor we are. Of parties that are related to the sender's - by domain, address,
// account, tax id or the beginning of the name - one word that tells them apart is enough
// ("Hull" of "Crofton Bakeries Hull"); of strangers one that stands as a name behind "for".
std::string why_others_too(const ReleaseQuestion& question);

// The words speak of several companies or places ("all our shops", "for the group"), or of another
// one, where something is asked for that has no number of the party.
std::string why_for_a_group(const ReleaseQuestion& question);

} // namespace mailroom
