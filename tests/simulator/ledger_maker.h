#pragma once

#include "core/books.h"
#include "tests/simulator/ledger_simulator.h"
#include "tests/simulator/random.h"

#include <cstdint>

namespace mailroom {

// The day on which the made-up ledger stands.
inline constexpr Date simulated_today = std::chrono::year(2026) / 9 / 15;

Books make_ledger(Random& random, const SimulationSize& size, std::uint64_t seed);

} // namespace mailroom
