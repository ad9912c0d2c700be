#pragma once

// What would be done, in words: the `actions` of `mailroom explain`, derived from the events of
// decide().

#include "core/describe.h"
#include "core/events.h"

#include <string>
#include <vector>

namespace mailroom {

struct Action {
    std::string action; // "file in documents, answered", "send documents to a@b.example: x.pdf"
    std::string why;
    std::string rule;
    std::vector<std::string> checks;

    static constexpr auto members()
    {
        return std::tuple{
            member("action", &Action::action), member("why", &Action::why),
            member("rule", &Action::rule), member("checks", &Action::checks)};
    }
};

std::vector<Action> actions_of(const std::vector<Event>& events);

} // namespace mailroom
