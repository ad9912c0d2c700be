#include "parsers/container/compressed_rtf.h"

#include "parsers/container/byte_reader.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// Section 2.1.2.1: what the dictionary holds at the start.
constexpr std::string_view initial_dictionary =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    "\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

constexpr std::uint32_t compressed = 0x75465A4C, uncompressed = 0x414C454D; // "LZFu", "MELA"

std::string decompress(std::string_view packed, std::size_t bytes_max)
{
    constexpr std::size_t dictionary_size = 4096;
    std::array<char, dictionary_size> dictionary{};
    std::ranges::copy(initial_dictionary, dictionary.begin());
    std::size_t write = initial_dictionary.size();
    std::string out;
    const auto put = [&](char c) {
        out += c;
        dictionary[write] = c;
        write = (write + 1) % dictionary_size;
    };
    ByteReader in(packed);
    while (!in.is_empty()) {
        const auto control = in.u8();
        for (int bit = 0; bit < 8 && !in.is_empty() && out.size() < bytes_max; ++bit) {
            if ((control >> bit & 1) == 0) {
                put(static_cast<char>(in.u8()));
                continue;
            }
            const auto high = in.u8(), low = in.u8();
            const std::size_t offset = static_cast<std::size_t>(high) << 4 | low >> 4;
            if (offset == write || in.has_failed())
                return out; // The end mark.
            for (std::size_t i = 0; i < (low & 0xFu) + 2; ++i)
                put(dictionary[(offset + i) % dictionary_size]);
        }
        if (out.size() >= bytes_max)
            break;
    }
    return out;
}

} // namespace

std::string decompress_rtf(std::string_view packed, std::size_t bytes_max)
{
    ByteReader header(packed);
    header.u32(); // Its own size, which the mailer may have got wrong.
    const auto raw_size = header.u32(), kind = header.u32();
    header.u32(); // The checksum: text that is slightly damaged is still read.
    if (header.has_failed())
        return {};
    const auto size_max = std::min<std::size_t>(raw_size, bytes_max);
    if (kind == uncompressed)
        return std::string(header.rest().substr(0, size_max));
    if (kind != compressed)
        return {};
    auto rtf = decompress(header.rest(), size_max);
    rtf.resize(std::min(rtf.size(), size_max));
    return rtf;
}

} // namespace mailroom
