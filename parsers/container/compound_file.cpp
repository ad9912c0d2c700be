#include "parsers/container/compound_file.h"

#include <algorithm>
#include <memory>

#include <gsf/gsf.h>

namespace mailroom {
namespace {

struct Releases {
    void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Releases>;

class CompoundReader {
public:
    CompoundReader(std::size_t bytes_max, const Limits& limits)
        : bytes_left_(bytes_max),
          entries_left_(limits.parts_max),
          depth_max_(limits.container_depth_max)
    {
    }

    void read_storage(GsfInfile* storage, CompoundEntry& into, std::uint32_t depth)
    {
        const int count = gsf_infile_num_children(storage);
        for (int i = 0; i < count && entries_left_ > 0; ++i, --entries_left_) {
            const Owned<GsfInput> child(gsf_infile_child_by_index(storage, i));
            if (child == nullptr)
                continue;
            CompoundEntry entry;
            if (const char* name = gsf_input_name(child.get()); name != nullptr)
                entry.name = name;
            const bool is_storage =
                GSF_IS_INFILE(child.get()) && gsf_infile_num_children(GSF_INFILE(child.get())) >= 0;
            if (is_storage && depth < depth_max_)
                read_storage(GSF_INFILE(child.get()), entry, depth + 1);
            else if (!is_storage)
                read_stream(child.get(), entry.bytes);
            into.children.push_back(std::move(entry));
        }
    }

private:
    void read_stream(GsfInput* stream, std::string& into)
    {
        const auto size = static_cast<std::size_t>(std::max<gsf_off_t>(0, gsf_input_size(stream)));
        if (size == 0 || size > bytes_left_)
            return;
        into.resize(size);
        if (gsf_input_read(stream, size, reinterpret_cast<guint8*>(into.data())) == nullptr)
            into.clear();
        bytes_left_ -= into.size();
    }

    std::size_t bytes_left_;
    std::uint32_t entries_left_, depth_max_;
};

} // namespace

const CompoundEntry* CompoundEntry::child(std::string_view child_name) const
{
    const auto found = std::ranges::find(children, child_name, &CompoundEntry::name);
    return found != children.end() ? &*found : nullptr;
}

std::string_view CompoundEntry::stream(std::string_view child_name) const
{
    const auto* found = child(child_name);
    return found != nullptr ? std::string_view(found->bytes) : std::string_view();
}

std::optional<CompoundEntry> read_compound_file(std::string_view bytes, const Limits& limits)
{
    static const bool ready = (gsf_init(), true);
    static_cast<void>(ready);
    const Owned<GsfInput> input(gsf_input_memory_new(
        reinterpret_cast<const guint8*>(bytes.data()), static_cast<gsf_off_t>(bytes.size()),
        FALSE));
    if (input == nullptr)
        return std::nullopt;
    const Owned<GsfInfile> root(gsf_infile_msole_new(input.get(), nullptr));
    if (root == nullptr)
        return std::nullopt;
    CompoundEntry entry;
    CompoundReader(bytes.size(), limits).read_storage(root.get(), entry, 1);
    return entry;
}

} // namespace mailroom
