#include "parsers/mime/bounces.h"

#include "core/text.h"
#include "parsers/mime/bounce_prose.h"
#include "parsers/mime/encoded_words.h"
#include "parsers/mime/header_section.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// "rfc822; x@y" -> "x@y", without brackets.
std::string address_of(std::string_view typed)
{
    const auto semicolon = typed.find(';');
    auto address = trimmed(semicolon == typed.npos ? typed : typed.substr(semicolon + 1));
    if (const auto open = address.find('<'); open != address.npos)
        address = address.substr(open + 1, address.find('>', open) - open - 1);
    address = address.substr(0, address.find_first_of(" \t("));
    return std::string(address);
}

std::string text_of(std::string_view typed)
{
    const auto semicolon = typed.find(';');
    // "smtp; 550 5.1.1 ..."; a type is one word. What a program on the host said (QUIRK: Postfix
    // calls it x-unix) is no server's answer, and stays marked.
    if (semicolon != typed.npos && typed.substr(0, semicolon).find(' ') == typed.npos
        && !equals_ignoring_case(trimmed(typed.substr(0, semicolon)), "x-unix"))
        typed = typed.substr(semicolon + 1);
    return std::string(trimmed(typed));
}

// RFC 3464 section 2: groups of fields parted by blank lines, the first about the message.
std::vector<std::string_view> field_groups(std::string_view content)
{
    constexpr std::size_t groups_max = 5'000;
    std::vector<std::string_view> groups;
    std::size_t start = 0, at = 0;
    bool blank_before = true;
    while (at < content.size() && groups.size() < groups_max) {
        const auto newline = std::min(content.find('\n', at), content.size());
        const bool blank = trimmed(content.substr(at, newline - at)).empty();
        if (blank && !blank_before)
            groups.push_back(content.substr(start, at - start));
        if (!blank && blank_before)
            start = at;
        blank_before = blank;
        at = newline + 1;
    }
    if (!blank_before && groups.size() < groups_max)
        groups.push_back(content.substr(start));
    return groups;
}

void read_report(std::string_view content, const Limits& limits, std::vector<BounceReport>& out)
{
    for (const auto group : field_groups(content)) {
        Defects ignored;
        const auto section = read_header_section(group, limits, ignored);
        BounceReport report;
        // The address that the sender used, before aliases changed it.
        report.recipient = address_of(section.unfolded("Original-Recipient"));
        const auto final_recipient = address_of(section.unfolded("Final-Recipient"));
        if (final_recipient.find('@') != std::string::npos
            || report.recipient.find('@') == std::string::npos)
            report.recipient = final_recipient;
        if (report.recipient.empty())
            continue;
        report.action = to_lower_ascii(section.unfolded("Action"));
        report.action = report.action.substr(0, report.action.find_first_of(" \t("));
        const auto status = section.unfolded("Status");
        report.status = status.substr(0, status.find_first_of(" \t("));
        report.diagnostic = text_of(section.unfolded("Diagnostic-Code"));
        out.push_back(std::move(report));
    }
}

} // namespace

bool is_from_mail_system(const Message& message)
{
    if (message.return_path == "<>")
        return true;
    if (message.from.empty())
        return false;
    const auto address = to_lower_ascii(message.from.front().addr_spec);
    const auto name = to_lower_ascii(message.from.front().display_name);
    const auto local = address.substr(0, address.find('@'));
    static constexpr auto systems = std::to_array<std::string_view>(
        {"mailer-daemon", "mailerdaemon", "postmaster", "mail-daemon", "mmdf", "mailsystem",
         "mail delivery", "mail-deliver", "post_master", "no-reply", "nondelivery",
         "delivery subsystem"});
    return std::ranges::any_of(systems, [&](std::string_view system) {
        return local.starts_with(system) || name.find(system) != name.npos;
    });
}

bool is_success(const BounceReport& report)
{
    static constexpr auto actions = std::to_array<std::string_view>(
        {"delivered", "relayed", "expanded", "deliverable"}); // QUIRK: the last is Postfix's.
    return std::ranges::find(actions, report.action) != actions.end();
}

void read_bounces(ParsedMessage& parsed, const Limits& limits)
{
    auto& bounces = parsed.message.bounces;
    for (const auto& part : parsed.parts) {
        const auto& type = part.description.media_type;
        if (type == "message/delivery-status" || type == "message/global-delivery-status")
            read_report(part.content, limits, bounces);
    }
    // Some mail servers write the fields of a report into the text.
    if (bounces.empty() && is_from_mail_system(parsed.message))
        read_report(parsed.message.text, limits, bounces);
    complete_from_prose(parsed, bounces);
    for (auto& report : bounces) {
        if (is_success(report))
            report.reason = "delivered";
    }
}

} // namespace mailroom
