#include "ingest/imap/client.h"

#include "core/ascii.h"
#include "core/text.h"
#include "ingest/imap/mailbox_name.h"

#include <algorithm>
#include <random>

namespace mailroom {
namespace {

constexpr std::size_t batches_ahead = 2; // Enough to hide the round trip.

std::string unpredictable_prefix()
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::random_device random;
    std::string prefix;
    for (int i = 0; i < 13; ++i)
        prefix += letters[random() % letters.size()];
    return prefix;
}

// What a server says, fit for a log.
std::string printable(std::string_view text)
{
    std::string out(text.substr(0, 200));
    std::ranges::replace_if(
        out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return out;
}

Error refusal(const ImapResponse& response, std::string_view command)
{
    const auto verb =
        command.substr(0, command.find(' ') == 3 ? command.find(' ', 4) : command.find(' '));
    return {
        response.name == "BAD" ? ErrorCode::corrupt : ErrorCode::permission_denied,
        "the server refuses " + std::string(verb) + ": " + printable(response.text)};
}

std::uint32_t code_number(std::string_view code)
{
    const auto space = code.rfind(' ');
    const auto number = space == code.npos ? std::nullopt : imap_number(code.substr(space + 1));
    return number && *number <= UINT32_MAX ? static_cast<std::uint32_t>(*number) : 0;
}

std::optional<std::uint32_t> uid_of(const ImapResponse& fetch)
{
    const auto* value = fetch_item(fetch, "UID");
    const auto number = value == nullptr ? std::nullopt : imap_number(value->text);
    if (!number || *number == 0 || *number > UINT32_MAX)
        return std::nullopt;
    return static_cast<std::uint32_t>(*number);
}

} // namespace

ImapClient::ImapClient(ByteStream& stream)
    : stream_(stream),
      reader_(stream),
      tag_prefix_(unpredictable_prefix())
{
}

Result<std::string> ImapClient::send(std::string_view command)
{
    auto tag = tag_prefix_ + std::to_string(++tags_);
    TRY(stream_.send(tag + ' ' + std::string(command) + "\r\n"));
    return tag;
}

Status ImapClient::note(const ImapResponse& response)
{
    if (response.name == "BYE")
        return Error{
            ErrorCode::unavailable, "the server ends the session: " + printable(response.text)};
    if (response.name == "EXISTS" && response.number) {
        arrived_ |= *response.number > exists_;
        exists_ = *response.number;
    } else if (response.name == "EXPUNGE" && exists_ > 0) {
        --exists_;
    } else if (response.name == "CAPABILITY") {
        capabilities_.clear();
        for (const auto& value : response.values) {
            std::string name = value.text;
            std::ranges::transform(name, name.begin(), upper_case);
            capabilities_.insert(std::move(name));
        }
    }
    return {};
}

Result<ImapResponse>
ImapClient::wait_for(const std::string& tag, const OnData& on_data, ContentSink* sink)
{
    for (;;) {
        auto response = TRY(reader_.read(sink));
        if (response.tag == tag)
            return response;
        if (response.tag == "+")
            continue;
        if (response.tag != "*")
            return Error{ErrorCode::corrupt, "the server answers a command that we did not send"};
        TRY(note(response));
        if (on_data)
            TRY(on_data(response));
    }
}

Result<ImapResponse> ImapClient::run(std::string_view command, const OnData& on_data)
{
    return wait_for(TRY(send(command)), on_data, nullptr);
}

Status ImapClient::must(std::string_view command, const OnData& on_data)
{
    const auto response = TRY(run(command, on_data));
    if (response.name != "OK")
        return refusal(response, command);
    return {};
}

Status ImapClient::capability()
{
    return must("CAPABILITY");
}

bool ImapClient::can(std::string_view capability) const
{
    return capabilities_.contains(capability);
}

Result<SelectedFolder> ImapClient::select(std::string_view folder)
{
    SelectedFolder selected;
    exists_ = 0;
    const auto on_data = [&](const ImapResponse& response) -> Status {
        if (response.code.starts_with("UIDVALIDITY "))
            selected.uid_validity = code_number(response.code);
        else if (response.code.starts_with("PERMANENTFLAGS "))
            selected.takes_keywords = response.code.find("\\*") != std::string::npos;
        return {};
    };
    const auto answer = TRY(run("SELECT " + imap_quoted(imap_mailbox_name(folder)), on_data));
    if (answer.name == "NO")
        return Error{
            ErrorCode::not_found,
            "the server has no folder \"" + std::string(folder)
                + "\" that can be opened: " + printable(answer.text)};
    if (answer.name != "OK")
        return refusal(answer, "SELECT");
    if (selected.uid_validity == 0)
        return Error{ErrorCode::corrupt, "the server keeps no UIDs (UIDVALIDITY is missing)"};
    selected.read_only = answer.code == "READ-ONLY";
    selected.exists = exists_;
    arrived_ = false;
    return selected;
}

Result<std::vector<ListedMail>> ImapClient::list(std::uint32_t first)
{
    std::vector<ListedMail> mails;
    arrived_ = false;
    // "n:*" names the last mail even where its UID is below n (RFC 9051 section 9, seq-range).
    const auto on_data = [&](const ImapResponse& response) -> Status {
        if (response.name != "FETCH")
            return {};
        const auto uid = uid_of(response);
        const auto* size = fetch_item(response, "RFC822.SIZE");
        if (uid && size != nullptr && *uid >= first)
            mails.push_back({*uid, imap_number(size->text).value_or(0)});
        return {};
    };
    TRY(must("UID FETCH " + std::to_string(first) + ":* (UID RFC822.SIZE)", on_data));
    std::ranges::sort(mails, {}, &ListedMail::uid);
    const auto repeated = std::ranges::unique(mails, {}, &ListedMail::uid);
    mails.erase(repeated.begin(), repeated.end());
    return mails;
}

Status ImapClient::fetch(std::span<const FetchBatch> batches, MailReceiver& receiver)
{
    const auto on_data = [&](const ImapResponse& response) -> Status {
        const auto* content = fetch_item(response, "BODY[]");
        if (response.name != "FETCH" || content == nullptr
            || content->kind != ImapValue::Kind::content)
            return {};
        const auto uid = uid_of(response);
        if (!uid)
            return Error{ErrorCode::corrupt, "the server sends a mail without its UID"};
        return receiver.mail_complete(*uid);
    };
    std::vector<std::string> tags;
    for (std::size_t done = 0; done < batches.size(); ++done) {
        while (tags.size() < std::min(batches.size(), done + batches_ahead))
            tags.push_back(TRY(
                send("UID FETCH " + imap_uid_set(batches[tags.size()]) + " (UID BODY.PEEK[])")));
        const auto answer = TRY(wait_for(tags[done], on_data, &receiver));
        // QUIRK: Exchange says NO where one mail of a set is gone; the others came nevertheless.
        if (answer.name == "BAD")
            return refusal(answer, "UID FETCH");
        TRY(receiver.batch_complete());
    }
    return {};
}

Status ImapClient::add_flag(const FetchBatch& uids, std::string_view flag)
{
    return must("UID STORE " + imap_uid_set(uids) + " +FLAGS.SILENT (" + std::string(flag) + ")");
}

Status ImapClient::move(const FetchBatch& uids, std::string_view folder)
{
    const auto name = imap_quoted(imap_mailbox_name(folder));
    const auto set = imap_uid_set(uids);
    const auto command = (can("MOVE") ? "UID MOVE " : "UID COPY ") + set + ' ' + name;
    const auto answer = TRY(run(command));
    if (answer.name == "NO" && answer.code == "TRYCREATE") {
        TRY(must("CREATE " + name));
        TRY(must(command));
    } else if (answer.name != "OK") {
        return refusal(answer, command);
    }
    if (can("MOVE"))
        return {};
    TRY(add_flag(uids, "\\Deleted"));
    return can("UIDPLUS") ? must("UID EXPUNGE " + set) : Status{};
}

Result<bool> ImapClient::wait_for_arrival(std::chrono::milliseconds duration)
{
    const auto deadline = std::chrono::steady_clock::now() + duration;
    while (!arrived_) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (!reader_.has_buffered() && !TRY(stream_.wait_readable(left)))
            return false;
        const auto response = TRY(reader_.read(nullptr));
        TRY(note(response));
    }
    return true;
}

Result<bool> ImapClient::idle(std::chrono::milliseconds duration)
{
    const auto tag = TRY(send("IDLE"));
    for (;;) { // "+" must come first; servers may say other things before it.
        const auto response = TRY(reader_.read(nullptr));
        if (response.tag == "+")
            break;
        if (response.tag == tag)
            return refusal(response, "IDLE");
        TRY(note(response));
    }
    const bool came = TRY(wait_for_arrival(duration));
    TRY(stream_.send("DONE\r\n"));
    const auto answer = TRY(wait_for(tag, {}, nullptr));
    if (answer.name != "OK")
        return refusal(answer, "IDLE");
    return came || arrived_;
}

Result<bool> ImapClient::noop()
{
    TRY(must("NOOP"));
    return arrived_;
}

} // namespace mailroom
