#include "parsers/mime/bounce_prose.h"

#include "core/text.h"
#include "embedded/mime_bounce_subjects.h"
#include "parsers/body/phrases.h"
#include "parsers/mime/bounces.h"
#include "parsers/mime/smtp_reply.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

std::string field_of(const Message& message, std::string_view name)
{
    for (const auto& field : message.fields) {
        if (equals_ignoring_case(field.name, name))
            return field.body;
    }
    return {};
}

bool has_bounce_subject(const Message& message)
{
    const auto subject = phrase_form(message.subject);
    for (const auto line : split(embedded::mime_bounce_subjects().front().bytes, '\n')) {
        if (!line.empty() && !line.starts_with('#') && subject.find(line) != subject.npos)
            return true;
    }
    return false;
}

bool has_any(const std::string& text, const auto& words)
{
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.find(word) != text.npos; });
}

// Where the returned message starts.
bool starts_original(const std::string& folded_line)
{
    static constexpr auto starts = std::to_array<std::string_view>(
        {"--- below this line",
         "received:",
         "return-path:",
         "message-id:",
         "mime-version:",
         "------ this is a copy",
         "------ the body",
         "original message",
         "----- original message",
         "--- header",
         "--- the message",
         "--- returned message",
         "-- original",
         "dkim-signature:",
         "----- unsent message",
         "--- undelivered message",
         "--- enclosed is",
         "--- attachment",
         "the following is a copy",
         "content-type: message/rfc822",
         "----- message header"});
    std::string_view line = folded_line;
    return std::ranges::any_of(
        starts, [&](std::string_view start) { return line.starts_with(start); });
}

class ProseReader {
public:
    explicit ProseReader(std::string_view text)
    {
        constexpr std::size_t lines_max = 300, bytes_max = 64u << 10;
        for (const auto raw : split(text.substr(0, bytes_max), '\n')) {
            auto line = phrase_form(raw.substr(0, 500));
            if (starts_original(line) || lines_.size() >= lines_max)
                break;
            lines_.push_back(raw);
            folded_.push_back(std::move(line));
        }
    }

    // Addresses that the mail server says it could not reach, the surest kind of line alone.
    std::vector<BounceReport> recipients() const
    {
        for (const auto matches :
             {&ProseReader::is_answer, &ProseReader::is_alone, &ProseReader::names_recipient,
              &ProseReader::has_address}) {
            std::vector<BounceReport> reports;
            for (std::size_t i = 0; i < lines_.size(); ++i) {
                if (!(this->*matches)(i))
                    continue;
                add(reports, address_in(lines_[i]), i);
            }
            if (!reports.empty())
                return reports;
        }
        return {};
    }

    // The server's answer, looked for from that line on, else in the whole text.
    std::string diagnostic(std::size_t from) const
    {
        for (const auto start : {from, std::size_t{0}}) {
            for (auto i = start; i < lines_.size(); ++i) {
                if (reply_code_in(lines_[i]) != std::string_view::npos
                    || !status_in(lines_[i]).empty())
                    return paragraph(i);
            }
        }
        return from < lines_.size() ? paragraph(from) : std::string();
    }

    // Refused only once the text of the mail was sent, whatever the words of the refusal.
    bool refused_after_data() const
    {
        const auto text = everything();
        if (text.find("end of data") != text.npos || text.find("reply to data") != text.npos)
            return true;
        // Who pipelines sends DATA before RCPT is answered: then no recipients are left for it.
        if (text.find("need rcpt") != text.npos || text.find("no valid recipients") != text.npos)
            return false;
        for (std::size_t i = 0; i + 1 < folded_.size(); ++i) {
            if (trimmed(folded_[i]) == ">>> data" && folded_[i + 1].starts_with("<<< 5")
                && !folded_[i + 1].starts_with("<<< 503"))
                return true;
        }
        return false;
    }

    std::string everything() const
    {
        std::string text;
        for (const auto& line : folded_)
            text.append(trimmed(line)).append(" ");
        return text;
    }

private:
    // "<x@y>:" of qmail and Postfix; "x@y: 550 ..."
    bool is_answer(std::size_t i) const
    {
        const auto line = trimmed(lines_[i]);
        const auto address = address_in(line);
        if (address.empty())
            return false;
        const auto start = static_cast<std::size_t>(address.data() - line.data());
        const auto rest = line.substr(start + address.size());
        return start <= 1
            && (rest.starts_with(":") || rest.starts_with(">:") || rest.starts_with("> (")
                || rest.starts_with(">..."));
    }

    bool is_alone(std::size_t i) const
    {
        const auto line = trimmed(lines_[i]);
        const auto address = address_in(line);
        return !address.empty() && line.size() <= address.size() + 4;
    }

