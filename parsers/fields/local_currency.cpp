#include "parsers/fields/local_currency.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailroom::fields {
namespace {

using Crown = std::pair<std::string_view, std::string_view>;
constexpr std::array crowns{Crown{"da", "DKK"}, Crown{"no", "NOK"}, Crown{"sv", "SEK"}};

} // namespace

std::string_view local_currency(std::string_view code, bool certain, std::string_view language)
{
    const auto own = std::ranges::find(crowns, language, &Crown::first);
    const bool is_crown = std::ranges::find(crowns, code, &Crown::second) != crowns.end();
    return certain || !is_crown || own == crowns.end() ? code : own->second;
}

} // namespace mailroom::fields
