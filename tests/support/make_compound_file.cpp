#include "tests/support/make_compound_file.h"

#include <map>
#include <stdexcept>
#include <vector>

#include <gsf/gsf.h>

namespace mailroom::tests {
namespace {

using Storages = std::map<std::string, GsfOutput*>;

GsfOutput* storage_at(Storages& storages, const std::string& path)
{
    const auto found = storages.find(path);
    if (found != storages.end())
        return found->second;
    const auto slash = path.rfind('/');
    auto* parent = storage_at(storages, slash == path.npos ? "" : path.substr(0, slash));
    const auto name = slash == path.npos ? path : path.substr(slash + 1);
    return storages[path] = gsf_outfile_new_child(GSF_OUTFILE(parent), name.c_str(), TRUE);
}

} // namespace

std::string make_compound_file(const std::map<std::string, std::string>& streams)
{
    gsf_init();
    auto* memory = gsf_output_memory_new();
    auto* root = GSF_OUTPUT(gsf_outfile_msole_new(memory));
    Storages storages{{"", root}};
    for (const auto& [path, bytes] : streams) {
        const auto slash = path.rfind('/');
        auto* parent = storage_at(storages, slash == path.npos ? "" : path.substr(0, slash));
        const auto name = slash == path.npos ? path : path.substr(slash + 1);
        auto* stream = gsf_outfile_new_child(GSF_OUTFILE(parent), name.c_str(), FALSE);
        gsf_output_write(stream, bytes.size(), reinterpret_cast<const guint8*>(bytes.data()));
        gsf_output_close(stream);
        g_object_unref(stream);
    }
    for (auto at = storages.rbegin(); at != storages.rend(); ++at) { // The innermost first.
        gsf_output_close(at->second);
        if (at->second != root)
            g_object_unref(at->second);
    }
    std::string file(
        reinterpret_cast<const char*>(gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory))),
        static_cast<std::size_t>(gsf_output_size(memory)));
    g_object_unref(root);
    g_object_unref(memory);
    return file;
}

} // namespace mailroom::tests
