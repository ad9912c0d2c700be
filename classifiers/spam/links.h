#pragma once

// Where a message would lead its reader.

#include "core/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// The links of its HTML body, or those of the text where there are none; what stands there without
// a scheme and would be followed as well is given "http://".
std::vector<std::string> links_of(const Message& message);

// The hosts of the absolute ones, lower case, without user and port.
std::vector<std::string> link_hosts(const std::vector<std::string>& links);

bool is_ip_address(std::string_view host); // IPv4, dotted.

} // namespace mailroom