    bool names_recipient(std::size_t i) const
    {
        static constexpr auto words = std::to_array<std::string_view>(
            {"rcpt to", "recipient", "final-recipient", "delivered to", "user", "mailbox",
             "address", "to:", "intended for", "destinataire", "empfanger", "unknown"});
        return has_address(i) && has_any(folded_[i], words);
    }

    bool has_address(std::size_t i) const
    {
        const auto address = address_in(lines_[i]);
        const auto local = to_lower_ascii(address.substr(0, address.find('@')));
        return !address.empty() && local != "postmaster" && local != "mailer-daemon"
            && !folded_[i].starts_with("from:") && !folded_[i].starts_with("mail from");
    }

    void add(std::vector<BounceReport>& reports, std::string_view address, std::size_t i) const
    {
        constexpr std::size_t reports_max = 2'000;
        const bool known = std::ranges::any_of(reports, [&](const BounceReport& report) {
            return equals_ignoring_case(report.recipient, address);
        });
        if (known || address.empty() || reports.size() >= reports_max)
            return;
        BounceReport report;
        report.recipient = address;
        report.action = "failed";
        report.diagnostic = diagnostic(i);
        reports.push_back(std::move(report));
    }

    std::string paragraph(std::size_t i) const
    {
        std::string text;
        for (; i < lines_.size() && !trimmed(lines_[i]).empty() && text.size() < 1'000; ++i)
            text += (text.empty() ? "" : " ") + std::string(trimmed(lines_[i]));
        return text;
    }

    std::vector<std::string_view> lines_;
    std::vector<std::string> folded_;
};

bool is_delay_or_failure(const std::string& text)
{
    static constexpr auto words = std::to_array<std::string_view>(
        {"deliver", "undeliver", "unknown user", "user unknown", "returned", "rejected", "bounce",
         "failed", "failure", "not reach", "zugestellt", "remis", "entregar", "recapit", "consegna",
         "bezorg", "permanent error", "mailbox"});
    return has_any(text, words);
}

bool says_undelivered(const std::string& text)
{
    static constexpr auto phrases = std::to_array<std::string_view>(
        {"did not reach the following recipient", "could not be delivered to",
         "unable to deliver message to", "couldn't be delivered to",
         "konnte nicht zugestellt werden", "n'a pas pu etre remis", "no se pudo entregar",
         "non e stato possibile recapitare", "kon niet worden bezorgd"});
    return has_any(text, phrases);
}

// A report's own words count for more than a general code beside them.
void complete(BounceReport& report, const std::string& text)
{
    if (report.diagnostic.empty())
        report.diagnostic = text;
    // The far server's own code is nearer to the cause than what ours made of it.
    if (const auto said = status_in(report.diagnostic); !said.empty())
        report.status = said;
    if (!report.status.empty())
        return;
    if (const auto code = reply_code_in(report.diagnostic); code != std::string::npos)
        report.status = std::string(1, report.diagnostic[code]) + ".0.0";
}

} // namespace

void complete_from_prose(const ParsedMessage& parsed, std::vector<BounceReport>& bounces)
{
    const auto& message = parsed.message;
    const auto failed = bounces.empty() ? field_of(message, "X-Failed-Recipients") : std::string();
    const bool system = is_from_mail_system(message);
    if (bounces.empty() && failed.empty() && !system)
        return;
    const ProseReader prose(message.text);
    if (bounces.empty()) {
        const auto text = prose.everything();
        const auto code = reply_code_in(text);
        const bool tells = says_undelivered(text)
            || (code != text.npos
                && (is_delay_or_failure(text)
                    || bounce_reason(text.substr(code), {}) == "userunknown"));
        if (failed.empty() && !has_bounce_subject(message) && !(tells && !message.from.empty()))
            return;
        for (const auto address : split(failed, ',')) {
            if (trimmed(address).empty())
                continue;
            BounceReport report;
            report.recipient = trimmed(address);
            report.action = "failed";
            bounces.push_back(std::move(report));
        }
        if (bounces.empty())
            bounces = prose.recipients();
        if (bounces.empty())
            bounces.emplace_back(); // It is a bounce, of whose mail it doesn't say.
    }
    for (auto& report : bounces) {
        complete(report, prose.diagnostic(0));
        const bool delayed = report.action == "delayed";
        // The code of a delay says no more than that the mail still waits.
        report.reason = bounce_reason(report.diagnostic, delayed ? std::string() : report.status);
        // Mail servers that explain it in a sentence, away from the address.
        if (report.reason == "undefined")
            report.reason = bounce_reason(prose.everything(), {});
        if (report.reason == "undefined" && delayed)
            report.reason = "expired";
        // The address was good: a filter speaks in the words of the mailbox.
        if (report.reason == "userunknown" && prose.refused_after_data()
            && phrase_form(report.diagnostic).find("unknown") != std::string::npos)
            report.reason = "filtered";
    }
}

} // namespace mailroom
