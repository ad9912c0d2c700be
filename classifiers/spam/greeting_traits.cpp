#include "classifiers/spam/spam_view.h"
#include "core/ascii.h"
#include "core/names.h"
#include "core/text.h"

#include <algorithm>
#include <array>

// What a relay calls itself, beside what the one behind it found (RFC 5321 section 4.4):
// "from GREETING (NAME [ADDRESS])".

namespace mailroom {
namespace {

struct Relay {
    std::string greeting, name; // Lower case; empty where there is none.
};

bool is_number(std::string_view host)
{
    return !host.empty() && std::ranges::all_of(host, [](char c) {
        return is_digit(c) || c == '.' || c == '[' || c == ']';
    });
}

bool is_private(std::string_view address)
{
    static constexpr auto nets = std::to_array<std::string_view>({"127.", "10.", "192.168."});
    return std::ranges::any_of(
        nets, [&](std::string_view net) { return address.starts_with(net); });
}

// Nothing of relays that pass on within a house.
std::vector<Relay> relays_of(const SpamView& view)
{
    std::vector<Relay> relays;
    for (const auto& field : view.message.fields) {
        if (!equals_ignoring_case(field.name, "Received"))
            continue;
        const auto body = to_lower_ascii(field.body);
        std::string_view rest = trimmed(body);
        if (!rest.starts_with("from "))
            continue;
        rest = trimmed(rest.substr(5));
        Relay relay{std::string(rest.substr(0, rest.find_first_of(" \t("))), {}};
        rest.remove_prefix(relay.greeting.size());
        rest = trimmed(rest);
        const auto open = rest.find('['), close = rest.find(']');
        if (rest.starts_with('(') && open < close && close != rest.npos) {
            if (is_private(rest.substr(open + 1)))
                continue;
            const auto name = trimmed(rest.substr(1, open - 1));
            relay.name = name.substr(name.find_last_of(" @") + 1);
            if (relay.name == "unknown")
                relay.name.clear();
        }
        relays.push_back(std::move(relay));
    }
    return relays;
}

bool any_relay(const SpamView& view, auto is)
{
    return std::ranges::any_of(relays_of(view), is);
}

bool calls_itself_by_number(const SpamView& view)
{
    return any_relay(view, [](const Relay& relay) {
        return relay.greeting.find('.') != std::string::npos && is_number(relay.greeting);
    });
}

bool calls_itself_by_a_bare_word(const SpamView& view)
{
    return any_relay(view, [](const Relay& relay) {
        return relay.greeting != "localhost" && relay.greeting.find('.') == std::string::npos;
    });
}

bool is_of_another_name(const SpamView& view)
{
    return any_relay(view, [](const Relay& relay) {
        return !relay.name.empty() && relay.greeting.find('.') != std::string::npos
            && registered_label(relay.name) != registered_label(relay.greeting);
    });
}

bool borrows_the_domain_of_its_sender(const SpamView& view)
{
    const auto sender = registered_label(view.from_domain);
    return !sender.empty() && any_relay(view, [&](const Relay& relay) {
        return registered_label(relay.greeting) == sender && registered_label(relay.name) != sender;
    });
}

bool is_of_its_sender(const SpamView& view)
{
    const auto sender = registered_label(view.from_domain);
    return !sender.empty() && any_relay(view, [&](const Relay& relay) {
        return registered_label(relay.name) == sender;
    });
}

// As providers name the lines of their customers: "p12-34-56.lines.example".
bool is_numbered(const SpamView& view)
{
    constexpr std::size_t numbers_min = 3;
    return any_relay(view, [](const Relay& relay) {
        std::size_t numbers = 0;
        bool before = false;
        for (const char c : relay.name) {
            numbers += is_digit(c) && !before ? 1U : 0U;
            before = is_digit(c);
        }
        return numbers >= numbers_min;
    });
}

constexpr auto traits = std::to_array<SpamTrait>({
    {"a relay calls itself by a number", calls_itself_by_number},
    {"a relay calls itself by a bare word", calls_itself_by_a_bare_word},
    {"a relay is of another name than it says", is_of_another_name},
    {"a relay borrows its sender's domain", borrows_the_domain_of_its_sender},
    {"a relay is of its sender's domain", is_of_its_sender},
    {"a relay's name is numbered", is_numbered},
});

} // namespace

std::span<const SpamTrait> greeting_traits()
{
    return traits;
}

} // namespace mailroom
