#pragma once

// The hand of the program that wrote a message: in which order it writes the fields of the header,
// and with which capitals. Programs that send to everybody imitate others by name and seldom so.

#include "core/message.h"

#include <string>
#include <vector>

namespace mailroom {

// Each two fields that follow each other, as written: "Message-Id>Date". Of the fields that the
// writer's program adds; what relays, lists and filters add is passed over.
std::vector<std::string> program_marks(const Message& message);

} // namespace mailroom
