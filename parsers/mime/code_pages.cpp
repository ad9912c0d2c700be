#include "parsers/mime/charset.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailroom {

std::string charset_of_code_page(std::uint32_t code_page)
{
    using Pair = std::pair<std::uint32_t, std::string_view>;
    static constexpr auto named = std::to_array<Pair>(
        {{1200, "utf-16le"},
         {1201, "utf-16be"},
         {10000, "macintosh"},
         {20127, "us-ascii"},
         {20866, "koi8-r"},
         {21866, "koi8-u"},
         {28591, "iso-8859-1"},
         {28592, "iso-8859-2"},
         {28595, "iso-8859-5"},
         {28597, "iso-8859-7"},
         {28599, "iso-8859-9"},
         {28605, "iso-8859-15"},
         {50220, "iso-2022-jp"},
         {51932, "euc-jp"},
         {51949, "euc-kr"},
         {52936, "hz-gb-2312"},
         {54936, "gb18030"},
         {65000, "utf-7"},
         {65001, "utf-8"}});
    const auto found = std::ranges::find(named, code_page, &Pair::first);
    if (found != named.end())
        return std::string(found->second);
    if (code_page == 0)
        return {};
    const bool is_windows = code_page >= 1250 && code_page <= 1258;
    return (is_windows ? "windows-" : "cp") + std::to_string(code_page);
}

} // namespace mailroom
