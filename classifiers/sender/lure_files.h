#pragma once

// Attachments that do harm when they are opened, by the endings of their names. Each answers the
// name of the first.

#include "core/reading.h"

#include <optional>
#include <string>

namespace mailroom {

std::optional<std::string> attached_program(const Reading& reading);
std::optional<std::string> attached_macros(const Reading& reading); // What can carry them.
std::optional<std::string> attached_archive(const Reading& reading);
std::optional<std::string> attached_page(const Reading& reading); // Opens in a browser.

// The words say a password, in seven languages.
bool mentions_password(const Reading& reading);

} // namespace mailroom
