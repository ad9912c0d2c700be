#pragma once

// What reading a page of a PDF gives.

#include "core/layout.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// Why a character can't be seen.
enum class HiddenBy : std::uint8_t {
    same_color,
    covered,
    render_mode, // 3: neither filled nor stroked.
    transparency,
    clip,
    page_edge,
    size,
    layer,
};
inline constexpr auto hidden_by_names = std::to_array<std::string_view>(
    {"in the colour of its ground", "behind something else", "drawn invisibly", "transparent",
     "cut off", "outside the page", "too small to read", "on a layer that is not shown"});

struct HiddenText {
    std::array<std::size_t, hidden_by_names.size()> characters{}; // By HiddenBy.
    std::string sample;                                           // The first words.

    std::size_t count() const;
};

// Where bar codes may stand.
struct PagePictures {
    double share = 0;              // Of the page that they take, 0..1; 1 where it is not known.
    std::vector<Box> boxes;        // In points.
    std::size_t small_squares = 0; // Filled, as the modules of a drawn code are.
    std::uint64_t pixels_max = 0;  // Of the largest.
};

struct PageReading {
    Page page;
    bool of_scan = false; // Its words are the text that a scanner's software laid over the picture.
    int turn = 0;         // Degrees clockwise that bring its text upright, beyond /Rotate.
    HiddenText hidden;
    PagePictures pictures;
    bool cut_short = false; // The allowance was used up.
};

} // namespace mailroom
