#include "classifiers/sender/threads.h"

#include "core/subject.h"
#include "core/text.h"

#include <algorithm>
#include <chrono>

namespace mailroom {
namespace {

constexpr std::size_t subject_letters_min = 5;       // "Re: hi" is about nothing in particular.
constexpr std::chrono::days answered_within_max{60}; // By subject alone.

std::vector<std::string> people_of(const Message& message)
{
    std::vector<std::string> people;
    for (const auto* list : {&message.from, &message.to, &message.cc}) {
        for (const auto& mailbox : *list)
            people.push_back(to_lower_ascii(mailbox.addr_spec));
    }
    return people;
}

} // namespace

void Threads::add(const Message& message, std::size_t place)
{
    if (!message.message_id.empty())
        by_id_.try_emplace(message.message_id, place);
    const auto subject = base_subject(message.subject);
    if (subject.size() >= subject_letters_min)
        by_subject_[subject].push_back({place, message.date, people_of(message)});
}

std::optional<std::size_t> Threads::answered_by(const Message& message) const
{
    const auto known = [&](const std::string& id) -> std::optional<std::size_t> {
        const auto found = id == message.message_id ? by_id_.end() : by_id_.find(id);
        return found == by_id_.end() ? std::nullopt : std::optional(found->second);
    };
    for (const auto& id : message.in_reply_to) {
        if (const auto place = known(id))
            return place;
    }
    for (auto id = message.references.rbegin(); id != message.references.rend(); ++id) {
        if (const auto place = known(*id))
            return place;
    }
    return by_subject(message);
}

std::optional<std::size_t> Threads::by_subject(const Message& message) const
{
    if (message.from.empty() || !is_answer_subject(message.subject))
        return std::nullopt;
    const auto members = by_subject_.find(base_subject(message.subject));
    if (members == by_subject_.end())
        return std::nullopt;
    const auto writer = to_lower_ascii(message.from.front().addr_spec);
    for (auto member = members->second.rbegin(); member != members->second.rend(); ++member) {
        const bool took_part = std::ranges::find(member->people, writer) != member->people.end();
        const bool in_time = !message.date || !member->date
            || (message.date->instant >= member->date->instant
                && message.date->instant - member->date->instant <= answered_within_max);
        if (took_part && in_time)
            return member->place;
    }
    return std::nullopt;
}

} // namespace mailroom
