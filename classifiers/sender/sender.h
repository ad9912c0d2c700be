#pragma once

// What the header and the books tell of the sender: known or not, and what looks borrowed.

#include "classifiers/text/text_features.h"
#include "core/books.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <string>
#include <string_view>

namespace mailroom {

struct Sender {
    std::string addr_spec; // Of the first From mailbox, lower case.
    std::string domain;
    bool is_contact = false;        // The address stands in the books.
    bool known_domain = false;      // Some contact's domain, and no free mail provider's.
    bool own_domain = false;        // Our own company's.
    bool free_mail = false;         // A provider where anybody gets an address.
    bool replies_elsewhere = false; // Reply-To is of a domain that the From domain doesn't cover.
    std::string imitated_domain;    // Of the books or our own, which the From domain resembles.
    // The name of a contact, of our company, or of a colleague who stands in the mail, over an
    // address that is not theirs.
    std::string borrowed_name;
    bool is_executive_name = false; // It is one of Company::executives.
    bool answers_ours = false;      // A stranger answers a mail that bears a Message-ID of ours.
    std::string broken_into; // With whom the quoted conversation was, if not with the sender.
};

Sender sender_of(const Message& message, const Books& books);

// A mail provider's domain at which anybody gets an address.
bool is_free_mail(std::string_view domain);

// Whether `domain` is made to be taken for `original`: letters swapped for similar ones, a letter
// or hyphen more or less, another ending, or the name with words added. Equal domains and
// subdomains are not.
bool imitates_domain(std::string_view domain, std::string_view original);

// Who writes: a colleague by our domain, else by the role of the party.
Writer writer_of(const Sender& sender, const Books& books, const Understanding& so_far);

} // namespace mailroom
