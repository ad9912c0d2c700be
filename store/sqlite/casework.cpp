#include "store/sqlite/casework.h"

#include "core/text.h"
#include "store/sqlite/audit.h"
#include "store/sqlite/conversations.h"

namespace mailroom::sqlite {
namespace {

constexpr Date no_date = Date{std::chrono::year(9999) / 12 / 31};

// "WorkItemFiled" is "work_item_filed" in the audit.
std::string_view action_name(const EventBody& body)
{
    constexpr std::array<std::string_view, std::variant_size_v<EventBody>> names{
        "work_item_filed", "reply_queued", "note_added",
        "state_changed",   "assigned",     "value_corrected"};
    return names[body.index()];
}

// Makes one event true. One function for each kind; false: it was known already (a key).
class Applier {
public:
    Applier(
        Transaction& transaction, MessageId id, const Actor& actor, Instant now, Applying applying)
        : transaction_(transaction),
          db_(transaction.db),
          id_(id),
          actor_(actor),
          now_(now),
          applying_(applying)
    {
    }

    Result<bool> operator()(const WorkItemFiled& event)
    {
        const bool keep = applying_ == Applying::filing;
        TRY(db_.run(
            "UPDATE work_items SET summary = ?2, "
            "queue = iif(?6 AND touched, queue, ?3), state = iif(?6 AND touched, state, ?4), "
            "due_date = iif(?6 AND touched, due_date, ?5) WHERE message = ?1",
            id_, event.summary, event.queue, event.state, event.due_date.value_or(no_date), keep));
        return true;
    }

    Result<bool> operator()(const ReplyQueued& event)
    {
        auto mail = event.mail;
        mail.reply_token = TRY(reply_token(db_, mail.key));
        TRY(db_.run(
            "INSERT INTO outbox (key, message, mail, sender, kind, state, queued_at, "
            "next_attempt_at, reply_token) VALUES (?, ?, ?, ?, ?, 'queued', ?6, ?6, ?7) "
            "ON CONFLICT (key) DO NOTHING",
            mail.key, id_, to_string(to_json(mail)), to_lower_ascii(event.sender), event.kind, now_,
            mail.reply_token));
        const bool is_new = db_.changes() == 1;
        transaction_.something_to_send |= is_new;
        return is_new;
    }

    Result<bool> operator()(const NoteAdded& event)
    {
        TRY(db_.run(
            "INSERT INTO notes (message, at, author, author_name, text) VALUES (?, ?, ?, ?, ?)",
            id_, now_, actor_.user, actor_.name, event.text));
        TRY(db_.run("UPDATE work_items SET notes = notes + 1 WHERE message = ?", id_));
        return true;
    }

    Result<bool> operator()(const StateChanged& event)
    {
        TRY(db_.run("UPDATE work_items SET state = ? WHERE message = ?", event.state, id_));
        return true;
    }

    Result<bool> operator()(const Assigned& event)
    {
        if (event.user != 0
            && !TRY(db_.value<UserId>("SELECT id FROM users WHERE id = ?", event.user)))
            return Error{ErrorCode::not_found, "there is no user " + std::to_string(event.user)};
        TRY(db_.run("UPDATE work_items SET assignee = ? WHERE message = ?", event.user, id_));
        return true;
    }

    Result<bool> operator()(const ValueCorrected& event)
    {
        TRY(db_.run(
            "INSERT INTO corrections (message, at, author, author_name, path, old_value, "
            "new_value) VALUES (?, ?, ?, ?, ?, ?, ?)",
            id_, now_, actor_.user, actor_.name, event.path, event.old_value, event.new_value));
        if (event.path == "party_id")
            TRY(db_.run(
                "UPDATE work_items SET party_id = ? WHERE message = ?", event.new_value, id_));
        if (event.path == "intents")
            TRY(db_.run(
                "UPDATE work_items SET intents = ? WHERE message = ?", ' ' + event.new_value + ' ',
                id_));
        if (event.path == "side") {
            const auto side = enum_from_string<Side>(event.new_value);
            if (!side)
                return Error{ErrorCode::invalid_argument, "a side is none, receivable or payable"};
            TRY(db_.run("UPDATE work_items SET side = ? WHERE message = ?", *side, id_));
        }
        return true;
    }

private:
    Transaction& transaction_;
    Connection& db_;
    const MessageId id_;
    const Actor& actor_;
    const Instant now_;
    const Applying applying_;
};

Json audit_detail(const Event& event)
{
    auto detail = std::visit([](const auto& body) { return to_json(body); }, event.body);
    if (detail.is_empty())
        detail = Json(Json::Object{});
    detail.set("rule", event.rule);
    detail.set("why", event.why);
    if (!event.checks.empty())
        detail.set("checks", to_json(event.checks));
    return detail;
}

} // namespace

Status apply_events(
    Transaction& transaction,
    MessageId id,
    const std::vector<Event>& events,
    const Actor& actor,
    Instant now,
    Applying applying)
{
    Applier applier(transaction, id, actor, now, applying);
    for (const auto& event : events) {
        if (TRY(std::visit(applier, event.body)))
            TRY(append_audit(
                transaction, {actor, action_name(event.body), id, audit_detail(event)}, now));
    }
    TRY(transaction.db.run(
        "UPDATE work_items SET version = version + 1, touched = touched OR ? WHERE message = ?",
        actor.user != 0 && applying == Applying::casework, id));
    transaction.changed.push_back(id);
    return {};
}

} // namespace mailroom::sqlite
