#include "classifiers/spam/links.h"

#include "classifiers/spam/letters.h"
#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

// The host of an absolute link, lower case, without user and port.
std::string host_of(std::string_view link)
{
    const auto scheme = link.find("://");
    if (scheme == link.npos)
        return {};
    auto host = link.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#\\"));
    if (const auto at = host.rfind('@'); at != host.npos)
        host.remove_prefix(at + 1);
    return to_lower_ascii(host.substr(0, host.find(':')));
}

constexpr std::size_t links_max = 200;
constexpr std::string_view link_ends = " \t\r\n<>()[]\"'";

// "www.shop.example", "shop.example/offer": a program makes a link of it.
bool is_bare_link(std::string_view word)
{
    const auto slash = word.find('/');
    const auto host = word.substr(0, slash);
    const auto dot = host.rfind('.');
    if (dot == host.npos || dot == 0 || host.find('@') != host.npos
        || (slash == word.npos && !to_lower_ascii(host).starts_with("www.")))
        return false;
    const auto ending = host.substr(dot + 1);
    return ending.size() >= 2 && std::ranges::all_of(ending, is_letter)
        && std::ranges::all_of(
               host, [](char c) { return is_letter_or_digit(c) || c == '.' || c == '-'; });
}

void add_bare_links(std::string_view text, std::vector<std::string>& links)
{
    for (auto at = text.find_first_not_of(link_ends);
         at != text.npos && links.size() < links_max;) {
        const auto end = std::min(text.find_first_of(link_ends, at), text.size());
        if (const auto word = text.substr(at, end - at); is_bare_link(word))
            links.push_back("http://" + std::string(word));
        at = text.find_first_not_of(link_ends, end);
    }
}

std::vector<std::string> links_in(std::string_view text)
{
    std::vector<std::string> links;
    for (auto at = text.find("://"); at != text.npos && links.size() < links_max;
         at = text.find("://", at + 3)) {
        const auto before = text.find_last_of(link_ends, at);
        const auto first = before == text.npos ? 0 : before + 1;
        const auto last = std::min(text.find_first_of(link_ends, at), text.size());
        links.emplace_back(text.substr(first, last - first));
    }
    add_bare_links(text, links);
    return links;
}

} // namespace

std::vector<std::string> links_of(const Message& message)
{
    return message.links.empty() ? links_in(message.text) : message.links;
}

std::vector<std::string> link_hosts(const std::vector<std::string>& links)
{
    std::vector<std::string> hosts;
    for (const auto& link : links) {
        if (auto host = host_of(link); !host.empty())
            hosts.push_back(std::move(host));
    }
    return hosts;
}

bool is_ip_address(std::string_view host)
{
    return !host.empty()
        && std::ranges::all_of(host, [](char c) { return is_digit(c) || c == '.'; });
}

} // namespace mailroom
