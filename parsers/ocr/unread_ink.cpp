#include "parsers/ocr/unread_ink.h"

#include "parsers/ocr/word_heights.h"

#include <algorithm>
#include <cmath>

#include <leptonica/allheaders.h>

namespace mailroom {
namespace {

constexpr int regions_max = 32;

struct Shape {
    int left = 0, top = 0, width = 0, height = 0;
};

std::vector<Shape> shapes_in(Pix* binary)
{
    std::vector<Shape> shapes;
    Boxa* boxes = ::pixConnCompBB(binary, 8);
    for (int i = 0; i < ::boxaGetCount(boxes); ++i) {
        Shape shape;
        ::boxaGetBoxGeometry(boxes, i, &shape.left, &shape.top, &shape.width, &shape.height);
        shapes.push_back(shape);
    }
    ::boxaDestroy(&boxes);
    return shapes;
}

void clear(Pix* binary, const Shape& shape)
{
    ::pixRasterop(binary, shape.left, shape.top, shape.width, shape.height, PIX_CLR, nullptr, 0, 0);
}

// Black where letters are that no word covers.
PixOwner
uncovered_letters(const CleanPage& page, const std::vector<Word>& words, double letter_height)
{
    constexpr int ink = 150, margin = 2;
    PixOwner binary(::pixConvertTo1(page.pix.get(), ink));
    if (binary == nullptr)
        return nullptr;
    const double scale = page.dots_per_inch / 72;
    for (const auto& word : words) {
        const int left = static_cast<int>(word.box.x0 * scale) - margin;
        const int top = static_cast<int>(word.box.y0 * scale) - margin;
        clear(
            binary.get(),
            {left, top, static_cast<int>(word.box.width() * scale) + 2 * margin + 1,
             static_cast<int>(word.box.height() * scale) + 2 * margin + 1});
    }
    // The frame of a table goes, and what it is drawn around stays.
    const int width = static_cast<int>(3 * letter_height);
    const int height = static_cast<int>(2 * letter_height);
    binary.reset(::pixSelectBySize(
        binary.get(), width, height, 8, L_SELECT_IF_BOTH, L_SELECT_IF_LT, nullptr));
    if (binary == nullptr)
        return nullptr;
    for (const auto& shape : shapes_in(binary.get())) {
        const bool letter = shape.height > 0.6 * letter_height;
        const bool mark = shape.width < letter_height && shape.height > 0.08 * letter_height;
        if (!letter && !mark)
            clear(binary.get(), shape);
    }
    return binary;
}

// Of letters of one breadth a comma stands so far off that the figures around it are two regions.
std::vector<Box> joined_on_lines(std::vector<Box> regions)
{
    constexpr float gap_max = 0.8F; // Of the height.
    std::ranges::sort(regions, {}, &Box::x0);
    std::vector<Box> joined;
    for (const auto& region : regions) {
        const auto beside = std::ranges::find_if(joined, [&](const Box& box) {
            const float height = std::max(box.height(), region.height());
            const float apart = std::abs(box.y0 + box.y1 - region.y0 - region.y1) / 2;
            return apart < height / 2 && region.x0 - box.x1 < gap_max * height;
        });
        if (beside == joined.end()) {
            joined.push_back(region);
            continue;
        }
        *beside = {
            beside->x0, std::min(beside->y0, region.y0), std::max(beside->x1, region.x1),
            std::max(beside->y1, region.y1)};
    }
    std::ranges::sort(joined, {}, &Box::y0);
    return joined;
}

} // namespace

std::vector<Box> unread_ink(const CleanPage& page, const std::vector<Word>& words)
{
    const double scale = page.dots_per_inch / 72;
    const double letter_height = height_of(words) * scale;
    if (letter_height < 4)
        return {};
    const auto letters = uncovered_letters(page, words, letter_height);
    if (letters == nullptr)
        return {};
    const int gap = std::max(1, static_cast<int>(std::lround(0.6 * letter_height)));
    const PixOwner joined(::pixCloseSafeBrick(nullptr, letters.get(), gap, 1));
    if (joined == nullptr)
        return {};
    auto shapes = shapes_in(joined.get());
    std::erase_if(shapes, [&](const Shape& shape) {
        return shape.height < 0.6 * letter_height || shape.height > 2.2 * letter_height
            || shape.width < 0.15 * letter_height;
    });
    std::ranges::sort(shapes, std::ranges::greater(), [](const Shape& shape) {
        return shape.width * shape.height;
    });
    shapes.resize(std::min<std::size_t>(shapes.size(), regions_max));
    std::ranges::sort(shapes, {}, &Shape::top);
    std::vector<Box> regions;
    for (const auto& shape : shapes) {
        const auto points = [&](int pixels) { return static_cast<float>(pixels / scale); };
        regions.push_back(
            {points(shape.left), points(shape.top), points(shape.left + shape.width),
             points(shape.top + shape.height)});
    }
    return page.photographed ? regions : joined_on_lines(std::move(regions));
}

} // namespace mailroom
