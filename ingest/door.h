#pragma once

// What every door has in common: where mail goes, and how people learn how the door is doing.

#include "core/limits.h"
#include "core/result.h"
#include "core/time.h"
#include "ingest/stop_signal.h"
#include "store/arrivals.h"
#include "store/blobs.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class Severity : std::uint8_t { info, warning, error };

// The log. `who` is a door ("imap:receivables/INBOX"), "pipeline" or "outbox". Any thread calls it.
using Journal = std::function<void(Severity, std::string_view who, std::string_view what)>;

enum class DoorState : std::uint8_t { opening, open, failing, closed };
template <>
inline constexpr auto enum_names<DoorState> =
    std::array<std::string_view, 4>{"opening", "open", "failing", "closed"};

struct DoorStatus {
    std::string door;
    DoorState state = DoorState::opening;
    std::string trouble;     // While failing: what is wrong and what to do.
    std::uint64_t taken = 0; // Mails, since the program started.
    std::uint64_t left = 0;  // Mails that cannot be taken and stay where they are.

    static constexpr auto members()
    {
        return std::tuple{
            member("door", &DoorStatus::door), member("state", &DoorStatus::state),
            member("trouble", &DoorStatus::trouble), member("taken", &DoorStatus::taken),
            member("left", &DoorStatus::left)};
    }
};

// How all doors are doing. Any thread may call.
class DoorBoard {
public:
    explicit DoorBoard(Journal journal) : journal_(std::move(journal)) {}

    void state(const std::string& door, DoorState state);
    void failing(const std::string& door, const Error& error);
    void taken(const std::string& door, std::uint64_t mails);
    void left(const std::string& door, std::string_view why);

    std::vector<DoorStatus> all() const;

private:
    Journal journal_;
    mutable std::mutex mutex_;
    std::map<std::string, DoorStatus> doors_;
};

// Must outlive every door.
struct DoorContext {
    Blobs& blobs;
    Arrivals& arrivals;
    DoorBoard& board;
    const Limits& limits;
    const StopSignal& stop;
    std::function<Instant()> now;
};

} // namespace mailroom
