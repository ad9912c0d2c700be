#pragma once

// The tree of a message's entities, built by mimetic from a skeleton (parsers/mime/skeleton.h).

#include "parsers/mime/skeleton.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace mailroom {

struct EntityNode {
    std::size_t entity = 0;           // Index into Skeleton::entities.
    std::vector<EntityNode> children; // Of a multipart its parts, of a message its one content.
};

// Nothing where the library gives up.
std::optional<EntityNode> read_entity_tree(const Skeleton& skeleton);

} // namespace mailroom
