#pragma once

// Which of some messages another one answers.
//
// By In-Reply-To, then by References from the nearest on (RFC 5322 section 3.6.4); who lost these
// headers on the way is known by the mark of an answer ("Re:") over the same subject, and by being
// one of those who wrote or were written to. A number or a subject that a stranger repeats joins
// nothing.

#include "core/message.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// Of messages that came one after the other. Not thread-safe.
class Threads {
public:
    // `place` is the caller's name for it.
    void add(const Message& message, std::size_t place);

    // The place of the message that this one answers, among those added so far.
    std::optional<std::size_t> answered_by(const Message& message) const;

private:
    struct Member {
        std::size_t place;
        std::optional<DateTime> date;
        std::vector<std::string> people; // Addresses of who wrote and was written to.
    };

    std::optional<std::size_t> by_subject(const Message& message) const;

    std::map<std::string, std::size_t, std::less<>> by_id_;
    std::map<std::string, std::vector<Member>, std::less<>> by_subject_;
};

} // namespace mailroom
