#pragma once

// From texts to the places of values in an array, for hundreds of thousands of them: one sorted
// array of (hash, place), 16 bytes an entry, with a directory over it. A text may stand for many
// places, and two texts may share a hash: whoever asks compares the value that it finds.
//
// Filled first, then finished, then asked - by any number of threads. At most 2^32 places.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace mailroom {

class TextIndex {
public:
    struct Entry {
        std::uint64_t hash;
        std::uint32_t place;

        auto operator<=>(const Entry&) const = default;
    };

    void add(std::string_view text, std::size_t place);
    void finish();

    // The places under the text's hash, in ascending order.
    std::span<const Entry> find(std::string_view text) const;

private:
    std::size_t bucket_of(std::uint64_t hash) const;

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> begins_; // Where the hashes with each upper part begin.
    int shift_ = 63;                    // What is left of a hash is its upper part.
};

} // namespace mailroom
