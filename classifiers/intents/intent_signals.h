#pragma once

// What is known of a message besides its words and speaks for or against an intent: what other
// passes found in it, who writes, and its build. How much each signal says of each intent is
// learnt beside the words (classifiers/train/).

#include "classifiers/text/text_features.h"
#include "core/understanding.h"

#include <bitset>

namespace mailroom {

enum class IntentSignal : std::uint8_t {
    request, // Documents are asked for.
    dispute,
    promise,
    remittance,
    payment_plan,
    master_data,
    customer, // Writes, as far as the books tell.
    vendor,
    colleague,
    attachment,
    answer,  // Something is quoted.
    forward, // Something is passed on.
};
inline constexpr std::size_t signal_count = 12;
using IntentSignals = std::bitset<signal_count>;

// Uses of `so_far` the matters found: documents_requested, disputes, promises, remittance,
// payment_plan, master_data.
IntentSignals signals_of(const TextSample& sample, const Understanding& so_far);

} // namespace mailroom
