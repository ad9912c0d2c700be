#pragma once

// A message as RFC 5322, 2045 and 8621 describe it, decoded: all text is UTF-8.

#include "core/sha256.h"
#include "core/time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mailroom {

// RFC 5322 section 3.4. Names on the wire are those of `mailroom explain --json`.
struct Mailbox {
    std::string display_name;
    std::string addr_spec; // As written; domains compare without case.

    bool operator==(const Mailbox&) const = default;
    static constexpr auto members()
    {
        return std::tuple{
            member("name", &Mailbox::display_name), member("address", &Mailbox::addr_spec)};
    }
};

struct HeaderField {
    std::string name; // As written.
    std::string body; // Unfolded, encoded words decoded.

    static constexpr auto members()
    {
        return std::tuple{member("name", &HeaderField::name), member("body", &HeaderField::body)};
    }
};

// RFC 8601: one method's result of one Authentication-Results field.
struct AuthenticationResult {
    std::string authserv_id;
    std::string method;      // "spf", "dkim", "dmarc", "arc", ...; lower case.
    std::string result;      // "pass", "fail", "softfail", "none", ...; lower case.
    std::string identifier;  // smtp.mailfrom, header.d or header.from, as given.
    std::uint16_t field = 0; // Which Authentication-Results field, from 0 = topmost.

    static constexpr auto members()
    {
        return std::tuple{
            member("authserv_id", &AuthenticationResult::authserv_id),
            member("method", &AuthenticationResult::method),
            member("result", &AuthenticationResult::result),
            member("identifier", &AuthenticationResult::identifier),
            member("field", &AuthenticationResult::field)};
    }
};

// RFC 3464 section 2.3, or what a bounce in prose says of one recipient.
struct BounceReport {
    std::string recipient;
    std::string action; // failed, delayed, delivered, relayed, expanded
    std::string status; // RFC 3463: "5.1.1"
    std::string reason; // userunknown, mailboxfull, ... (one word)
    std::string diagnostic;

    static constexpr auto members()
    {
        return std::tuple{
            member("recipient", &BounceReport::recipient), member("action", &BounceReport::action),
            member("status", &BounceReport::status), member("reason", &BounceReport::reason),
            member("diagnostic", &BounceReport::diagnostic)};
    }
};

// RFC 5965: a mailbox provider says that somebody complained about our mail.
struct FeedbackReport {
    std::string feedback_type; // abuse, fraud, virus, not-spam, auth-failure, other
    std::string user_agent, source_ip, reported_domain;
    std::string original_mail_from;
    std::vector<std::string> original_rcpt_to;
    std::string arrival_date; // As written.

    static constexpr auto members()
    {
        return std::tuple{
            member("feedback_type", &FeedbackReport::feedback_type),
            member("user_agent", &FeedbackReport::user_agent),
            member("source_ip", &FeedbackReport::source_ip),
            member("reported_domain", &FeedbackReport::reported_domain),
            member("original_mail_from", &FeedbackReport::original_mail_from),
            member("original_rcpt_to", &FeedbackReport::original_rcpt_to),
            member("arrival_date", &FeedbackReport::arrival_date)};
    }
};

// RFC 8098: what became of a mail of ours.
struct ReadReceipt {
    std::string recipient;
    std::string original_message_id;
    std::string disposition; // displayed, deleted, dispatched, processed; else as written

    static constexpr auto members()
    {
        return std::tuple{
            member("recipient", &ReadReceipt::recipient),
            member("original_message_id", &ReadReceipt::original_message_id),
            member("disposition", &ReadReceipt::disposition)};
    }
};

enum class AutoKind : std::uint8_t { no, auto_reply, bounce, calendar, list };
template <>
inline constexpr auto enum_names<AutoKind> =
    std::array<std::string_view, 5>{"no", "auto_reply", "bounce", "calendar", "list"};

