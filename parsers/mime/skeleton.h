#pragma once

// The structure of a message as offsets: which bytes are whose header and body. One pass over the
// lines, in linear time, before any library sees the message.
//
// mimetic builds the tree, but it copies every body, knows no offsets, recurses once a level and
// takes real-world line ends and boundaries amiss. So it is given a skeleton: the same structure
// with clean boundaries, each body replaced by the number of its entity.

#include "core/limits.h"
#include "core/parsed.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class EntityKind : unsigned char { leaf, multipart, message };

// A message or body part (RFC 2045 section 2.4). Views of the raw message.
struct Entity {
    EntityKind kind = EntityKind::leaf;
    std::string_view header; // Without the blank line after it.
    std::string_view body;   // Encoded, without the line end that belongs to the next boundary.
    std::string media_type;  // Lower case, with the default of where it stands.
    bool in_digest = false;
};

struct Skeleton {
    std::vector<Entity> entities; // In the order of their headers; [0] is the message itself.
    std::string text;             // For mimetic. A field "Entity" and each leaf's body say which.
};

Skeleton make_skeleton(std::string_view raw, const Limits& limits, Defects& defects);

// Line ends of CR alone (old Macintosh) become LF; everything else stays. Empty where nothing is to
// be changed.
std::string with_line_feeds(std::string_view raw);

} // namespace mailroom
