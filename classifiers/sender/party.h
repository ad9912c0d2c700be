#pragma once

// Whose message it is: the party of the books that it is about, by weighted votes of everything
// that points to one - the sender's address, tax ids, IBANs, numbers of documents and orders,
// names.
//
// A colleague's forward is about the party of the inner sender, a bounce about that of the failed
// recipient. Where somebody is impersonated, it is the impersonated party: the votes are the same,
// and the threat is told elsewhere.

#include "core/books.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <span>
#include <string>
#include <string_view>

namespace mailroom {

// Why, where nothing but its name in a text points to the party: the weakest vote.
inline constexpr std::string_view party_named_only = "name in a document";

struct PartyFinding {
    std::string party_id; // Empty where nobody is found.
    std::string why;      // The strongest vote: "contact address", ...
    double confidence = 0;
};

PartyFinding find_party(
    const Reading& reading, const Books& books, std::span<const std::string> thread_party_ids = {});

// The book that the matter belongs to: by the party's role, the documents, the mailbox written to.
Side side_of(const Reading& reading, const Books& books, const Understanding& understanding);

} // namespace mailroom
