#include "api/views.h"

namespace mailroom {
namespace {

template <typename T>
Json or_null(const std::optional<T>& value)
{
    return value ? Json(std::string(to_string(*value))) : Json{};
}

} // namespace

Json view(const InboxRow& row, const Books& books)
{
    const auto* party = books.party(row.party_id);
    return Json::Object{
        {"id", row.id},
        {"conversation", row.conversation},
        {"message_state", to_string(row.message_state)},
        {"queue", to_string(row.queue)},
        {"state", to_string(row.state)},
        {"side", to_string(row.side)},
        {"party_id", row.party_id},
        {"party_name", party == nullptr ? std::string{} : party->name},
        {"assignee", row.assignee},
        {"received_at", to_string(row.received_at)},
        {"date", or_null(row.date)},
        {"from", Json::Object{{"name", row.from.display_name}, {"address", row.from.addr_spec}}},
        {"subject", row.subject},
        {"summary", row.summary},
        {"excerpt", row.excerpt},
        {"intents", to_json(row.intents)},
        {"due_date", or_null(row.due_date)},
        {"attachments", row.attachments},
        {"notes", row.notes},
        {"in_conversation", row.in_conversation},
        {"version", row.version}};
}

Json view(const InboxPage& page, const Books& books)
{
    Json::Array rows;
    for (const auto& row : page.rows)
        rows.push_back(view(row, books));
    return Json::Object{{"messages", std::move(rows)}, {"next", page.next}};
}

Json view(const InboxCounts& counts)
{
    Json::Array queues;
    for (const auto& count : counts.queues)
        queues.push_back(Json::Object{
            {"queue", to_string(count.queue)},
            {"state", to_string(count.state)},
            {"count", count.count}});
    return Json::Object{
        {"queues", std::move(queues)},
        {"waiting_to_be_read", counts.waiting_to_be_read},
        {"replies_failed", counts.replies_failed}};
}

Json view(const Note& note)
{
    return Json::Object{
        {"at", to_string(note.at)},
        {"author", note.author},
        {"author_name", note.author_name},
        {"text", note.text}};
}

Json view(const Correction& correction)
{
    return Json::Object{
        {"at", to_string(correction.at)},          {"author", correction.author},
        {"author_name", correction.author_name},   {"path", correction.value.path},
        {"old_value", correction.value.old_value}, {"new_value", correction.value.new_value}};
}

Json view(const StoredLesson& stored)
{
    const auto& lesson = stored.lesson;
    const bool of_field = lesson.kind != LessonKind::document_type;
    const bool fixed = lesson.kind == LessonKind::always || !of_field;
    return Json::Object{
        {"id", stored.id},
        {"message", stored.message},
        {"at", to_string(stored.at)},
        {"author_name", stored.author_name},
        {"kind", to_string(lesson.kind)},
        {"field", of_field ? to_string(lesson.term) : "type"},
        {"label", lesson.label},
        {"value", fixed ? lesson.value : std::string()}};
}

Json view(const OutboxEntry& entry)
{
    Json::Array attachments;
    for (const auto& attachment : entry.mail.attachments)
        attachments.push_back(
            Json::Object{{"filename", attachment.filename}, {"media_type", attachment.media_type}});
    return Json::Object{
        {"id", entry.id},
        {"message", entry.message},
        {"kind", entry.kind},
        {"state", to_string(entry.state)},
        {"automatic", entry.mail.automatic},
        {"from", to_json(entry.mail.from)},
        {"to", to_json(entry.mail.to)},
        {"subject", entry.mail.subject},
        {"text", entry.mail.text},
        {"attachments", std::move(attachments)},
        {"attempts", entry.attempts},
        {"queued_at", to_string(entry.queued_at)},
        {"sent_at", or_null(entry.sent_at)},
        {"last_error", entry.last_error}};
}

Json view(const AuditRow& row)
{
    return Json::Object{{"number", row.number},   {"at", to_string(row.at)},
                        {"user", row.actor.user}, {"actor", row.actor.name},
                        {"action", row.action},   {"message", row.message},
                        {"detail", row.detail},   {"hash", to_string(row.hash)}};
}

Json view(const Party& party)
{
    return Json::Object{
        {"party_id", party.party_id},
        {"name", party.name},
        {"role", to_string(party.role)},
        {"tax_id", party.tax_id},
        {"currency", party.currency},
        {"language", party.language},
        {"payment_terms_days", party.payment_terms_days},
        {"credit_limit", or_null(party.credit_limit)},
        {"iban", party.iban}};
}

Json view(const User& user)
{
    return Json::Object{{"id", user.id},         {"login", user.login},
                        {"name", user.name},     {"role", to_string(user.role)},
                        {"active", user.active}, {"created_at", to_string(user.created_at)}};
}

Json view(const ApiToken& token)
{
    return Json::Object{
        {"id", token.id},
        {"name", token.name},
        {"role", to_string(token.role)},
        {"created_at", to_string(token.created_at)},
        {"last_used_at", or_null(token.last_used_at)}};
}

} // namespace mailroom
