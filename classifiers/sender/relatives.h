#pragma once

// Parties that belong together: a parent and its children, the sites of one house.

#include "classifiers/text/words.h"
#include "core/books.h"

#include <set>
#include <string>
#include <string_view>

namespace mailroom {

// The parties that somebody of the party might write for beside it: of the same payer
// (classifiers/matching/payer_family.h), or with contacts at the same domain, or at one within it,
// that no provider of mail gives to strangers. Without the party itself.
std::set<const Party*> relatives_of(const Books& books, const std::string& party_id);

// The one of them, or none, that all numbers of documents in these words belong to, where none of
// them is the party's own: a shared service centre that writes about the bills of a site.
std::string
relative_of_documents(const Books& books, const std::string& party_id, const Words& words);

} // namespace mailroom
