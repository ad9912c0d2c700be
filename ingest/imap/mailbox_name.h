#pragma once

// The names of IMAP folders and how other strings go into a command (RFC 3501 sections 4.3, 5.1.3).

#include <string>
#include <string_view>

namespace mailroom {

// Modified UTF-7 of a UTF-8 name: "Entwürfe" -> "Entw&APw-rfe". Malformed UTF-8 becomes U+FFFD.
std::string imap_mailbox_name(std::string_view utf8);

// A quoted string. Control characters, which no quoted string can hold, are left out.
std::string imap_quoted(std::string_view text);

// "3,5:7" of ascending numbers 3 5 6 7.
template <typename Numbers>
std::string imap_uid_set(const Numbers& uids)
{
    std::string set;
    for (auto at = uids.begin(); at != uids.end();) {
        const auto first = *at;
        auto last = first;
        for (++at; at != uids.end() && *at == last + 1; ++at)
            last = *at;
        set += (set.empty() ? "" : ",") + std::to_string(first);
        if (last != first)
            set += ':' + std::to_string(last);
    }
    return set;
}

} // namespace mailroom
