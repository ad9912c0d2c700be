#include "parsers/fields/page_tilt.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mailroom::fields {
namespace {

struct Place {
    float x = 0, y = 0; // Of a word's middle: -0.5 to 0.5 of the page, and points.
};

using Places = std::vector<Place>;

float middle_y(const Box& box)
{
    return (box.y0 + box.y1) / 2;
}

float usual_height(const std::vector<const Word*>& words)
{
    std::vector<float> heights;
    for (const auto* word : words)
        heights.push_back(word->box.height());
    const auto middle = heights.begin() + std::ssize(heights) / 2;
    std::ranges::nth_element(heights, middle);
    return *middle;
}

// How many words stand at one height, the more the further they are apart.
double alignment(Places places, float near)
{
    std::ranges::sort(places, {}, &Place::y);
    double sum = 0;
    for (auto a = places.begin(); a != places.end(); ++a) {
        for (auto b = a + 1; b != places.end() && b->y - a->y < near; ++b)
            sum += (1 - (b->y - a->y) / near) * std::abs(b->x - a->x);
    }
    return sum;
}

} // namespace

PageTilt::PageTilt(const Page& page, const std::vector<const Word*>& words)
{
    constexpr std::size_t words_least = 12, words_most = 1500;
    constexpr float near_heights = 0.35F;
    constexpr float fall_most = 0.02F, coarse = 0.0025F, fine = 0.0008F; // Of the width.
    constexpr double better_least = 1.04;
    if (words.size() < words_least || words.size() > words_most || page.width <= 0
        || page.height <= 0)
        return;
    width_ = page.width;
    height_ = page.height;
    const float near = near_heights * usual_height(words);
    const auto aligned = [&] {
        Places places;
        for (const auto* word : words)
            places.push_back({(word->box.x0 + word->box.x1) / 2 / width_ - 0.5F, line_of(*word)});
        return alignment(std::move(places), near);
    };
    const double level = aligned();
    double best = level;
    struct Search {
        float reach = 0, step = 0;
    };
    for (const auto search :
         {Search{fall_most * width_, coarse * width_}, Search{coarse * width_, fine * width_}}) {
        for (float* const part : std::array{&slope_, &fan_, &bow_}) {
            const float from = *part - search.reach, to = *part + search.reach;
            float chosen = *part;
            for (float fall = from; fall <= to; fall += search.step) {
                *part = fall;
                if (const double now = aligned(); now > best) {
                    best = now;
                    chosen = fall;
                }
            }
            *part = chosen;
        }
    }
    if (best < better_least * level)
        slope_ = fan_ = bow_ = 0;
}

float PageTilt::line_of(const Word& word) const
{
    const float x = (word.box.x0 + word.box.x1) / 2 / width_ - 0.5F, y = middle_y(word.box);
    return y - x * (slope_ + fan_ * (y / height_ - 0.5F)) - bow_ * (x * x);
}

} // namespace mailroom::fields
