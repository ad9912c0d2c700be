#include "classifiers/sender/lure_signs.h"

#include "classifiers/sender/imitated_names.h"
#include "classifiers/sender/lure_files.h"
#include "classifiers/spam/links.h"
#include "core/names.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace mailroom {
namespace {

struct View {
    const Reading& reading;
    const Message& message;
    const Authentication& authentication;
    const LureWords& said;
    std::vector<std::string> links, hosts;
    std::string from_domain;
};

bool nothing_passed(const Authentication& by)
{
    return by.spf != "pass" && by.dkim != "pass" && by.dmarc != "pass";
}

bool failed(const View& view)
{
    return view.authentication.failed;
}

bool is_unproven(const View& view)
{
    const auto& by = view.authentication;
    return by.trusted && !by.failed && nothing_passed(by);
}

bool borrows_a_name(const View& view)
{
    return !view.message.from.empty() && !imitated_name(view.message.from.front()).empty();
}

// "...?u=receivables", "...#receivables": a value of the link that is the name of the mailbox.
bool ends_a_value(std::string_view link, std::string_view local_part)
{
    constexpr std::size_t bytes_min = 5; // "ap", "info" and "post" stand in many links.
    const auto values = std::min(link.find_first_of("?#"), link.size());
    const auto at = local_part.size() < bytes_min ? link.npos : link.find(local_part, values);
    if (at == link.npos || at == 0)
        return false;
    const auto end = at + local_part.size();
    return std::string_view("=#/").find(link[at - 1]) != link.npos
        && (end == link.size() || link[end] == '&');
}

// So that whoever follows it is known, and finds the form filled in.
bool leads_with_our_address(const View& view)
{
    return std::ranges::any_of(view.links, [&](const std::string& link) {
        const auto lower = to_lower_ascii(link);
        return !lower.starts_with("mailto:")
            && std::ranges::any_of(view.message.to, [&](const Mailbox& mailbox) {
                   auto address = to_lower_ascii(mailbox.addr_spec);
                   if (address.empty())
                       return false;
                   if (lower.find(address) != lower.npos)
                       return true;
                   const auto at = address.rfind('@');
                   return at != address.npos
                       && (ends_a_value(lower, std::string_view(address).substr(0, at))
                           || lower.find(address.replace(at, 1, "%40")) != lower.npos);
               });
    });
}

bool is_named_for_it(const View& view)
{
    return is_named_like_a_lure(view.from_domain)
        || std::ranges::any_of(view.hosts, is_named_like_a_lure);
}

bool leads_elsewhere(const View& view)
{
    return !view.hosts.empty() && std::ranges::none_of(view.hosts, [&](const std::string& host) {
        return registered_label(host) == registered_label(view.from_domain);
    });
}

bool leads_in_the_clear(const View& view)
{
    return std::ranges::any_of(view.links, [](const std::string& link) {
        return to_lower_ascii(link).starts_with("http:") || link.starts_with("hxxp");
    });
}

bool asks_to_sign_in(const View& view)
{
    return view.said.sign_in && (!view.links.empty() || attached_page(view.reading));
}

bool asks_for_a_card(const View& view)
{
    return view.said.card && !view.links.empty();
}

bool opens_a_page(const View& view)
{
    return attached_page(view.reading).has_value();
}

bool is_proven_and_stays_home(const View& view)
{
    return view.authentication.dmarc == "pass" && !leads_elsewhere(view);
}

// Of a boss who is none. Who pays for answers with cards leads to his questions.
bool asks_a_favour(const View& view)
{
    return view.said.favour && view.links.empty();
}

struct Sign {
    const char* words;
    bool (*is_there)(const View&);
    double weight; // Added to the log odds.
    bool tells;    // Some sign that does must be there: news of a parcel has all the others.
};

constexpr Sign signs[] = {
    {"authentication of the sender failed", failed, 1.6, true},
    {"nothing proves the sender", is_unproven, 1.2, true},
    {"it bears the name of a firm that does not write from there", borrows_a_name, 1.6, true},
    {"a link that carries our address", leads_with_our_address, 1.4, true},
    {"a link to sign in at", asks_to_sign_in, 1.2, true},
    {"a page is attached", opens_a_page, 1.2, true},
    {"a fee or a form that takes a card", asks_for_a_card, 1.4, true},
    {"nobody may know", [](const View& view) { return view.said.secrecy; }, 1.5, true},
    {"a favour", asks_a_favour, 1.5, true},
    {"a host that is named for lures", is_named_for_it, 0.8, true},
    {"something is lost else", [](const View& view) { return view.said.loss; }, 0.7, false},
    {"something waits behind a link", [](const View& view) { return view.said.shared; }, 0.7,
     false},
    {"its links lead elsewhere", leads_elsewhere, 0.4, false},
    {"its links are in the clear", leads_in_the_clear, 0.4, false},
    {"it asks for nothing", [](const View& view) { return view.said.harmless; }, -2.5, false},
    {"the sender is proven and leads to his own pages", is_proven_and_stays_home, -2.4, false},
};

double log_odds_of(double probability)
{
    const double p = std::clamp(probability, 0.01, 0.99);
    return std::log(p / (1 - p));
}

} // namespace

LureSigns lure_signs(
    const Reading& reading,
    const Authentication& authentication,
    const LureWords& said,
    const LureProbabilities& by_words)
{
    const auto& message = reading.message;
    View view{reading, message, authentication, said, links_of(message), {}, {}};
    view.hosts = link_hosts(view.links);
    if (!message.from.empty())
        view.from_domain = to_lower_ascii(domain_of(message.from.front().addr_spec));
    LureSigns found;
    // The model of lures has seen less of the mail of accounts, and more of what is none.
    constexpr double share_of_lures = 0.7;
    found.log_odds = share_of_lures * log_odds_of(by_words.lure)
        + (1 - share_of_lures) * log_odds_of(by_words.intent);
    std::vector<Sign> there;
    for (const auto& sign : signs) {
        if (!sign.is_there(view))
            continue;
        found.log_odds += sign.weight;
        found.telling |= sign.tells;
        if (sign.weight > 0)
            there.push_back(sign);
    }
    std::ranges::stable_sort(there, std::ranges::greater{}, &Sign::weight);
    for (const auto& sign : there)
        found.why.emplace_back(sign.words);
    return found;
}

} // namespace mailroom