// A message quoted or forwarded inside the text or as message/rfc822: who is said to have written
// it.
struct QuotedMessage {
    std::optional<Mailbox> from;
    std::vector<Mailbox> to;
    std::string date; // As written.
    std::string subject;
    std::string text;
    bool forwarded = false; // Forwarded on, rather than quoted by an answer.

    static constexpr auto members()
    {
        return std::tuple{
            member("from", &QuotedMessage::from), member("to", &QuotedMessage::to),
            member("date", &QuotedMessage::date), member("subject", &QuotedMessage::subject),
            member("text", &QuotedMessage::text), member("forwarded", &QuotedMessage::forwarded)};
    }
};

struct Message {
    std::string message_id; // Without angle brackets, like all ids here.
    std::optional<DateTime> date;
    std::string subject;
    std::vector<Mailbox> from, sender, reply_to, to, cc;
    std::vector<std::string> in_reply_to, references;
    std::string return_path;         // The Return-Path field: "<>" for the null reverse-path.
    std::vector<HeaderField> fields; // The header, in order, within Limits.
    std::vector<AuthenticationResult> authentication_results;
    AutoKind auto_kind = AutoKind::no;
    bool is_mailing_list = false; // List-Id and the like: never answered by itself.
    std::vector<BounceReport> bounces;
    std::optional<FeedbackReport> feedback;
    std::optional<ReadReceipt> read_receipt;

    std::string text;        // The whole decoded body as a person reads it.
    std::string latest_text; // The words that the sender wrote in this message.
    std::string signature;
    std::vector<QuotedMessage> quoted; // Newest first.
    std::vector<std::string> links; // href targets of the HTML body, unresolved, for judging only.

    static constexpr auto members()
    {
        return std::tuple{
            member("message_id", &Message::message_id),
            member("date", &Message::date),
            member("subject", &Message::subject),
            member("from", &Message::from),
            member("sender", &Message::sender),
            member("reply_to", &Message::reply_to),
            member("to", &Message::to),
            member("cc", &Message::cc),
            member("in_reply_to", &Message::in_reply_to),
            member("references", &Message::references),
            member("return_path", &Message::return_path),
            member("fields", &Message::fields),
            member("authentication_results", &Message::authentication_results),
            member("auto", &Message::auto_kind),
            member("is_mailing_list", &Message::is_mailing_list),
            member("bounces", &Message::bounces),
            member("feedback", &Message::feedback),
            member("read_receipt", &Message::read_receipt),
            member("text", &Message::text),
            member("latest_text", &Message::latest_text),
            member("signature", &Message::signature),
            member("quoted", &Message::quoted),
            member("links", &Message::links)};
    }
};

enum class PartRole : std::uint8_t { text_body, html_body, attachment };
template <>
inline constexpr auto enum_names<PartRole> =
    std::array<std::string_view, 3>{"text_body", "html_body", "attachment"};

// A leaf of the container tree, decoded. `path` is the way to it:
// "2/zip:invoice.pdf/xml:factur-x.xml", MIME parts by their RFC 9051 section number.
struct Part {
    std::string path;
    PartRole role = PartRole::attachment;
    std::string filename;      // RFC 2183, decoded. For show, never for a path.
    std::string media_type;    // What the sender says, lower case: "application/pdf".
    std::string detected_type; // What the bytes are.
    std::string charset;
    std::string disposition; // "inline", "attachment", or empty.
    std::string content_id;
    std::uint64_t size = 0; // Of the decoded bytes.
    Sha256 sha256;          // Of the decoded bytes.

    static constexpr auto members()
    {
        return std::tuple{
            member("path", &Part::path),
            member("role", &Part::role),
            member("filename", &Part::filename),
            member("media_type", &Part::media_type),
            member("detected_type", &Part::detected_type),
            member("charset", &Part::charset),
            member("disposition", &Part::disposition),
            member("content_id", &Part::content_id),
            member("size", &Part::size),
            member("sha256", &Part::sha256)};
    }
};

} // namespace mailroom
