#pragma once

// What Poppler's graphics state is about to paint, in our own words.

#include "parsers/pdf/page_paints.h"
#include "parsers/pdf/page_reading.h"

#include <cstddef>
#include <optional>
#include <vector>

// Poppler's.
class GfxState;

namespace mailroom {

// What may be painted at all, in the state's device space: pixels or points from the upper left.
Box clip_of(const GfxState& state);

// Gathers what is painted on one page.
class PopplerPaints {
public:
    void save() { clips_.push_back(clip_is_box_); }
    void restore();
    void clip(const GfxState& state); // To the current path.
    void clip_to_something() { clip_is_box_ = false; }

    // The current path, filled; or drawn as lines so thick that they are grounds.
    void fill(const GfxState& state, bool even_odd);
    void stroke(const GfxState& state);
    // All that the clip lets through, in no colour that we know: a shading or a pattern.
    void fill_with_unknown(const GfxState& state);
    // The unit square. An opaque picture covers what is below.
    void draw_picture(const GfxState& state, int width, int height, bool is_opaque);

    // Why the character at the point can't be seen when it is drawn; nothing where it can.
    std::optional<HiddenBy> hides(const GfxState& state, float x, float y);
    void character_was_drawn() { ++characters_; }
    void colors_have_changed() { fill_color_ = stroke_color_ = std::nullopt; }

    const PagePaints& paints() const { return paints_; }
    PagePictures pictures() const;

private:
    void add(Paint paint);
    bool shows(const GfxState& state, float x, float y);

    PagePaints paints_;
    PagePictures pictures_;
    std::vector<bool> clips_;
    bool clip_is_box_ = true; // Of the graphics state: nothing cuts the corners of the clip box.
    std::optional<PaintColor> fill_color_, stroke_color_; // Once they were needed.
    std::size_t characters_ = 0;
};

} // namespace mailroom
