#pragma once

// What the copies of one mail have in common, whichever way they came.
//
// The digest covers the body without CR and without empty lines at its end (a mail in a Maildir
// has LF, over SMTP it has CRLF) and the header fields that its author's side writes: Message-ID,
// Date, From, Sender, Reply-To, To, Cc, Subject, In-Reply-To, References, MIME-Version, Auto-
// Submitted and Content-*, with their folding undone. Fields that the way adds (Received,
// Return-Path, Delivered-To, Authentication-Results, ARC-*, X-*, ...) do not count.
//
// Without a Message-ID, a Date and a From there is no identity, for then two mails may well look
// alike; nor where the header is larger than Limits allow. Nothing is decoded here: this is a scan
// for line ends and names.

#include "core/sha256.h"

#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

class MailIdentity {
public:
    void update(std::string_view bytes);
    std::optional<Sha256> finish(); // Once.

private:
    void take_header();
    void take_field(std::string_view field);
    void take_body(std::string_view bytes);

    std::string header_; // Until its end has come.
    bool in_header_ = true, too_large_ = false;
    unsigned found_ = 0;         // Which of the fields that must be there.
    std::size_t line_feeds_ = 0; // Seen, but not yet known to be followed by anything.
    Sha256Hasher hasher_;
};

} // namespace mailroom
