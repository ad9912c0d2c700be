#include "parsers/xml/xml_encoding.h"

#include "core/text.h"
#include "parsers/mime/charset.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

struct Family {
    std::string_view begin; // A byte order mark, or "<" as the family writes it.
    std::string_view label;
};

using namespace std::string_view_literals;
// Four bytes before two: the mark of UTF-32LE begins with that of UTF-16LE.
constexpr std::array families{
    Family{"\xff\xfe\0\0"sv, "utf-32le"}, Family{"\0\0\xfe\xff"sv, "utf-32be"},
    Family{"<\0\0\0"sv, "utf-32le"},      Family{"\0\0\0<"sv, "utf-32be"},
    Family{"\xff\xfe"sv, "utf-16le"},     Family{"\xfe\xff"sv, "utf-16be"},
    Family{"<\0"sv, "utf-16le"},          Family{"\0<"sv, "utf-16be"}};

// The encoding that the declaration names, in lower case; empty where it names none.
std::string declared_encoding(std::string_view bytes)
{
    const auto declaration =
        bytes.substr(0, std::min(bytes.find("?>"), bytes.size())).substr(0, 256);
    if (!declaration.starts_with("<?xml"))
        return {};
    const auto at = declaration.find("encoding");
    if (at == declaration.npos)
        return {};
    const auto open = declaration.find_first_of("\"'", at);
    if (open == declaration.npos)
        return {};
    const auto close = declaration.find(declaration[open], open + 1);
    return close == declaration.npos
        ? std::string()
        : to_lower_ascii(declaration.substr(open + 1, close - open - 1));
}

std::string_view from_first_tag(std::string_view bytes)
{
    constexpr std::size_t rubbish_bytes_max = 64;
    if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);
    const auto first = bytes.find('<');
    return first != bytes.npos && first <= rubbish_bytes_max ? bytes.substr(first) : bytes;
}

} // namespace

std::string xml_in_utf8(std::string_view bytes, Defects& defects)
{
    for (const auto& family : families) {
        if (bytes.starts_with(family.begin))
            return std::string(from_first_tag(to_utf8(bytes, family.label, "the XML", defects)));
    }
    bytes = from_first_tag(bytes);
    const auto declared = declared_encoding(bytes);
    const bool wide = declared.starts_with("utf-16") || declared.starts_with("utf-32")
        || declared.starts_with("ucs-");
    if ((declared.empty() || declared == "utf-8" || wide) && is_utf8(bytes))
        return std::string(bytes);
    return to_utf8(bytes, wide ? "utf-8" : declared, "the XML", defects);
}

} // namespace mailroom
