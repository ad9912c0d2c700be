#pragma once

// The SMTP and LMTP door: listens, speaks (ingest/smtp/session.h) and hands mail to the store. 250
// is said only when the mail is durable.
//
// start() returns when the address is bound: mail may come. The destructor ends all sessions; a
// mail that was not answered yet is tried again by its sender. Errors of start(): invalid_argument
// (address, certificate or key), unavailable (the address is in use, or not ours to bind).

#include "ingest/door.h"
#include "ingest/settings.h"

#include <cstdint>
#include <memory>

namespace mailroom {

class SmtpServer {
public:
    // All must outlive the server.
    static Result<std::unique_ptr<SmtpServer>>
    start(const SmtpDoorSettings& settings, const DoorContext& context);
    ~SmtpServer();

    std::uint16_t port() const; // That it listens on.

private:
    struct State;
    explicit SmtpServer(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace mailroom
