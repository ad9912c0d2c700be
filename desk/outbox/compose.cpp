#include "desk/outbox/compose.h"

#include "core/sha256.h"
#include "core/text.h"
#include "desk/outbox/encode.h"

namespace mailroom {
namespace {

std::string address(const Mailbox& mailbox)
{
    std::string addr_spec; // A line end in it would start a field of its own.
    for (const char c : mailbox.addr_spec) {
        if (static_cast<unsigned char>(c) > 0x20 && c != 0x7f && c != '<' && c != '>')
            addr_spec += c;
    }
    if (mailbox.display_name.empty())
        return addr_spec;
    return encoded_phrase(mailbox.display_name) + " <" + addr_spec + '>';
}

std::string addresses(const std::vector<Mailbox>& mailboxes)
{
    std::string list;
    for (const auto& mailbox : mailboxes)
        list += (list.empty() ? "" : ", ") + address(mailbox);
    return list;
}

// "<a@b> <c@d>". What is no msg-id is left out: it came from a stranger.
std::string message_ids(const std::vector<std::string>& ids)
{
    std::string list;
    for (const auto& id : ids) {
        const bool is_clean =
            !id.empty() && id.size() < 900 && id.find_first_of(" \t\r\n<>") == id.npos;
        if (is_clean)
            list += (list.empty() ? "<" : " <") + id + '>';
    }
    return list;
}

std::string media_type_of(const AttachedFile& file)
{
    const auto& type = file.media_type;
    const bool is_clean = type.find('/') != type.npos
        && type.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789+-./") == type.npos;
    return is_clean ? type : "application/octet-stream";
}

constexpr std::string_view text_fields = "Content-Type: text/plain; charset=utf-8\r\n"
                                         "Content-Transfer-Encoding: quoted-printable\r\n";

std::string attachment_part(const AttachedFile& file)
{
    return "Content-Type: " + media_type_of(file) + encoded_parameter("name", file.filename)
        + "\r\nContent-Disposition: attachment" + encoded_parameter("filename", file.filename)
        + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64_lines(file.bytes);
}

// ar@ours.example as ar+mailroom.TOKEN@ours.example
Mailbox with_token(Mailbox mailbox, std::string_view separator, std::string_view token)
{
    const auto at = mailbox.addr_spec.rfind('@');
    if (at != std::string::npos)
        mailbox.addr_spec.insert(
            at, std::string(separator) + std::string(reply_token_prefix) + std::string(token));
    return mailbox;
}

} // namespace

std::string message_id_of(const OutgoingMail& mail, std::string_view hostname)
{
    const auto& own = hostname.empty() ? domain_of(mail.from.addr_spec) : std::string(hostname);
    const auto token =
        mail.reply_token.empty() ? to_string(sha256(mail.key)).substr(0, 32) : mail.reply_token;
    return std::string(reply_token_prefix) + token + '@' + own;
}

std::string compose_mail(
    const OutgoingMail& mail,
    const std::vector<AttachedFile>& files,
    const ComposeOptions& options,
    Instant date)
{
    std::string out =
        folded_field("Date", rfc5322_date(std::chrono::floor<std::chrono::seconds>(date)));
    out += folded_field("From", address(mail.from));
    if (!options.subaddress_separator.empty() && !mail.reply_token.empty())
        out += folded_field(
            "Reply-To",
            address(with_token(mail.from, options.subaddress_separator, mail.reply_token)));
    out += folded_field("To", addresses(mail.to));
    out += folded_field("Subject", encoded_words(mail.subject));
    out += folded_field("Message-ID", '<' + message_id_of(mail, options.hostname) + '>');
    if (const auto ids = message_ids(mail.in_reply_to); !ids.empty())
        out += folded_field("In-Reply-To", ids);
    if (const auto ids = message_ids(mail.references); !ids.empty())
        out += folded_field("References", ids);
    // For programs that drop what Message-ID they answer, but keep fields that they don't know.
    if (!mail.reply_token.empty())
        out += folded_field(std::string(conversation_field), mail.reply_token);
    if (mail.automatic) {
        out += "Auto-Submitted: auto-replied\r\n";
        // QUIRK: Exchange heeds this, and not RFC 3834.
        out += "X-Auto-Response-Suppress: All\r\n";
    }
    out += "MIME-Version: 1.0\r\n";
    const auto text = quoted_printable(mail.text);
    if (files.empty())
        return out + std::string(text_fields) + "\r\n" + text;

    // Neither encoding can make a line that begins with "--mailroom": quoted-printable text could
    // say so, but not with this digest of the key.
    const auto boundary = "mailroom-" + to_string(sha256("boundary:" + mail.key)).substr(0, 40);
    out += "Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    out += "--" + boundary + "\r\n" + std::string(text_fields) + "\r\n" + text;
    for (const auto& file : files)
        out += "\r\n--" + boundary + "\r\n" + attachment_part(file);
    return out + "\r\n--" + boundary + "--\r\n";
}

} // namespace mailroom
