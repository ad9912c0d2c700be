#include "classifiers/spam/spam_view.h"
#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <cctype>

// The way that a message came, and the program that it says to be of.

namespace mailroom {
namespace {

std::vector<std::string_view> fields_of(const SpamView& view, std::string_view name)
{
    std::vector<std::string_view> bodies;
    for (const auto& field : view.message.fields) {
        if (equals_ignoring_case(field.name, name))
            bodies.emplace_back(field.body);
    }
    return bodies;
}

bool has_field(const SpamView& view, std::string_view name)
{
    return !fields_of(view, name).empty();
}

bool any_relay(const SpamView& view, bool (*is)(std::string_view))
{
    return std::ranges::any_of(fields_of(view, "Received"), is);
}

// A line of somebody's home, by the name that its provider gave it.
bool is_dialled(std::string_view received)
{
    static constexpr auto words = std::to_array<std::string_view>(
        {"dsl", "dialup", "dial-up", "dyn", "ppp", "cable", "dhcp", "broadband", "-pool", ".pool",
         "catv", "client"});
    const auto lower = to_lower_ascii(received.substr(0, received.find(" by ")));
    return std::ranges::any_of(
        words, [&](std::string_view word) { return lower.find(word) != lower.npos; });
}

bool comes_from_a_home(const SpamView& view)
{
    return any_relay(view, is_dialled);
}

bool comes_from_the_nameless(const SpamView& view)
{
    return any_relay(view, [](std::string_view received) {
        const auto lower = to_lower_ascii(received);
        return lower.find("(unknown") != lower.npos || lower.find("from unknown") != lower.npos;
    });
}

bool comes_straight(const SpamView& view)
{
    return fields_of(view, "Received").size() <= 2;
}

bool is_of_outlook(const SpamView& view)
{
    return std::ranges::any_of(fields_of(view, "X-Mailer"), [](std::string_view mailer) {
        return contains_ignoring_case(mailer, "outlook");
    });
}

// What Outlook of any age leaves beside its name.
bool bears_marks_of_outlook(const SpamView& view)
{
    return has_field(view, "X-MimeOLE") || has_field(view, "Thread-Index");
}

bool pretends_its_program(const SpamView& view)
{
    return is_of_outlook(view) && !bears_marks_of_outlook(view);
}

// "<000901c2a1b3$2fd3a5e0$0a01a8c0@host>", as that program alone writes them.
bool borrows_its_number(const SpamView& view)
{
    const std::string_view id = view.message.message_id;
    constexpr std::size_t head = 12, tail = 8;
    const bool shape = id.size() > head + tail + 1 && id[head] == '$' && id[head + tail + 1] == '$'
        && std::ranges::all_of(id.substr(0, head), [](unsigned char c) {
                           return std::isxdigit(c) != 0;
                       });
    return shape && !is_of_outlook(view);
}

bool is_for_anybody(const SpamView& view)
{
    static constexpr auto words = std::to_array<std::string_view>(
        {"undisclosed", "recipient", "friend", "member", "customer", "subscriber"});
    return std::ranges::any_of(fields_of(view, "To"), [](std::string_view to) {
        return std::ranges::any_of(
            words, [&](std::string_view word) { return contains_ignoring_case(to, word); });
    });
}

bool has_encoded_subject(const SpamView& view)
{
    return std::ranges::any_of(fields_of(view, "Subject"), [](std::string_view subject) {
        return subject.find("=?") != subject.npos;
    });
}

bool is_quoted_printable(const SpamView& view)
{
    return std::ranges::any_of(
        fields_of(view, "Content-Transfer-Encoding"), [](std::string_view encoding) {
            return contains_ignoring_case(encoding, "quoted-printable");
        });
}

bool writes_every_word_large(const SpamView& view)
{
    constexpr std::size_t words_min = 4;
    std::size_t words = 0;
    for (const auto word : split(view.message.subject, ' ')) {
        if (word.empty())
            continue;
        if (is_lower(word.front()))
            return false;
        words += is_upper(word.front()) ? 1U : 0U;
    }
    return words >= words_min;
}

bool is_of_several_forms(const SpamView& view)
{
    return view.html && view.plain;
}

bool copies_somebody(const SpamView& view)
{
    return !view.message.cc.empty();
}

bool names_its_mailer(const SpamView& view)
{
    return has_field(view, "X-Mailer");
}

// A program whose name is made up for each copy: "GQ8271KXJAMPWI".
bool has_a_senseless_mailer(const SpamView& view)
{
    constexpr std::size_t run_min = 12;
    return std::ranges::any_of(fields_of(view, "X-Mailer"), [](std::string_view mailer) {
        std::size_t run = 0, longest = 0;
        for (const char c : mailer) {
            run = std::isalnum(static_cast<unsigned char>(c)) != 0 ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        return longest >= run_min;
    });
}

// RFC 2045 section 4 wants it of all that are more than plain text.
bool names_no_mime_version(const SpamView& view)
{
    return !has_field(view, "MIME-Version");
}

bool asks_for_a_receipt(const SpamView& view)
{
    return has_field(view, "Disposition-Notification-To") || has_field(view, "Return-Receipt-To");
}

bool stays_in_its_domain(const SpamView& view)
{
    return !view.from_domain.empty()
        && std::ranges::any_of(view.message.to, [&](const Mailbox& mailbox) {
               return domain_of(mailbox.addr_spec) == view.from_domain;
           });
}

constexpr auto traits = std::to_array<SpamTrait>({
    {"it comes from a home line", comes_from_a_home},
    {"a relay has no name", comes_from_the_nameless},
    {"it comes by few relays", comes_straight},
    {"it pretends to be of another program", pretends_its_program},
    {"its Message-ID is of a program that it is not of", borrows_its_number},
    {"it is addressed to anybody", is_for_anybody},
    {"its subject is encoded", has_encoded_subject},
    {"it is encoded for print", is_quoted_printable},
    {"the subject writes every word large", writes_every_word_large},
    {"it is of several forms", is_of_several_forms},
    {"it copies somebody", copies_somebody},
    {"it names its mailer", names_its_mailer},
    {"its mailer is a senseless word", has_a_senseless_mailer},
    {"it names no version of MIME", names_no_mime_version},
    {"it asks for a receipt", asks_for_a_receipt},
    {"it stays in the domain of its sender", stays_in_its_domain},
});

} // namespace

std::span<const SpamTrait> relay_traits()
{
    return traits;
}

} // namespace mailroom
