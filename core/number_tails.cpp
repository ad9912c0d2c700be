#include "core/number_tails.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {

std::string tail_key(std::string_view party_id, std::string_view normalized)
{
    std::string key(party_id);
    key += '\n';
    key += normalized.substr(normalized.size() - number_tail_min);
    return key;
}

std::string without_last_group(std::string_view number)
{
    constexpr std::size_t group_max = 4;
    const auto separator = number.find_last_of("-/. _");
    const auto group = separator == number.npos ? number.size() : number.size() - separator - 1;
    if (group <= group_max)
        number = number.substr(0, separator);
    auto bare = normalized_number(number);
    while (!bare.empty() && !is_digit(bare.back()))
        bare.pop_back();
    return bare;
}

void add_tails(
    TextIndex& index, std::string_view party_id, std::string_view number, std::size_t place)
{
    const auto whole = normalized_number(number), bare = without_last_group(number);
    if (whole.size() >= number_tail_min)
        index.add(tail_key(party_id, whole), place);
    // "LP1111-1111" ends in one key, with its last group and without.
    if (bare.size() >= number_tail_min && tail_key(party_id, bare) != tail_key(party_id, whole))
        index.add(tail_key(party_id, bare), place);
}

std::string_view digits_of_series(std::string_view normalized)
{
    const auto digits =
        normalized.substr(std::min(normalized.find_first_of("0123456789"), normalized.size()));
    return digits.size() < normalized.size() && all_digits(digits) ? digits : std::string_view();
}

} // namespace mailroom
