#include "parsers/pdf/page_contents.h"

#include <algorithm>
#include <array>

#include <poppler/Object.h>
#include <poppler/Stream.h>

namespace mailroom {
namespace {

void append(Stream& stream, PageBudget& budget, std::string& out)
{
    std::array<unsigned char, 16'384> buffer{};
    stream.reset();
    while (budget.bytes_left() > 0) {
        const auto wanted = std::min<std::uint64_t>(buffer.size(), budget.bytes_left());
        const auto count = stream.doGetChars(static_cast<int>(wanted), buffer.data());
        if (count <= 0)
            break;
        out.append(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(count));
        budget.spend_bytes(static_cast<std::uint64_t>(count));
    }
    stream.close();
}

} // namespace

std::string decoded_contents(Object& contents, PageBudget& budget)
{
    std::string out;
    if (contents.isStream())
        append(*contents.getStream(), budget, out);
    if (!contents.isArray())
        return out;
    for (int i = 0; i < contents.arrayGetLength() && !budget.is_spent(); ++i) {
        auto piece = contents.arrayGet(i);
        if (!piece.isStream())
            continue;
        append(*piece.getStream(), budget, out);
        out += '\n'; // A token ends where its stream does.
    }
    return out;
}

Object stream_of(const std::string& bytes)
{
    return Object(static_cast<Stream*>(
        new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull))));
}

} // namespace mailroom
