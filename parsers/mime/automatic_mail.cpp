#include "parsers/mime/automatic_mail.h"

#include "core/text.h"
#include "embedded/mime_auto_subjects.h"
#include "parsers/body/phrases.h"
#include "parsers/mime/bounces.h"

#include <algorithm>

namespace mailroom {
namespace {

const HeaderField* find(const Message& message, std::string_view name)
{
    const auto found = std::ranges::find_if(message.fields, [&](const HeaderField& field) {
        return equals_ignoring_case(field.name, name);
    });
    return found == message.fields.end() ? nullptr : &*found;
}

std::string value(const Message& message, std::string_view name)
{
    const auto* const field = find(message, name);
    return field ? to_lower_ascii(trimmed(field->body)) : std::string();
}

bool has_any(const Message& message, std::initializer_list<std::string_view> names)
{
    return std::ranges::any_of(
        names, [&](std::string_view name) { return find(message, name) != nullptr; });
}

// Of a mailing list with members, RFC 2919 and RFC 2369.
bool is_list(const Message& message)
{
    return has_any(
               message,
               {"List-Id", "List-Post", "Mailing-List", "X-Mailing-List", "X-Mailman-Version",
                "X-BeenThere"})
        || value(message, "Precedence") == "list";
}

// Sent to many at once: newsletters and advertising too.
bool is_bulk(const Message& message)
{
    const auto precedence = value(message, "Precedence");
    return precedence == "bulk" || precedence == "junk"
        || has_any(message, {"List-Unsubscribe", "List-Help", "X-Loop"});
}

// Subjects of answers that no header gives away; "Re: " and the like before them are passed over.
bool has_auto_subject(const Message& message)
{
    static const auto subjects = [] {
        std::vector<std::string> list;
        for (const auto line : split(embedded::mime_auto_subjects().front().bytes, '\n')) {
            if (!line.empty() && !line.starts_with('#'))
                list.push_back(phrase_form(line));
        }
        return list;
    }();
    const auto subject = phrase_form(message.subject);
    std::string_view left = subject;
    for (const std::string_view prefix : {"re:", "aw:", "sv:", "antw:", "r:", "tr:"}) {
        if (left.starts_with(prefix))
            left = trimmed(left.substr(prefix.size()));
    }
    return std::ranges::any_of(
        subjects, [&](const std::string& start) { return left.starts_with(start); });
}

bool is_auto_reply(const Message& message)
{
    // RFC 3834 section 5: anything but "no" is automatic; "auto-generated" is no answer, though.
    const auto submitted = value(message, "Auto-Submitted");
    if (submitted.starts_with("auto-replied") || submitted.starts_with("auto-notified"))
        return true;
    const auto precedence = value(message, "Precedence");
    if (has_any(
            message,
            {"X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Autoreply-From",
             "X-Mail-Autoreply", "X-Vacation"})
        || precedence == "auto_reply" || precedence == "auto-reply")
        return true;
    const auto suppress = value(message, "X-Auto-Response-Suppress");
    if (!has_auto_subject(message))
        return false;
    // A person may well write "Absence of invoice 4711"; a machine shows it in one more way.
    return !submitted.empty() || !suppress.empty() || !message.in_reply_to.empty()
        || !precedence.empty() || message.return_path == "<>" || message.references.empty();
}

bool has_invitation(const ParsedMessage& parsed)
{
    return std::ranges::any_of(parsed.parts, [](const DecodedPart& part) {
        return part.description.media_type == "text/calendar"
            || (part.description.media_type == "application/ics"
                && part.description.path.size() == 1);
    });
}

} // namespace

void judge_automatic(ParsedMessage& parsed)
{
    auto& message = parsed.message;
    const bool list = is_list(message);
    message.is_mailing_list = list || is_bulk(message);
    const bool failed = !std::ranges::all_of(message.bounces, is_success);
    if (failed)
        message.auto_kind = AutoKind::bounce;
    else if (is_auto_reply(message) || !message.bounces.empty() || message.read_receipt)
        message.auto_kind = AutoKind::auto_reply;
    else if (has_invitation(parsed))
        message.auto_kind = AutoKind::calendar;
    else if (list)
        message.auto_kind = AutoKind::list;
}

} // namespace mailroom
