#include "core/text_index.h"

#include <algorithm>
#include <functional>

namespace mailroom {
namespace {

std::uint64_t hash_of(std::string_view text)
{
    return std::hash<std::string_view>{}(text);
}

} // namespace

void TextIndex::add(std::string_view text, std::size_t place)
{
    entries_.push_back({hash_of(text), static_cast<std::uint32_t>(place)});
}

std::size_t TextIndex::bucket_of(std::uint64_t hash) const
{
    return static_cast<std::size_t>(hash >> shift_);
}

void TextIndex::finish()
{
    entries_.shrink_to_fit();
    std::ranges::sort(entries_);
    shift_ = 63;
    while (shift_ > 32 && (std::size_t{1} << (64 - shift_)) < entries_.size())
        --shift_;
    begins_.assign((std::size_t{1} << (64 - shift_)) + 1, 0);
    for (const auto& entry : entries_)
        ++begins_[bucket_of(entry.hash) + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i)
        begins_[i] += begins_[i - 1];
}

std::span<const TextIndex::Entry> TextIndex::find(std::string_view text) const
{
    if (begins_.empty())
        return {};
    const auto hash = hash_of(text);
    const auto bucket = bucket_of(hash);
    const auto among =
        std::span(entries_).subspan(begins_[bucket], begins_[bucket + 1] - begins_[bucket]);
    // QUIRK: clang 14 cannot compile equal_range of GCC 12's library.
    return {
        std::ranges::lower_bound(among, hash, {}, &Entry::hash),
        std::ranges::upper_bound(among, hash, {}, &Entry::hash)};
}

} // namespace mailroom
