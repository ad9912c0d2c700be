#pragma once

// What reading a document may cost, counted in work rather than time, so that the same bytes give
// the same reading on any machine.

#include <algorithm>
#include <cstdint>

namespace mailroom {

class PageBudget {
public:
    static constexpr std::uint64_t operations_max = 5'000'000; // Drawing operators, characters.
    static constexpr std::uint64_t bytes_max = 64u << 20;      // Content streams unpacked.

    explicit PageBudget(std::uint64_t bytes = bytes_max) : bytes_left_(bytes) {}

    // False from when the allowance is used up.
    bool spend(std::uint64_t operations)
    {
        operations_left_ -= std::min(operations, operations_left_);
        return !is_spent();
    }
    void spend_bytes(std::uint64_t bytes) { bytes_left_ -= std::min(bytes, bytes_left_); }
    std::uint64_t bytes_left() const { return bytes_left_; }
    bool is_spent() const { return operations_left_ == 0 || bytes_left_ == 0; }

private:
    std::uint64_t operations_left_ = operations_max, bytes_left_;
};

} // namespace mailroom
