#pragma once

// What reading a document may cost, counted in work rather than time, so that the same bytes give
// the same reading on any machine.

#include "core/limits.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace mailroom {

// The work of what is dearer than an operator.
inline constexpr std::uint64_t operations_a_form = 300;
inline constexpr std::uint64_t operations_a_font = 800; // Of a form's resources, made each time.
inline constexpr std::uint64_t operations_a_check = 11; // Poppler asks after so many operators.

class PageBudget {
public:
    explicit PageBudget(const Limits& limits)
        : PageBudget(limits.pdf_operations_max, limits.pdf_content_bytes_max)
    {
    }
    PageBudget(std::uint64_t operations, std::uint64_t bytes)
        : operations_left_(operations),
          bytes_left_(bytes)
    {
    }

    // False from when the allowance is used up.
    bool spend(std::uint64_t operations)
    {
        operations_left_ -= std::min(operations, operations_left_);
        return !is_spent();
    }
    // Copies of a pattern, in columns and rows.
    void spend_on_tiles(int x0, int x1, int y0, int y1)
    {
        const auto count = [](int begin, int end) {
            return static_cast<std::uint64_t>(
                std::clamp<std::int64_t>(std::int64_t{end} - begin, 1, 1 << 30));
        };
        spend(count(x0, x1) * count(y0, y1));
    }
    void spend_bytes(std::uint64_t bytes) { bytes_left_ -= std::min(bytes, bytes_left_); }
    std::uint64_t bytes_left() const { return bytes_left_; }
    bool is_spent() const { return operations_left_ == 0 || bytes_left_ == 0; }

private:
    std::uint64_t operations_left_, bytes_left_;
};

// The room for text on one page.
class PageRoom {
public:
    explicit PageRoom(std::uint32_t characters_max) : characters_left_(characters_max) {}

    // Poppler joins the pieces of a line in a time that grows with the square of their number.
    void begin_string(double x, double y, PageBudget& budget)
    {
        constexpr std::uint64_t pieces_an_operation = 15;
        const auto band = [](double place) {
            constexpr double points = 4, page_max = 1e6;
            return static_cast<int>(std::clamp(place, -page_max, page_max) / points);
        };
        const auto pieces = ++rows_[band(y)] + ++columns_[band(x)];
        budget.spend(pieces / pieces_an_operation);
    }

    // False where the page has more characters than are read.
    bool take()
    {
        is_full_ = characters_left_ == 0;
        characters_left_ -= !is_full_;
        return !is_full_;
    }
    bool is_full() const { return is_full_; }

private:
    std::unordered_map<int, std::uint64_t> rows_, columns_;
    std::uint32_t characters_left_;
    bool is_full_ = false;
};

} // namespace mailroom
