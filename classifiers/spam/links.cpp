#include "classifiers/spam/links.h"

#include "core/fold.h"
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

std::vector<std::string> links_in(std::string_view text)
{
    constexpr std::size_t links_max = 200;
    std::vector<std::string> links;
    for (auto at = text.find("://"); at != text.npos && links.size() < links_max;
         at = text.find("://", at + 3)) {
        const auto before = text.find_last_of(" \t\r\n<>()[]\"'", at);
        const auto first = before == text.npos ? 0 : before + 1;
        const auto last = std::min(text.find_first_of(" \t\r\n<>()[]\"'", at), text.size());
        links.emplace_back(text.substr(first, last - first));
    }
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
