#include "classifiers/sender/sender.h"
#include "classifiers/spam/letters.h"
#include "classifiers/spam/spam_view.h"
#include "core/ascii.h"
#include "core/names.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

bool pretends_to_answer(const SpamView& view)
{
    return to_lower_ascii(view.message.subject).starts_with("re:")
        && view.message.in_reply_to.empty() && view.message.references.empty()
        && view.message.quoted.empty();
}

bool answers(const SpamView& view)
{
    return !view.message.in_reply_to.empty() || !view.message.references.empty();
}

bool is_sent_to_nobody(const SpamView& view)
{
    return view.recipients == 0 || std::ranges::all_of(view.message.to, [](const Mailbox& mailbox) {
               return mailbox.addr_spec.find('@') == std::string::npos;
           });
}

bool is_sent_to_many(const SpamView& view)
{
    return view.recipients > 8;
}

bool is_sent_to_its_sender(const SpamView& view)
{
    return !view.from.empty() && std::ranges::any_of(view.message.to, [&](const Mailbox& mailbox) {
        return to_lower_ascii(mailbox.addr_spec) == view.from;
    });
}

bool wants_answers_elsewhere(const SpamView& view)
{
    const auto& reply_to = view.message.reply_to;
    return !reply_to.empty() && !view.from_domain.empty()
        && registered_label(domain_of(reply_to.front().addr_spec))
        != registered_label(view.from_domain);
}

bool is_from_free_mail(const SpamView& view)
{
    return is_free_mail(view.from_domain);
}

bool is_from_nobody(const SpamView& view)
{
    return view.from_domain.find('.') == std::string::npos;
}

bool has_number_for_sender(const SpamView& view)
{
    const auto local = view.from.substr(0, view.from.find('@'));
    return std::ranges::count_if(local, is_digit) >= 3;
}

bool names_another_address(const SpamView& view)
{
    if (view.message.from.empty())
        return false;
    const auto& name = view.message.from.front().display_name;
    const auto named = domain_of(name);
    return named.find('.') != std::string::npos
        && !to_lower_ascii(name).ends_with(view.from_domain);
}

bool has_field(const SpamView& view, std::string_view name, std::string_view word)
{
    return std::ranges::any_of(view.message.fields, [&](const HeaderField& field) {
        return equals_ignoring_case(field.name, name) && contains_ignoring_case(field.body, word);
    });
}

// Who writes by their own mail server leaves its name; so does who has rented one and set it up.
bool comes_by_others(const SpamView& view)
{
    const std::string label(registered_label(view.from_domain));
    return !label.empty() && !has_field(view, "Received", label);
}

bool is_numbered_by_others(const SpamView& view)
{
    const auto domain = domain_of(view.message.message_id);
    return !domain.empty() && registered_label(domain) != registered_label(view.from_domain);
}

bool is_said_to_be_urgent(const SpamView& view)
{
    return has_field(view, "X-Priority", "1") || has_field(view, "Importance", "high");
}

bool is_wrapped_up(const SpamView& view)
{
    return has_field(view, "Content-Transfer-Encoding", "base64");
}

bool has_nameless_sender(const SpamView& view)
{
    return !view.message.from.empty() && trimmed(view.message.from.front().display_name).empty();
}

bool has_nameless_recipient(const SpamView& view)
{
    return !view.message.to.empty() && trimmed(view.message.to.front().display_name).empty();
}

bool has_shouting_sender(const SpamView& view)
{
    return !view.message.from.empty()
        && share_of_capitals(view.message.from.front().display_name) > 0.9;
}

// "Cheap loans for info@bakery.example", "info, you have won"
bool calls_by_mailbox(const SpamView& view)
{
    constexpr std::size_t local_min = 4;
    const auto subject = to_lower_ascii(view.message.subject);
    return std::ranges::any_of(view.message.to, [&](const Mailbox& mailbox) {
        const auto address = to_lower_ascii(mailbox.addr_spec);
        const auto local = address.substr(0, address.find('@'));
        return local.size() >= local_min && subject.find(local) != std::string::npos;
    });
}

bool has_no_date(const SpamView& view)
{
    return !view.message.date;
}

bool has_no_message_id(const SpamView& view)
{
    return view.message.message_id.empty();
}

constexpr auto traits = std::to_array<SpamTrait>({
    {"it pretends to be an answer", pretends_to_answer},
    {"it is an answer", answers},
    {"it is addressed to nobody", is_sent_to_nobody},
    {"it is addressed to many", is_sent_to_many},
    {"it is addressed to its sender", is_sent_to_its_sender},
    {"answers go to another domain", wants_answers_elsewhere},
    {"it comes from a free mailbox", is_from_free_mail},
    {"its sender has no domain", is_from_nobody},
    {"its sender is a number", has_number_for_sender},
    {"its sender's name is another address", names_another_address},
    {"no relay is of its sender's domain", comes_by_others},
    {"its Message-ID is of another domain", is_numbered_by_others},
    {"it says to be urgent", is_said_to_be_urgent},
    {"its text is wrapped up in base64", is_wrapped_up},
    {"its sender has no name", has_nameless_sender},
    {"its recipient has no name", has_nameless_recipient},
    {"its sender's name is shouted", has_shouting_sender},
    {"the subject calls a mailbox by its name", calls_by_mailbox},
    {"it has no date", has_no_date},
    {"it has no Message-ID", has_no_message_id},
});

} // namespace

std::span<const SpamTrait> header_traits()
{
    return traits;
}

} // namespace mailroom
