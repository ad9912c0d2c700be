#pragma once

#include <chrono>

namespace mailroom {

// Every sync of this program, ours and SQLite's, takes so much longer: a disk in a cloud.
void slow_syncs_by(std::chrono::microseconds delay);

} // namespace mailroom
