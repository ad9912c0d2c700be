#pragma once

// Sends what waits in the outbox, one mail after the other, until the end is asked for.
//
// Never twice: before the end of a mail is sent, the store durably knows it (Outbox::delivering). A
// crash before that sends the mail again, since the server must forget a mail without an end
// (RFC 5321 section 4.1.1.4). A crash after it, or a connection that dies there, leaves the mail
// `unconfirmed`: it may have been taken, so that only a person may send it again - with the same
// Message-ID, by which the receiver's host can tell.

#include "desk/outbox/compose.h"
#include "desk/outbox/smtp_sender.h"
#include "ingest/door.h"
#include "ingest/settings.h"
#include "store/outbox.h"

#include <string>

namespace mailroom {

class OutboxRunner {
public:
    // `settings.server` must be set. All must outlive the runner.
    OutboxRunner(const OutboxSettings& settings, Outbox& outbox, const DoorContext& context);

    void run();

private:
    void deliver(SmtpSender& sender, const OutboxEntry& entry);
    void settle(const OutboxEntry& entry, const SmtpOutcome& outcome);
    Result<std::vector<AttachedFile>> attached_files(const OutboxEntry& entry) const;
    std::string hostname_for(const OutboxEntry& entry) const;
    void report(const Status& status);

    const OutboxSettings& settings_;
    Outbox& outbox_;
    const DoorContext& context_;
};

} // namespace mailroom
