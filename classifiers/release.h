#pragma once

// Whether documents that are asked for may go to the sender by themselves.
//
// All of these must hold; each is told, "name: ok" or "name: why not":
//     single_sender    From names exactly one mailbox, Sender and Resent-From nobody of another
//                      domain
//     contact          its exact address is a contact of the party in the books
//     entitled         who may receive documents
//     authentication   did not fail (no result is no failure), by whichever host's word
//     alignment        what passed SPF or DKIM, if anything did, is the sender's domain
//     threat           none is seen
//     person           the mail is no automatic one, no report, and of no mailing list
//     reply_to         replies go to nobody else, and nothing is to be sent elsewhere, be it to
//                      an address in disguise
//     recipients       no address beside ours is made to look like the sender's
//     ownership        everything asked for by number belongs to the party or to everybody
//     others           the words name no other party of the books, be it by what tells it from a
//                      related one ("Leeds"), nor a document of one, nor another company
//     group            they speak of no several companies or places, nor of another branch where
//                      what is asked for has no number of the party
//     as_it_is         no bill that is asked for by number is disputed in the same mail: then a
//                      corrected one is wanted
//
// Whoever forges more than this still gets nothing: what is released goes to the contact's address
// as the books have it. The checks keep us from being made to send at all.

#include "core/books.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <string>
#include <vector>

namespace mailroom {

struct ReleaseDecision {
    bool release = false;
    std::vector<std::string> checks;
};

// Uses of `understanding`: party_id, authentication, threat, auto_kind, documents_requested,
// disputes.
ReleaseDecision
decide_release(const Reading& reading, const Books& books, const Understanding& understanding);

} // namespace mailroom
