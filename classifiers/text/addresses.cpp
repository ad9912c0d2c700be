#include "classifiers/text/addresses.h"

#include "core/text.h"

#include <algorithm>

namespace mailroom {

std::vector<std::string_view> addresses_in(std::string_view text)
{
    constexpr std::string_view stops = " \t\r\n<>()[],;:\"'|";
    std::vector<std::string_view> addresses;
    for (auto at = text.find('@'); at != text.npos;) {
        const auto before = text.find_last_of(stops, at);
        const auto first = before == text.npos ? 0 : before + 1;
        const auto last = std::min(text.find_first_of(stops, at), text.size());
        const auto address = without_trailing(text.substr(first, last - first), ".!?");
        if (domain_of(address).find('.') != std::string::npos)
            addresses.push_back(address);
        at = text.find('@', last);
    }
    return addresses;
}

} // namespace mailroom
