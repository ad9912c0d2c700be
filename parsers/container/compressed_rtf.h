#pragma once

// RTF as Outlook packs it (MS-OXRTFCP).

#include <cstddef>
#include <string>
#include <string_view>

namespace mailroom {

// At most `bytes_max` bytes; what comes before damage is kept, no RTF at all is empty.
std::string decompress_rtf(std::string_view packed, std::size_t bytes_max);

} // namespace mailroom
