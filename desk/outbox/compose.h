#pragma once

// A reply as the bytes that go over the wire: RFC 5322 and 2045 (plain text, quoted-printable;
// attachments base64, file names by RFC 2231), encoded words (RFC 2047), Auto-Submitted (RFC 3834).
// All lines end with CR LF and have 998 bytes at most; all is ASCII. Pure: the same arguments give
// the same bytes.

#include "core/events.h"
#include "core/time.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// The bytes of an Attachment of the mail.
struct AttachedFile {
    std::string filename, media_type, bytes;
};

struct ComposeOptions {
    std::string hostname; // The right side of the Message-ID; empty: the domain of the sender.
    // Between the local part of our address and what is added to it (RFC 5233), most often "+".
    // Where set, answers go to ar+mailroom.TOKEN@ours.example and are known by that even where
    // the Message-ID was lost. Empty: to our address as it is.
    std::string subaddress_separator;
};

// The left side of the Message-ID is made from `mail.key`: the same effect has the same Message-ID
// however often it is sent. Header injection is not possible: line ends in names and subjects
// become blanks.
std::string compose_mail(
    const OutgoingMail& mail,
    const std::vector<AttachedFile>& files,
    const ComposeOptions& options,
    Instant date);

// Without angle brackets.
std::string message_id_of(const OutgoingMail& mail, std::string_view hostname);

} // namespace mailroom
