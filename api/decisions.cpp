#include "api/decisions.h"

namespace mailroom {
namespace {

template <typename Body>
std::optional<Event> event_from(const Json& detail)
{
    Body body;
    Event event;
    if (!from_json(detail, body) || !from_json(detail["rule"], event.rule))
        return std::nullopt;
    event.body = std::move(body);
    event.why = detail["why"].text_or("");
    if (detail["checks"].array() != nullptr && !from_json(detail["checks"], event.checks))
        return std::nullopt;
    return event;
}

} // namespace

std::vector<Event> last_decision(std::span<const AuditRow> history)
{
    std::vector<Event> events;
    for (const auto& row : history) {
        if (row.actor.user != 0)
            continue;
        std::optional<Event> event;
        if (row.action == "work_item_filed") {
            events.clear();
            event = event_from<WorkItemFiled>(row.detail);
        } else if (row.action == "reply_queued") {
            event = event_from<ReplyQueued>(row.detail);
        }
        if (event)
            events.push_back(std::move(*event));
    }
    return events;
}

} // namespace mailroom
