#pragma once

// Our own SMTP or LMTP door on a free port, which only remembers what comes.

#include "ingest/smtp/server.h"
#include "store/store.h"
#include "tests/support/process.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace mailroom::tests {

struct SunkMail {
    Envelope envelope;
    std::string bytes;
};

class MailSink {
public:
    // Address, port and name of `settings` are set here.
    explicit MailSink(SmtpDoorSettings settings, Limits limits = {});
    ~MailSink();

    std::uint16_t port() const;
    std::vector<SunkMail> mails() const;

private:
    class Recorder;

    TemporaryFolder folder_;
    Limits limits_;
    StopSignal stop_;
    DoorBoard board_;
    SmtpDoorSettings settings_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<Recorder> recorder_;
    std::unique_ptr<DoorContext> context_;
    std::unique_ptr<SmtpServer> server_;
};

} // namespace mailroom::tests
