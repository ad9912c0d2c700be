#include "parsers/mime/machine_reports.h"

#include "core/text.h"
#include "parsers/mime/header_section.h"

namespace mailroom {
namespace {

// "rfc822; x@y", "<x@y>" -> "x@y"
std::string bare(std::string_view value)
{
    if (const auto semicolon = value.find(';'); semicolon != value.npos)
        value = value.substr(semicolon + 1);
    value = trimmed(value);
    if (value.starts_with('<') && value.ends_with('>') && value.size() > 2)
        value = value.substr(1, value.size() - 2);
    return std::string(value);
}

FeedbackReport feedback_of(const HeaderSection& section)
{
    FeedbackReport report;
    report.feedback_type = to_lower_ascii(trimmed(section.unfolded("Feedback-Type")));
    report.user_agent = trimmed(section.unfolded("User-Agent"));
    report.source_ip = trimmed(section.unfolded("Source-IP"));
    report.reported_domain = trimmed(section.unfolded("Reported-Domain"));
    report.original_mail_from = bare(section.unfolded("Original-Mail-From"));
    for (const auto& field : section.fields) { // RFC 5965 section 3.2: any number of them.
        if (!equals_ignoring_case(field.name, "Original-Rcpt-To"))
            continue;
        if (auto recipient = bare(unfolded(field.body)); !recipient.empty())
            report.original_rcpt_to.push_back(std::move(recipient));
    }
    report.arrival_date = trimmed(section.unfolded("Arrival-Date"));
    if (report.arrival_date.empty()) // QUIRK: the name that it had in drafts, as AOL sends it.
        report.arrival_date = trimmed(section.unfolded("Received-Date"));
    return report;
}

// Disposition: "manual-action/MDN-sent-manually; displayed/error".
ReadReceipt receipt_of(const HeaderSection& section)
{
    ReadReceipt receipt;
    receipt.recipient = bare(section.unfolded("Final-Recipient"));
    if (receipt.recipient.empty())
        receipt.recipient = bare(section.unfolded("Original-Recipient"));
    receipt.original_message_id = bare(section.unfolded("Original-Message-ID"));
    const auto disposition = to_lower_ascii(bare(section.unfolded("Disposition")));
    receipt.disposition = disposition.substr(0, disposition.find_first_of("/ ,"));
    return receipt;
}

} // namespace

void read_machine_reports(ParsedMessage& parsed, const Limits& limits)
{
    auto& message = parsed.message;
    for (const auto& part : parsed.parts) {
        const auto& type = part.description.media_type;
        const bool feedback = type == "message/feedback-report";
        if (!feedback && type != "message/disposition-notification")
            continue;
        Defects ignored;
        const auto section = read_header_section(part.content, limits, ignored);
        if (feedback && !message.feedback)
            message.feedback = feedback_of(section);
        else if (!feedback && !message.read_receipt)
            message.read_receipt = receipt_of(section);
    }
}

} // namespace mailroom
