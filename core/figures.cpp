#include "core/figures.h"

#include "core/ascii.h"
#include "core/fold.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailroom {
namespace {

constexpr std::array<std::string_view, 3> apostrophes{"'", "\u2019", "\u00B4"};

// The separator at text[at]: its meaning, 0 where there is none, and its length.
std::pair<char, std::size_t> separator_at(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {0, 0};
    if (text[at] == '.' || text[at] == ',')
        return {text[at], 1};
    for (const auto mark : apostrophes) {
        if (text.substr(at).starts_with(mark))
            return {'\'', mark.size()};
    }
    const auto blank = blank_length(text, at);
    return {blank > 0 ? ' ' : '\0', blank};
}

std::size_t digits_end(std::string_view text, std::size_t at)
{
    while (at < text.size() && is_digit(text[at]))
        ++at;
    return at;
}

// Thousands in threes, or as in India: the last three digits, then pairs.
bool is_grouping(const Figure& figure, std::size_t groups)
{
    if (groups < 2 || figure.groups[0].empty() || figure.groups[0].size() > 3
        || figure.groups[groups - 1].size() != 3)
        return false;
    bool threes = true, pairs = figure.groups[0].size() <= 2;
    for (std::size_t i = 1; i + 1 < groups; ++i) {
        threes = threes && figure.groups[i].size() == 3;
        pairs = pairs && figure.groups[i].size() == 2;
    }
    for (std::size_t i = 1; i + 1 < groups; ++i) {
        if (figure.separators[i] != figure.separators[0])
            return false;
    }
    return threes || pairs;
}

std::optional<Decimal> decimal_of(const Figure& figure, std::size_t whole_groups)
{
    std::string text;
    for (std::size_t i = 0; i < whole_groups; ++i)
        text += figure.groups[i];
    if (whole_groups < figure.groups.size())
        (text += '.') += figure.groups[whole_groups];
    return parse_decimal(text);
}

} // namespace

Figure figure_at(std::string_view text, std::size_t begin)
{
    Figure figure;
    figure.end = digits_end(text, begin);
    figure.groups.push_back(text.substr(begin, figure.end - begin));
    for (;;) {
        const auto [separator, length] = separator_at(text, figure.end);
        const auto from = figure.end + length;
        const auto to = separator != 0 ? digits_end(text, from) : from;
        if (to == from)
            break;
        // A blank groups thousands only: elsewhere it parts two figures.
        if (separator == ' ' || separator == '\'') {
            const bool groups_so_far = std::ranges::all_of(
                figure.separators, [separator = separator](char c) { return c == separator; });
            if (to - from != 3 || figure.groups.front().size() > 3 || !groups_so_far)
                break;
        }
        figure.separators.push_back(separator);
        figure.groups.push_back(text.substr(from, to - from));
        figure.end = to;
    }
    return figure;
}

std::optional<FigureReading> reading_of_figure(const Figure& figure, DecimalMark habit)
{
    const auto groups = figure.groups.size();
    const auto read = [&figure](std::size_t whole, bool decimals, bool ambiguous) {
        const auto value = decimal_of(figure, whole);
        return value ? std::optional(FigureReading{*value, decimals, ambiguous}) : std::nullopt;
    };
    if (groups == 1)
        return read(1, false, false);
    const char last = figure.separators.back();
    const bool may_be_decimal = last == '.' || last == ',';
    const bool grouped = is_grouping(figure, groups);
    if (groups == 2 && may_be_decimal) {
        if (!grouped || figure.groups[0] == "0")
            return read(1, true, false);
        const auto mark = last == '.' ? DecimalMark::point : DecimalMark::comma;
        return habit == mark ? read(1, true, true) : read(2, false, true);
    }
    if (grouped && std::ranges::count(figure.separators, last) == std::ssize(figure.separators))
        return read(groups, false, false);
    if (may_be_decimal && is_grouping(figure, groups - 1) && figure.separators[groups - 3] != last)
        return read(groups - 1, true, false);
    return std::nullopt;
}

bool is_in_amount(std::string_view text, std::size_t comma)
{
    constexpr std::size_t cents = 2, thousands = 3;
    const auto to = std::min(text.find_first_not_of("0123456789", comma + 1), text.size());
    const auto digits = to - comma - 1;
    const bool begins_date = to + 1 < text.size() && is_digit(text[to + 1])
        && std::string_view("./-").find(text[to]) != std::string_view::npos;
    return comma > 0 && is_digit(text[comma - 1])
        && (digits == thousands || (digits == cents && !begins_date));
}

} // namespace mailroom
