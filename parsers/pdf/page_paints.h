#pragma once

// What is painted on a page, in the order of painting: the ground that a character stands on, and
// what is laid over it afterwards. Boxes are in points from the top left corner of the page.
//
// Where it can't be told - pictures, patterns, curved clips - a character counts as seen: to leave
// out what a person reads is worse than to read what he doesn't see.

#include "core/layout.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mailroom {

struct PaintColor {
    float red = 0, green = 0, blue = 0; // 0..1

    bool operator==(const PaintColor&) const = default;
};

inline constexpr PaintColor paper{1, 1, 1};

// Whether a person could tell them apart.
bool differ(PaintColor a, PaintColor b);

struct PaintPoint {
    float x = 0, y = 0;
};
using PaintOutline = std::vector<std::vector<PaintPoint>>; // Closed polygons.

struct Paint {
    Box box;
    PaintOutline outline; // Empty: the whole box.
    bool even_odd = false;
    bool has_color = true; // False for pictures and patterns.
    PaintColor color;
    bool covers = true; // Hides what is below, in the whole of its box or outline.
    bool picture = false;
    std::size_t after = 0; // So many characters were drawn before.
};

class PagePaints {
public:
    // Paints that are too thin to stand on are not kept, nor are more than a page needs.
    void add(Paint paint);

    // Whether a character of that colour can be told from what lies under the point now.
    bool shows(PaintColor text, float x, float y) const;

    // Whether something was laid over the box, whole, after so many characters.
    bool is_covered(const Box& box, std::size_t characters) const;

    // The share of the page that pictures take, 0..1.
    double picture_share(float width, float height) const;

    const std::vector<Paint>& paints() const { return paints_; }

private:
    bool is_near_some_ground(PaintColor text) const;

    std::vector<Paint> paints_;
    std::vector<PaintColor> grounds_{paper}; // Each once; a few suffice to skip the search.
    bool many_grounds_ = false;
};

} // namespace mailroom
