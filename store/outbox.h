#pragma once

// What leaves us, and how far it came. Replies get in by ReplyQueued events alone.
//
//     queued --claim--> sending --delivering()--> delivering --sent()--> sent
//       ^                  |                          |   \--lease over--> unconfirmed
//       |--- lease over ---|                          |                      (a person decides)
//       |--- failed(), later ------------------------/
//                              failed(), for good: failed
//
// SMTP has one moment in which nobody can know: after the end of the data, before its answer
// (RFC 5321 section 4.2.5; RFC 1047). delivering() is made durable before that moment: a crash
// before it sends again, which is safe, for a server drops data without an end; a crash after it
// never sends again by itself.
//
// Any thread may call.

#include "core/events.h"
#include "core/result.h"
#include "store/actor.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

using OutboxId = std::int64_t;

enum class OutboxState : std::uint8_t {
    queued,
    sending,
    delivering,
    sent,
    unconfirmed, // Perhaps sent: a person decides.
    failed,      // Given up.
    set_aside,   // A person has seen that it failed, and wants nothing more of it.
};
template <>
inline constexpr auto enum_names<OutboxState> = std::to_array<std::string_view>(
    {"queued", "sending", "delivering", "sent", "unconfirmed", "failed", "set_aside"});

struct OutboxEntry {
    OutboxId id = 0;
    MessageId message = 0; // That it answers.
    OutgoingMail mail;
    std::string sender, kind; // Of ReplyQueued.
    OutboxState state{};
    std::uint32_t attempts = 0;
    Instant queued_at{};
    Instant next_attempt_at{}; // While queued.
    std::optional<Instant> sent_at;
    std::string last_error; // The server's words, or ours.
};

// What a runner found out about an attempt that was not accepted.
struct DeliveryFailure {
    std::string reason;
    bool permanent = false; // 5yz of the server, or a mail that we cannot build.
};

class Outbox {
public:
    virtual ~Outbox() = default;

    // At most `count` entries that are due, oldest first.
    virtual Result<std::vector<OutboxEntry>>
    claim(std::size_t count, Instant now, std::chrono::milliseconds lease) = 0;
    // Blocks until something may be due (queued anew), or the time is over.
    virtual void wait_for_work(std::chrono::milliseconds at_most) = 0;

    virtual Status delivering(OutboxId id, Instant now) = 0;
    virtual Status sent(OutboxId id, std::string_view server_answer, Instant now) = 0;
    // Tried again after 1, 2, 4 ... minutes, at most 4 hours apart; given up, and shown to people,
    // after outbox_attempts_max attempts or at once where permanent.
    virtual Status failed(OutboxId id, const DeliveryFailure& failure, Instant now) = 0;

    // What people decide about entries that are failed or unconfirmed.
    virtual Status send_again(OutboxId id, const Actor& actor, Instant now) = 0;
    virtual Status set_aside(OutboxId id, const Actor& actor, Instant now) = 0;

    virtual Result<std::vector<OutboxEntry>>
    list(const std::optional<OutboxState>& state, std::size_t count) = 0; // Newest first.

    // RFC 3834 section 2: when we last queued a reply of this kind to this address, if ever.
    // Addresses compare without case.
    virtual Result<std::optional<Instant>>
    last_reply(std::string_view sender, std::string_view kind) = 0;
};

inline constexpr std::uint32_t outbox_attempts_max = 24; // About three days.

} // namespace mailroom
