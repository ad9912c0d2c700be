#pragma once

// Data files that are part of the program (mailroom_embed in cmake/modules.cmake).

#include <span>
#include <string_view>

namespace mailroom {

struct EmbeddedFile {
    std::string_view name; // Without its folder.
    std::string_view bytes;
};

} // namespace mailroom
