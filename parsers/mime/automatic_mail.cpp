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

struct AutoSubjects {
    std::vector<std::string> telling; // Alone, or with the slightest other sign.
    std::vector<std::string> usual;   // People write them too.
};

const AutoSubjects& auto_subjects()
{
    static const auto subjects = [] {
        AutoSubjects read;
        for (auto line : split(embedded::mime_auto_subjects().front().bytes, '\n')) {
            if (line.empty() || line.starts_with('#'))
                continue;
            const bool usual = line.starts_with("+ ");
            line.remove_prefix(usual ? 2 : 0);
            (usual ? read.usual : read.telling).push_back(phrase_form(line));
        }
        return read;
    }();
    return subjects;
}

// "Re: " and the like before it are passed over.
bool starts_with_any(std::string_view subject, const std::vector<std::string>& starts)
{
    for (const std::string_view prefix : {"re:", "aw:", "sv:", "antw:", "r:", "tr:"}) {
        if (subject.starts_with(prefix))
            subject = trimmed(subject.substr(prefix.size()));
    }
    return std::ranges::any_of(
        starts, [&](const std::string& start) { return subject.starts_with(start); });
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
    const auto subject = phrase_form(message.subject);
    const bool machine = !submitted.empty() || !suppress.empty() || precedence == "bulk"
        || precedence == "junk" || message.return_path == "<>";
    if (starts_with_any(subject, auto_subjects().usual) && machine)
        return true;
    // A person may well write "Absence of invoice 4711"; a machine shows it in one more way.
    return starts_with_any(subject, auto_subjects().telling)
        && (machine || !message.in_reply_to.empty() || !precedence.empty()
            || message.references.empty());
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
