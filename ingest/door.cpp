#include "ingest/door.h"

namespace mailroom {

void DoorBoard::state(const std::string& door, DoorState state)
{
    {
        const std::lock_guard lock(mutex_);
        auto& status = doors_[door];
        status.door = door;
        if (status.state == state && state != DoorState::opening)
            return;
        status.state = state;
        status.trouble.clear();
    }
    journal_(Severity::info, door, to_string(state));
}

void DoorBoard::failing(const std::string& door, const Error& error)
{
    {
        const std::lock_guard lock(mutex_);
        auto& status = doors_[door];
        status.door = door;
        const bool is_known = status.state == DoorState::failing && status.trouble == error.what;
        status.state = DoorState::failing;
        status.trouble = error.what;
        if (is_known)
            return; // One line in the log for one trouble, however often it is tried again.
    }
    journal_(Severity::error, door, error.what);
}

void DoorBoard::taken(const std::string& door, std::uint64_t mails)
{
    const std::lock_guard lock(mutex_);
    doors_[door].door = door;
    doors_[door].taken += mails;
}

void DoorBoard::left(const std::string& door, std::string_view why)
{
    {
        const std::lock_guard lock(mutex_);
        doors_[door].door = door;
        ++doors_[door].left;
    }
    journal_(Severity::warning, door, why);
}

std::vector<DoorStatus> DoorBoard::all() const
{
    const std::lock_guard lock(mutex_);
    std::vector<DoorStatus> all;
    for (const auto& [door, status] : doors_)
        all.push_back(status);
    return all;
}

} // namespace mailroom
