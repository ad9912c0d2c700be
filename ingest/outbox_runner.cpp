#include "ingest/outbox_runner.h"

#include "core/text.h"
#include "ingest/back_off.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

const std::string name = "outbox";
constexpr std::chrono::seconds look_again{1}; // For mail whose next attempt has come.

// No attempt takes longer, so that a lease that is over belongs to a process that died.
std::chrono::milliseconds lease_for(const MailServer& server)
{
    return std::chrono::seconds(server.connect_seconds_max + 4 * server.silence_seconds_max);
}

} // namespace

OutboxRunner::OutboxRunner(
    const OutboxSettings& settings, Outbox& outbox, const DoorContext& context)
    : settings_(settings),
      outbox_(outbox),
      context_(context)
{
}

void OutboxRunner::run()
{
    const ShouldStop should_stop = [this] { return context_.stop.requested(); };
    SmtpSender sender(*settings_.server, settings_.hostname, should_stop);
    BackOff back_off(std::chrono::seconds(1), std::chrono::minutes(1));
    context_.board.state(name, DoorState::open);
    while (!context_.stop.requested()) {
        const auto due = outbox_.claim(1, context_.now(), lease_for(*settings_.server));
        if (!due) {
            context_.board.failing(name, due.error());
            context_.stop.wait_for(back_off.next());
            continue;
        }
        back_off.reset();
        for (const auto& entry : *due)
            deliver(sender, entry);
        if (due->empty())
            outbox_.wait_for_work(look_again);
    }
    context_.board.state(name, DoorState::closed);
}

std::string OutboxRunner::hostname_for(const OutboxEntry& entry) const
{
    return settings_.hostname.empty() ? domain_of(entry.mail.from.addr_spec) : settings_.hostname;
}

Result<std::vector<AttachedFile>> OutboxRunner::attached_files(const OutboxEntry& entry) const
{
    std::vector<AttachedFile> files;
    for (const auto& attachment : entry.mail.attachments) {
        const auto blob = TRY(context_.blobs.open(attachment.blob));
        files.push_back({attachment.filename, attachment.media_type, TRY(blob.read())});
    }
    return files;
}

void OutboxRunner::report(const Status& status)
{
    if (!status)
        context_.board.failing(name, status.error());
}

void OutboxRunner::deliver(SmtpSender& sender, const OutboxEntry& entry)
{
    const auto files = attached_files(entry);
    if (!files) {
        const bool gone = files.error().code == ErrorCode::not_found;
        report(outbox_.failed(
            entry.id, {"an attachment cannot be read: " + files.error().what, gone},
            context_.now()));
        return;
    }
    const auto content = compose_mail(
        entry.mail, *files,
        {.hostname = hostname_for(entry), .subaddress_separator = settings_.subaddress_separator},
        context_.now());
    SmtpMail mail{.reverse_path = entry.mail.reverse_path, .content = content};
    for (const auto& to : entry.mail.to)
        mail.forward_paths.push_back(to.addr_spec);
    const auto outcome =
        sender.send(mail, [&] { return outbox_.delivering(entry.id, context_.now()); });
    settle(entry, outcome);
}

void OutboxRunner::settle(const OutboxEntry& entry, const SmtpOutcome& outcome)
{
    if (!outcome.refusal) {
        report(outbox_.sent(entry.id, outcome.answer, context_.now()));
        context_.board.taken(name, 1);
        context_.board.state(name, DoorState::open);
        return;
    }
    const auto& refusal = *outcome.refusal;
    context_.board.failing(name, refusal.error);
    // Left as it is, its lease runs out: where the end was sent it is unconfirmed then, where we
    // are asked to stop it is sent again.
    if (refusal.unknown || context_.stop.requested())
        return;
    report(outbox_.failed(entry.id, {refusal.error.what, refusal.permanent}, context_.now()));
}

} // namespace mailroom
