#include "api/reply.h"

#include "core/text.h"

namespace mailroom {
namespace {

constexpr std::size_t references_max = 50; // Newest; longer threads keep their first, too.

Error invalid(std::string what)
{
    return {ErrorCode::invalid_argument, std::move(what)};
}

std::vector<std::string> references_of(const Message& message)
{
    auto references = message.references.empty() ? message.in_reply_to : message.references;
    if (!message.message_id.empty())
        references.push_back(message.message_id);
    if (references.size() > references_max)
        references.erase(
            references.begin() + 1, references.end() - static_cast<int>(references_max) + 1);
    return references;
}

std::string subject_of(const Message& message)
{
    const auto subject = trimmed(message.subject);
    const bool is_answer = equals_ignoring_case(subject.substr(0, 3), "re:");
    return is_answer ? std::string(subject) : "Re: " + std::string(subject);
}

} // namespace

Result<ReplyQueued> reply_to(
    MessageId id, const Message& message, Side side, const Company& company, const ReplyText& reply)
{
    const auto& to = message.reply_to.empty() ? message.from : message.reply_to;
    if (to.empty() || to.front().addr_spec.empty())
        return invalid("This message has no sender who could be answered.");
    if (trimmed(reply.text).empty())
        return invalid("The reply is empty.");
    const auto& ours = side == Side::payable ? company.payable_address : company.receivable_address;
    if (ours.empty())
        return invalid("company.json names no address to send from; import it again with one.");
    ReplyQueued queued{.mail = {}, .sender = to.front().addr_spec, .kind = "person"};
    queued.mail.key = "reply:" + std::to_string(id) + ":person:" + reply.key;
    queued.mail.from = {company.name, ours};
    queued.mail.to = to;
    queued.mail.reverse_path = ours;
    queued.mail.subject = subject_of(message);
    queued.mail.text = reply.text;
    if (!message.message_id.empty())
        queued.mail.in_reply_to = {message.message_id};
    queued.mail.references = references_of(message);
    queued.mail.attachments = reply.attachments;
    queued.mail.automatic = false;
    return queued;
}

} // namespace mailroom
