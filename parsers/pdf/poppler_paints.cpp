#include "parsers/pdf/poppler_paints.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <poppler/GfxState.h>

namespace mailroom {
namespace {

constexpr double opaque_least = 0.9, seen_least = 0.04;
constexpr std::size_t outline_points_max = 400;

PaintPoint device_point(const GfxState& state, double x, double y)
{
    double device_x = 0, device_y = 0;
    state.transform(x, y, &device_x, &device_y);
    return {static_cast<float>(device_x), static_cast<float>(device_y)};
}

Box intersection(const Box& a, const Box& b)
{
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

void include(Box& box, const PaintPoint& point)
{
    box.x0 = std::min(box.x0, point.x);
    box.y0 = std::min(box.y0, point.y);
    box.x1 = std::max(box.x1, point.x);
    box.y1 = std::max(box.y1, point.y);
}

Box bounds(const PaintOutline& outline)
{
    Box box{1e9F, 1e9F, -1e9F, -1e9F};
    for (const auto& polygon : outline) {
        for (const auto& point : polygon)
            include(box, point);
    }
    return box;
}

// The middle of a cubic Bézier curve stands for the whole.
PaintPoint middle_of(const std::array<PaintPoint, 4>& curve)
{
    const auto at = [&](float PaintPoint::*of) {
        return (curve[0].*of + 3 * curve[1].*of + 3 * curve[2].*of + curve[3].*of) / 8;
    };
    return {at(&PaintPoint::x), at(&PaintPoint::y)};
}

std::vector<PaintPoint> polygon_of(const GfxState& state, const GfxSubpath& subpath)
{
    std::vector<PaintPoint> polygon;
    const auto point = [&](int i) { return device_point(state, subpath.getX(i), subpath.getY(i)); };
    for (int i = 0; i < subpath.getNumPoints(); ++i) {
        if (i > 0 && subpath.getCurve(i) && i + 2 < subpath.getNumPoints()) {
            polygon.push_back(middle_of({point(i - 1), point(i), point(i + 1), point(i + 2)}));
            i += 2;
        }
        polygon.push_back(point(i));
    }
    return polygon;
}

// Where the path has more points than are worth it, only its first ones.
PaintOutline outline_of(const GfxState& state, bool& is_whole)
{
    PaintOutline outline;
    const auto* path = state.getPath();
    std::size_t points = 0;
    is_whole = true;
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
        const auto& subpath = *path->getSubpath(i);
        points += static_cast<std::size_t>(subpath.getNumPoints());
        is_whole = is_whole && points <= outline_points_max;
        if (is_whole || i == 0)
            outline.push_back(polygon_of(state, subpath));
    }
    return outline;
}

bool is_box(const std::vector<PaintPoint>& polygon)
{
    constexpr float slack = 0.1F;
    const bool closed = polygon.size() == 5 && std::abs(polygon[0].x - polygon[4].x) < slack
        && std::abs(polygon[0].y - polygon[4].y) < slack;
    if (polygon.size() != 4 && !closed)
        return false;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& a = polygon[i];
        const auto& b = polygon[(i + 1) % 4];
        if (std::abs(a.x - b.x) > slack && std::abs(a.y - b.y) > slack)
            return false;
    }
    return true;
}

Box path_bounds(const GfxState& state)
{
    Box box{1e9F, 1e9F, -1e9F, -1e9F};
    const auto* path = state.getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
        const auto& subpath = *path->getSubpath(i);
        for (int j = 0; j < subpath.getNumPoints(); ++j)
            include(box, device_point(state, subpath.getX(j), subpath.getY(j)));
    }
    return box;
}

PaintColor color_of(const GfxRGB& rgb)
{
    return {
        static_cast<float>(colToDbl(rgb.r)), static_cast<float>(colToDbl(rgb.g)),
        static_cast<float>(colToDbl(rgb.b))};
}

// Of what is hardly there, nothing is left; what lets the ground through is of no known colour.
void apply_opacity(const GfxState& state, double opacity, Paint& paint)
{
    if (opacity < seen_least)
        paint.box = {};
    paint.covers =
        paint.covers && opacity >= opaque_least && state.getBlendMode() == gfxBlendNormal;
    paint.has_color = paint.has_color && opacity >= opaque_least;
}

bool fills_with_pattern(const GfxState& state)
{
    return const_cast<GfxState&>(state).getFillColorSpace()->getMode() == csPattern; // Only read.
}

// A module of a bar code that is drawn as paths.
bool is_small_square(const Box& box)
{
    constexpr float least = 0.4F, most = 6;
    return box.width() >= least && box.height() >= least && box.width() <= most
        && box.height() <= most;
}

} // namespace

Box clip_of(const GfxState& state)
{
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    state.getClipBBox(&x0, &y0, &x1, &y1);
    return {
        static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1),
        static_cast<float>(y1)};
}

