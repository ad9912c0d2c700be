#include "desk/actions.h"

#include <algorithm>

namespace mailroom {
namespace {

std::string in_words(Queue queue)
{
    std::string words(to_string(queue));
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string in_words(const WorkItemFiled& item)
{
    return "file in " + in_words(item.queue) + ", " + std::string(to_string(item.state))
        + (item.due_date ? ", due " + to_string(*item.due_date) : std::string{});
}

std::string in_words(const ReplyQueued& reply)
{
    std::string words = "send " + reply.kind + " to " + reply.sender;
    for (std::size_t i = 0; i < reply.mail.attachments.size(); ++i)
        words += (i == 0 ? ": " : ", ") + reply.mail.attachments[i].filename;
    return words;
}

std::string in_words(const NoteAdded& note)
{
    return "note: " + note.text;
}

std::string in_words(const StateChanged& change)
{
    return "state " + std::string(to_string(change.state));
}

std::string in_words(const Assigned& assigned)
{
    return assigned.user == 0 ? "assign to nobody"
                              : "assign to user " + std::to_string(assigned.user);
}

std::string in_words(const ValueCorrected& corrected)
{
    return "correct " + corrected.path + " to " + corrected.new_value;
}

} // namespace

std::vector<Action> actions_of(const std::vector<Event>& events)
{
    std::vector<Action> actions;
    for (const auto& event : events) {
        const auto words = std::visit([](const auto& body) { return in_words(body); }, event.body);
        actions.push_back({words, event.why, event.rule, event.checks});
    }
    return actions;
}

} // namespace mailroom
