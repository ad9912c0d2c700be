#pragma once

#include "core/describe.h"

#include <cstdint>
#include <string>

namespace mailroom {

// What the house allows its desk. The defaults are the product's; the configuration file's [desk].
struct Policy {
    bool send_documents = true;           // Answer requests for documents where every check is met.
    bool acknowledge = true;              // Say that a message has come in.
    std::uint32_t acknowledge_days = 7;   // At most one acknowledgement a sender in so many days.
    std::uint32_t documents_seconds = 20; // Two answers to one sender are so far apart, or a
                                          // person answers: two automata would be faster.
    std::uint32_t attachments_max = 20;   // More documents at once are a person's to send.
    double request_confidence_min = 0.5;  // How sure it must be that documents are asked for.
    std::string language; // Of replies, where the message's has no template; empty: the company's.
    // For `mailroom explain`: documents count as at hand although the store was not asked.
    bool rehearsal = false;

    static constexpr auto members()
    {
        return std::tuple{
            member("send_documents", &Policy::send_documents),
            member("acknowledge", &Policy::acknowledge),
            member("acknowledge_days", &Policy::acknowledge_days),
            member("documents_seconds", &Policy::documents_seconds),
            member("attachments_max", &Policy::attachments_max),
            member("request_confidence_min", &Policy::request_confidence_min),
            member("language", &Policy::language),
            member("rehearsal", &Policy::rehearsal)};
    }
};

} // namespace mailroom