void PopplerPaints::restore()
{
    colors_have_changed();
    if (clips_.empty())
        return;
    clip_is_box_ = clips_.back();
    clips_.pop_back();
}

void PopplerPaints::clip(const GfxState& state)
{
    const auto* path = state.getPath();
    clip_is_box_ = clip_is_box_ && path->getNumSubpaths() == 1
        && path->getSubpath(0)->getNumPoints() <= 5
        && is_box(polygon_of(state, *path->getSubpath(0)));
}

void PopplerPaints::add(Paint paint)
{
    paint.after = characters_;
    paints_.add(std::move(paint));
}

void PopplerPaints::fill(const GfxState& state, bool even_odd)
{
    GfxRGB rgb;
    state.getFillRGB(&rgb);
    Paint paint{.even_odd = even_odd, .color = color_of(rgb), .covers = clip_is_box_};
    bool whole = true;
    paint.outline = outline_of(state, whole);
    for (const auto& polygon : paint.outline)
        pictures_.small_squares += is_small_square(bounds({polygon}));
    paint.box = whole ? bounds(paint.outline) : path_bounds(state);
    if (!whole) {
        paint.outline.clear();
        paint.has_color = paint.covers = false;
    } else if (paint.outline.size() == 1 && is_box(paint.outline.front())) {
        paint.outline.clear();
    }
    paint.box = intersection(paint.box, clip_of(state));
    apply_opacity(state, state.getFillOpacity(), paint);
    add(std::move(paint));
}

void PopplerPaints::stroke(const GfxState& state)
{
    constexpr double ground_least = 4;
    const auto width = state.getTransformedLineWidth();
    if (width < ground_least)
        return;
    GfxRGB rgb;
    state.getStrokeRGB(&rgb);
    const auto half = static_cast<float>(width / 2);
    auto box = path_bounds(state);
    box = {box.x0 - half, box.y0 - half, box.x1 + half, box.y1 + half};
    Paint paint{.box = intersection(box, clip_of(state)), .color = color_of(rgb), .covers = false};
    apply_opacity(state, state.getStrokeOpacity(), paint);
    add(std::move(paint));
}

void PopplerPaints::fill_with_unknown(const GfxState& state)
{
    add({.box = clip_of(state), .has_color = false, .covers = false});
}

void PopplerPaints::draw_picture(const GfxState& state, int width, int height, bool is_opaque)
{
    const std::vector<PaintPoint> square{
        device_point(state, 0, 0), device_point(state, 1, 0), device_point(state, 1, 1),
        device_point(state, 0, 1)};
    Paint paint{
        .box = intersection(bounds({square}), clip_of(state)),
        .has_color = false,
        .covers = is_opaque && clip_is_box_ && is_box(square),
        .picture = true};
    apply_opacity(state, state.getFillOpacity(), paint);
    pictures_.pixels_max = std::max(
        pictures_.pixels_max,
        static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height));
    constexpr std::size_t boxes_max = 100;
    if (pictures_.boxes.size() < boxes_max)
        pictures_.boxes.push_back(paint.box);
    add(std::move(paint));
}

PagePictures PopplerPaints::pictures() const
{
    return pictures_;
}

// Text is filled, drawn around, or both (ISO 32000-1, 9.3.6); either may be seen.
bool PopplerPaints::shows(const GfxState& state, float x, float y)
{
    const auto mode = state.getRender() & 3;
    const bool filled = mode != 1, stroked = mode == 1 || mode == 2;
    GfxRGB rgb;
    if (filled && !fill_color_) {
        state.getFillRGB(&rgb);
        fill_color_ = color_of(rgb);
    }
    if (stroked && !stroke_color_) {
        state.getStrokeRGB(&rgb);
        stroke_color_ = color_of(rgb);
    }
    return (filled && paints_.shows(*fill_color_, x, y))
        || (stroked && paints_.shows(*stroke_color_, x, y));
}

std::optional<HiddenBy> PopplerPaints::hides(const GfxState& state, float x, float y)
{
    constexpr int invisible = 3; // With the bit for clipping, 7.
    const auto clip = clip_of(state);
    if (x < 0 || y < 0 || x > static_cast<float>(state.getPageWidth())
        || y > static_cast<float>(state.getPageHeight()))
        return HiddenBy::page_edge;
    if (fills_with_pattern(state)) // Poppler then draws the pattern through the text.
        return std::nullopt;
    if ((state.getRender() & 3) == invisible)
        return HiddenBy::render_mode;
    if (x < clip.x0 || y < clip.y0 || x > clip.x1 || y > clip.y1)
        return HiddenBy::clip;
    if (state.getFillOpacity() < seen_least)
        return HiddenBy::transparency;
    if (!shows(state, x, y))
        return HiddenBy::same_color;
    return std::nullopt;
}

} // namespace mailroom
