#pragma once

// Outlook's .msg files (MS-OXMSG).

#include "parsers/container/mapi_message.h"

#include <optional>
#include <string_view>

namespace mailroom {

// Nothing where the bytes are no such file. Attached messages within container_depth_max.
std::optional<MapiMessage> read_msg(std::string_view bytes, const Limits& limits);

} // namespace mailroom
