#pragma once

// TNEF (MS-OXTNEF), the winmail.dat that Outlook sends to whom it takes for one of its own.

#include "core/parsed.h"
#include "parsers/container/mapi_message.h"

#include <optional>
#include <string_view>

namespace mailroom {

// Nothing where the bytes are no TNEF; what comes before damage is kept, with a defect.
std::optional<Parsed<MapiMessage>> read_tnef(std::string_view bytes, const Limits& limits);

} // namespace mailroom
