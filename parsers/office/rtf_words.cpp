#include "parsers/office/rtf_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailroom {

bool is_rtf_aside(std::string_view word)
{
    static constexpr auto words = std::to_array<std::string_view>(
        {"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "listtext", "fldinst",
         "pn"});
    return std::ranges::find(words, word) != words.end();
}

std::string_view rtf_symbol(std::string_view word)
{
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr auto symbols = std::to_array<Pair>(
        {{"lquote", "\u2018"},
         {"rquote", "\u2019"},
         {"ldblquote", "\u201c"},
         {"rdblquote", "\u201d"},
         {"endash", "\u2013"},
         {"emdash", "\u2014"},
         {"bullet", "\u2022"},
         {"~", "\u00a0"},
         {"_", "-"},
         {"\\", "\\"},
         {"{", "{"},
         {"}", "}"}});
    const auto found = std::ranges::find(symbols, word, &Pair::first);
    return found != symbols.end() ? found->second : std::string_view();
}

std::uint32_t code_page_of_rtf_charset(int charset)
{
    using Pair = std::pair<int, std::uint32_t>;
    static constexpr auto pages = std::to_array<Pair>(
        {{0, 1252},
         {77, 10000},
         {128, 932},
         {129, 949},
         {134, 936},
         {136, 950},
         {161, 1253},
         {162, 1254},
         {163, 1258},
         {177, 1255},
         {178, 1256},
         {186, 1257},
         {204, 1251},
         {222, 874},
         {238, 1250}});
    const auto found = std::ranges::find(pages, charset, &Pair::first);
    return found != pages.end() ? found->second : 0;
}

} // namespace mailroom
