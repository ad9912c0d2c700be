#pragma once

// Text that can't be seen, in the colour of its ground or too small: what attributes and styles say
// of both, from the outside in.

#include "parsers/html/html_style.h"

#include <cstdint>
#include <optional>

namespace mailroom {

// 0xRRGGBB; nothing where it can't be told: a picture, a style sheet's rule that is left out, a
// name that we don't know. Then the text counts as seen.
struct HtmlColors {
    std::optional<std::uint32_t> text = 0x000000, ground = 0xffffff;
    // Inherited too, until an element within says otherwise: templates set what is between their
    // cells in print of no size.
    bool tiny = false, invisible = false;
};

// What holds inside an element. `may_be_painted`: by a rule that its class or id does not show.
HtmlColors colors_inside(HtmlColors outside, const HtmlAttributes& attributes, bool may_be_painted);

// Whether a person could tell the text from its ground.
bool is_seen(const HtmlColors& colors);

} // namespace mailroom
