#include "tests/support/gmime_parts.h"

#include <memory>

#include <gmime/gmime.h>

namespace mailroom::tests {
namespace {

template <typename T>
using Owned = std::unique_ptr<T, decltype(&g_object_unref)>;

template <typename T>
Owned<T> owned(T* object)
{
    return {object, &g_object_unref};
}

void add_parts(GMimeObject* node, std::vector<std::string>& parts)
{
    if (GMIME_IS_MULTIPART(node)) {
        auto* multipart = GMIME_MULTIPART(node);
        for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i)
            add_parts(g_mime_multipart_get_part(multipart, i), parts);
    } else if (GMIME_IS_MESSAGE_PART(node)) {
        auto* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(node));
        auto* const body = inner != nullptr ? g_mime_message_get_mime_part(inner) : nullptr;
        if (body != nullptr)
            add_parts(body, parts);
    } else if (GMIME_IS_PART(node)) {
        const auto stream = owned(g_mime_stream_mem_new());
        if (auto* const content = g_mime_part_get_content(GMIME_PART(node)))
            g_mime_data_wrapper_write_to_stream(content, stream.get());
        const auto* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
        parts.emplace_back(reinterpret_cast<const char*>(bytes->data), bytes->len);
    }
}

} // namespace

std::vector<std::string> parts_by_gmime(std::string_view message)
{
    [[maybe_unused]] static const bool started = (g_mime_init(), true);
    const auto stream = owned(g_mime_stream_mem_new_with_buffer(message.data(), message.size()));
    const auto parser = owned(g_mime_parser_new_with_stream(stream.get()));
    const auto parsed = owned(g_mime_parser_construct_message(parser.get(), nullptr));
    std::vector<std::string> parts;
    auto* const body = parsed ? g_mime_message_get_mime_part(parsed.get()) : nullptr;
    if (body != nullptr)
        add_parts(body, parts);
    return parts;
}

} // namespace mailroom::tests
