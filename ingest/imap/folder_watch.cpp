#include "ingest/imap/folder_watch.h"

#include "ingest/curl_connection.h"
#include "ingest/imap/mail_intake.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t chunk_mails_max = 200; // Between two rounds of flags.
constexpr std::size_t batch_mails_max = 20;  // Fetched by one command, stored by one transaction.
constexpr std::uint64_t batch_bytes_max = 8u << 20;

std::vector<FetchBatch> batches_of(std::span<const ListedMail> mails)
{
    std::vector<FetchBatch> batches;
    std::uint64_t bytes = 0;
    for (const auto& mail : mails) {
        if (batches.empty() || batches.back().size() >= batch_mails_max
            || bytes + mail.size > batch_bytes_max) {
            batches.emplace_back();
            bytes = 0;
        }
        batches.back().push_back(mail.uid);
        bytes += mail.size;
    }
    return batches;
}

FetchBatch uids_of(const std::vector<ListedMail>& mails)
{
    FetchBatch uids;
    for (const auto& mail : mails)
        uids.push_back(mail.uid);
    return uids;
}

} // namespace

ImapFolderWatch::ImapFolderWatch(
    const ImapDoorSettings& settings, const std::string& folder, const DoorContext& context)
    : settings_(settings),
      folder_(folder),
      context_(context),
      door_("imap:" + settings.name + '/' + folder),
      back_off_(std::chrono::seconds(1), std::chrono::minutes(5))
{
}

void ImapFolderWatch::run()
{
    context_.board.state(door_, DoorState::opening);
    while (!context_.stop.requested()) {
        const auto status = session();
        if (context_.stop.requested())
            break;
        if (!status)
            context_.board.failing(door_, status.error());
        context_.stop.wait_for(back_off_.next());
    }
    context_.board.state(door_, DoorState::closed);
}

Status ImapFolderWatch::session()
{
    const auto connection = TRY(CurlConnection::open_imap(settings_.server, context_.stop));
    ImapClient client(*connection);
    TRY(client.capability());
    const auto folder = TRY(client.select(folder_));
    TRY(check(folder));
    uid_validity_ = folder.uid_validity;
    TRY(context_.arrivals.open_imap_folder(settings_.name, folder_, uid_validity_));
    while (!context_.stop.requested()) {
        TRY(pull(client));
        context_.board.state(door_, DoorState::open);
        back_off_.reset();
        TRY(wait_for_mail(client));
    }
    return {};
}

Status ImapFolderWatch::check(const SelectedFolder& folder) const
{
    if (settings_.after != AfterPull::leave && folder.read_only)
        return Error{
            ErrorCode::permission_denied,
            "the folder \"" + folder_
                + "\" is read-only for us: give the account more rights, or set after to leave"};
    if (settings_.after == AfterPull::keyword && !folder.takes_keywords)
        return Error{
            ErrorCode::invalid_argument,
            "the folder \"" + folder_ + "\" takes no keywords: set after to seen, move or leave"};
    return {};
}

ImapUid ImapFolderWatch::uid(std::uint32_t number) const
{
    return {settings_.name, folder_, uid_validity_, number};
}

Status ImapFolderWatch::settle(const FetchBatch& uids)
{
    std::vector<ImapUid> settled;
    for (const auto number : uids)
        settled.push_back(uid(number));
    return context_.arrivals.settle_imap(settled);
}

Status ImapFolderWatch::finish(ImapClient& client, const FetchBatch& uids)
{
    if (uids.empty())
        return {};
    switch (settings_.after) {
    case AfterPull::leave:
        break;
    case AfterPull::seen:
        TRY(client.add_flag(uids, "\\Seen"));
        break;
    case AfterPull::keyword:
        TRY(client.add_flag(uids, settings_.keyword));
        break;
    case AfterPull::move:
        TRY(client.move(uids, settings_.moved_to));
        break;
    }
    return settle(uids);
}

void ImapFolderWatch::leave_oversized(const std::vector<ListedMail>& mails)
{
    for (const auto& mail : mails)
        context_.board.left(
            door_,
            "the mail with UID " + std::to_string(mail.uid) + " has " + std::to_string(mail.size)
                + " bytes, more than message_bytes_max ("
                + std::to_string(context_.limits.message_bytes_max) + "): it stays in the mailbox");
}

Status ImapFolderWatch::pull(ImapClient& client)
{
    auto known = TRY(context_.arrivals.imap_folder(settings_.name, folder_));
    std::ranges::sort(known.received);
    std::ranges::sort(known.settled);
    const auto listed = TRY(client.list(known.done_through + 1));
    TRY(finish(client, known.received)); // What a crash left half done.

    std::vector<ListedMail> fresh, oversized;
    for (const auto& mail : listed) {
        if (std::ranges::binary_search(known.received, mail.uid)
            || std::ranges::binary_search(known.settled, mail.uid))
            continue;
        (mail.size > context_.limits.message_bytes_max ? oversized : fresh).push_back(mail);
    }
    leave_oversized(oversized);
    TRY(settle(uids_of(oversized)));
    // What was listed and did not come is gone, or the server cannot give it: then it must stay
    // above done_through, and is asked for again each time.
    bool all_came = true;
    for (std::span<const ListedMail> rest(fresh); !rest.empty();) {
        const auto chunk = rest.first(std::min(rest.size(), chunk_mails_max));
        rest = rest.subspan(chunk.size());
        all_came &= TRY(pull_chunk(client, chunk)) == chunk.size();
        if (all_came && !rest.empty())
            TRY(context_.arrivals.imap_done_through(uid(chunk.back().uid)));
    }
    return all_came && !listed.empty() ? context_.arrivals.imap_done_through(uid(listed.back().uid))
                                       : Status{};
}

Result<std::size_t>
ImapFolderWatch::pull_chunk(ImapClient& client, std::span<const ListedMail> mails)
{
    MailIntake intake(context_, door_, uid(0));
    const auto fetched = client.fetch(batches_of(mails), intake);
    context_.board.taken(door_, intake.received().size());
    TRY(fetched);
    leave_oversized(intake.oversized());
    TRY(finish(client, intake.received()));
    TRY(settle(uids_of(intake.oversized())));
    return intake.received().size() + intake.oversized().size();
}

Status ImapFolderWatch::wait_for_mail(ImapClient& client)
{
    if (client.can("IDLE")) {
        TRY(client.idle(std::chrono::seconds(settings_.idle_seconds_max)));
        return {};
    }
    while (!context_.stop.wait_for(std::chrono::seconds(settings_.poll_seconds))) {
        if (TRY(client.noop()))
            break;
    }
    return {};
}

} // namespace mailroom
