#include "parsers/pdf/page_paints.h"

#include <algorithm>
#include <cmath>

namespace mailroom {
namespace {

bool contains(const Box& box, float x, float y)
{
    return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

// Crossings of a ray to the right, with their directions (ISO 32000-1, 8.5.3.3).
bool contains(const PaintOutline& outline, bool even_odd, float x, float y)
{
    int winding = 0, crossings = 0;
    for (const auto& polygon : outline) {
        for (std::size_t i = 0; i < polygon.size(); ++i) {
            const auto& a = polygon[i];
            const auto& b = polygon[(i + 1) % polygon.size()];
            if ((a.y <= y) == (b.y <= y) || a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x) <= x)
                continue;
            winding += a.y <= y ? 1 : -1;
            ++crossings;
        }
    }
    return even_odd ? crossings % 2 != 0 : winding != 0;
}

bool contains(const Paint& paint, float x, float y)
{
    return contains(paint.box, x, y)
        && (paint.outline.empty() || contains(paint.outline, paint.even_odd, x, y));
}

bool contains(const Box& outer, const Box& inner)
{
    constexpr float slack = 0.5; // Ascenders of a font may stand out of what is laid over them.
    return inner.x0 >= outer.x0 - slack && inner.y0 >= outer.y0 - slack
        && inner.x1 <= outer.x1 + slack && inner.y1 <= outer.y1 + slack;
}

} // namespace

bool differ(PaintColor a, PaintColor b)
{
    constexpr float least = 0.08F;
    return std::abs(a.red - b.red) > least || std::abs(a.green - b.green) > least
        || std::abs(a.blue - b.blue) > least;
}

void PagePaints::add(Paint paint)
{
    constexpr float points_min = 2;
    constexpr std::size_t paints_max = 4'000, grounds_max = 16;
    if (!(paint.box.width() >= points_min) || !(paint.box.height() >= points_min)
        || paints_.size() >= paints_max)
        return;
    if (paint.has_color && !many_grounds_
        && std::ranges::find(grounds_, paint.color) == grounds_.end()) {
        many_grounds_ = grounds_.size() >= grounds_max;
        grounds_.push_back(paint.color);
    }
    paints_.push_back(std::move(paint));
}

bool PagePaints::is_near_some_ground(PaintColor text) const
{
    return many_grounds_
        || std::ranges::any_of(grounds_, [&](PaintColor ground) { return !differ(text, ground); });
}

bool PagePaints::shows(PaintColor text, float x, float y) const
{
    if (!is_near_some_ground(text))
        return true;
    for (auto paint = paints_.rbegin(); paint != paints_.rend(); ++paint) {
        if (!contains(*paint, x, y))
            continue;
        if (!paint->has_color || differ(text, paint->color))
            return true;
        if (paint->covers)
            return false;
    }
    return differ(text, paper);
}

bool PagePaints::is_covered(const Box& box, std::size_t characters) const
{
    return std::ranges::any_of(paints_, [&](const Paint& paint) {
        return paint.after >= characters && paint.covers && paint.outline.empty()
            && contains(paint.box, box);
    });
}

double PagePaints::picture_share(float width, float height) const
{
    double area = 0;
    for (const auto& paint : paints_) {
        if (paint.picture)
            area += static_cast<double>(paint.box.width()) * paint.box.height();
    }
    return std::min(1.0, area / std::max(1.0, static_cast<double>(width) * height));
}

} // namespace mailroom
