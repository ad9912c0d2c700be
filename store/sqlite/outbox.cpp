#include "store/sqlite/outbox.h"

#include "core/text.h"
#include "store/sqlite/audit.h"
#include "store/sqlite/json_column.h"

#include <algorithm>

namespace mailroom::sqlite {
namespace {

constexpr std::string_view columns =
    "id, message, mail, sender, kind, state, attempts, queued_at, next_attempt_at, sent_at, "
    "last_error";

Result<std::vector<OutboxEntry>> entries_of(Query query)
{
    std::vector<OutboxEntry> entries;
    while (TRY(query.next())) {
        auto& entry = entries.emplace_back();
        std::string mail;
        query.read(
            entry.id, entry.message, mail, entry.sender, entry.kind, entry.state, entry.attempts,
            entry.queued_at, entry.next_attempt_at, entry.sent_at, entry.last_error);
        entry.mail = TRY(from_json_text<OutgoingMail>(mail));
    }
    return entries;
}

template <typename... T>
Result<std::vector<OutboxEntry>>
select_entries(Connection& db, std::string_view condition, const T&... parameters)
{
    return entries_of(TRY(db.query(
        "SELECT " + std::string(columns) + " FROM outbox " + std::string(condition),
        parameters...)));
}

Result<OutboxEntry> entry_of(Connection& db, OutboxId id)
{
    auto entries = TRY(select_entries(db, "WHERE id = ?", id));
    if (entries.empty())
        return Error{ErrorCode::not_found, "there is no outgoing mail " + std::to_string(id)};
    return std::move(entries.front());
}

std::chrono::milliseconds delay_after(std::uint32_t attempts)
{
    using namespace std::chrono_literals;
    const auto doublings = std::min(std::max(attempts, 1u) - 1, 8u);
    return std::min<std::chrono::milliseconds>(1min * (1 << doublings), 4h);
}

struct Step {
    OutboxState state{};
    Instant next_attempt_at{};
    std::string_view error = {};
};

// Every step of an entry is one update and one audit row.
Status take_step(
    Transaction& transaction,
    const OutboxEntry& entry,
    const Step& step,
    const Actor& actor,
    Instant now)
{
    const auto sent_at =
        step.state == OutboxState::sent ? std::optional<Instant>(now) : std::nullopt;
    TRY(transaction.db.run(
        "UPDATE outbox SET state = ?, next_attempt_at = ?, sent_at = ?, last_error = ?, "
        "lease_until = 0 WHERE id = ?",
        step.state, step.next_attempt_at, sent_at, step.error, entry.id));
    Json detail;
    detail.set("key", entry.mail.key);
    detail.set("attempts", entry.attempts);
    if (!step.error.empty())
        detail.set("answer", step.error);
    TRY(append_audit(
        transaction,
        {actor, "mail_" + std::string(to_string(step.state)), entry.message, std::move(detail)},
        now));
    transaction.changed.push_back(entry.message);
    transaction.something_to_send |= step.state == OutboxState::queued;
    return {};
}

// What a process that died, or hung, has left behind.
Status take_back_what_is_over(Transaction& transaction, Instant now)
{
    TRY(transaction.db.run(
        "UPDATE outbox SET state = 'queued', lease_until = 0 "
        "WHERE state = 'sending' AND lease_until <= ?",
        now));
    const auto unknown =
        TRY(select_entries(transaction.db, "WHERE state = 'delivering' AND lease_until <= ?", now));
    for (const auto& entry : unknown)
        TRY(take_step(
            transaction, entry,
            {OutboxState::unconfirmed, now,
             "Mailroom ended while the server was about to answer: it may or may not be sent"},
            Actor{}, now));
    return {};
}

Status must_be(const OutboxEntry& entry, std::initializer_list<OutboxState> states)
{
    if (std::ranges::find(states, entry.state) != states.end())
        return {};
    return Error{
        ErrorCode::conflict,
        "outgoing mail " + std::to_string(entry.id) + " is " + std::string(to_string(entry.state))};
}

} // namespace

Result<std::vector<OutboxEntry>> outbox_of(Connection& db, MessageId message)
{
    return select_entries(db, "WHERE message = ? ORDER BY id", message);
}

Result<std::vector<OutboxEntry>>
SqliteOutbox::claim(std::size_t count, Instant now, std::chrono::milliseconds lease)
{
    const auto before = database_.to_send.count();
    auto claimed =
        database_.write([&](Transaction& transaction) -> Result<std::vector<OutboxEntry>> {
            auto& db = transaction.db;
            TRY(take_back_what_is_over(transaction, now));
            auto entries = TRY(select_entries(
                db,
                "WHERE state = 'queued' AND next_attempt_at <= ? "
                "ORDER BY next_attempt_at, id LIMIT ?",
                now, count));
            for (auto& entry : entries) {
                entry.state = OutboxState::sending;
                ++entry.attempts;
                TRY(db.run(
                    "UPDATE outbox SET state = 'sending', attempts = ?, lease_until = ? "
                    "WHERE id = ?",
                    entry.attempts, now + lease, entry.id));
            }
            return entries;
        });
    if (claimed && claimed->size() < count)
        database_.to_send.seen(before);
    return claimed;
}

void SqliteOutbox::wait_for_work(std::chrono::milliseconds at_most)
{
    database_.to_send.wait(at_most);
}

Status SqliteOutbox::delivering(OutboxId id, Instant)
{
    return database_.write([&](Transaction& transaction) -> Status {
        const auto entry = TRY(entry_of(transaction.db, id));
        TRY(must_be(entry, {OutboxState::sending}));
        return transaction.db.run("UPDATE outbox SET state = 'delivering' WHERE id = ?", id);
    });
}

Status SqliteOutbox::sent(OutboxId id, std::string_view server_answer, Instant now)
{
    return database_.write([&](Transaction& transaction) -> Status {
        const auto entry = TRY(entry_of(transaction.db, id));
        TRY(must_be(
            entry, {OutboxState::sending, OutboxState::delivering, OutboxState::unconfirmed}));
        return take_step(transaction, entry, {OutboxState::sent, now, server_answer}, Actor{}, now);
    });
}

Status SqliteOutbox::failed(OutboxId id, const DeliveryFailure& failure, Instant now)
{
    return database_.write([&](Transaction& transaction) -> Status {
        const auto entry = TRY(entry_of(transaction.db, id));
        TRY(must_be(entry, {OutboxState::sending, OutboxState::delivering}));
        const bool give_up = failure.permanent || entry.attempts >= outbox_attempts_max;
        const auto state = give_up ? OutboxState::failed : OutboxState::queued;
        return take_step(
            transaction, entry, {state, now + delay_after(entry.attempts), failure.reason}, Actor{},
            now);
    });
}

Status SqliteOutbox::send_again(OutboxId id, const Actor& actor, Instant now)
{
    return database_.write([&](Transaction& transaction) -> Status {
        const auto entry = TRY(entry_of(transaction.db, id));
        TRY(must_be(entry, {OutboxState::failed, OutboxState::unconfirmed}));
        TRY(transaction.db.run("UPDATE outbox SET attempts = 0 WHERE id = ?", id));
        return take_step(transaction, entry, {OutboxState::queued, now}, actor, now);
    });
}

Status SqliteOutbox::set_aside(OutboxId id, const Actor& actor, Instant now)
{
    return database_.write([&](Transaction& transaction) -> Status {
        const auto entry = TRY(entry_of(transaction.db, id));
        TRY(must_be(entry, {OutboxState::failed, OutboxState::unconfirmed}));
        return take_step(
            transaction, entry, {OutboxState::set_aside, now, entry.last_error}, actor, now);
    });
}

Result<std::vector<OutboxEntry>>
SqliteOutbox::list(const std::optional<OutboxState>& state, std::size_t count)
{
    auto reader = TRY(database_.reader());
    if (state)
        return select_entries(*reader, "WHERE state = ? ORDER BY id DESC LIMIT ?", *state, count);
    return select_entries(*reader, "ORDER BY id DESC LIMIT ?", count);
}

Result<std::optional<Instant>>
SqliteOutbox::last_reply(std::string_view sender, std::string_view kind)
{
    auto reader = TRY(database_.reader());
    return reader->value<Instant>(
        "SELECT queued_at FROM outbox WHERE sender = ? AND kind = ? "
        "ORDER BY queued_at DESC LIMIT 1",
        to_lower_ascii(sender), kind);
}

} // namespace mailroom::sqlite
