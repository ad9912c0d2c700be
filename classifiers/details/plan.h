#pragma once

// A payment plan that the sender asks for: instalments with day and sum, or their count, the first
// day and the interval.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <optional>

namespace mailroom {

std::optional<PaymentPlan> find_plan(const Prose& prose);

// The same where the whole message is known to ask for one.
std::optional<PaymentPlan> find_meant_plan(const Prose& prose);

} // namespace mailroom
