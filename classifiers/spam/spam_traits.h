#pragma once

// What the build of a message tells of its having been sent to everybody, beside its words: links,
// recipients, shouting, letters in disguise, and what only a conversation has.
//
// Only what a sender of today does or leaves undone is looked at: no names of hosts, lists,
// programs or dates, and nothing that a filter on the way has written.

#include "core/reading.h"

#include <string>
#include <vector>

namespace mailroom {

// Names that a person understands: "many links", "the subject is shouted".
std::vector<std::string> spam_traits(const Reading& reading);

} // namespace mailroom
