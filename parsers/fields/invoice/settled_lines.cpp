#include "parsers/fields/invoice/settled_lines.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr std::size_t lines_above_least = 2; // One row that repeats the one above is a line.

using Lines = std::vector<Facts>;

Decimal amount_of(const Facts& line)
{
    return line.amount(Term::line_amount).value_or(Decimal());
}

Decimal sum_of(const Lines& lines)
{
    Decimal sum;
    for (const auto& line : lines)
        sum = sum + amount_of(line);
    return sum;
}

bool is_printed(const std::vector<Candidate>& candidates, const Decimal& sum)
{
    return std::ranges::any_of(candidates, [&sum](const Candidate& candidate) {
        const auto* value = std::get_if<Decimal>(&candidate.value);
        return value != nullptr && *value == sum;
    });
}

// It sums up the last lines of these.
bool sums_up(const Facts& line, const Lines& above)
{
    if (line.find(Term::quantity) != nullptr || above.size() < lines_above_least)
        return false;
    Decimal sum;
    for (auto i = above.size(); i-- > 0;) {
        sum = sum + amount_of(above[i]);
        if (sum == amount_of(line))
            return true;
    }
    return false;
}

Lines without_subtotals(const Lines& lines)
{
    Lines kept;
    for (const auto& line : lines) {
        if (!sums_up(line, kept))
            kept.push_back(line);
    }
    return kept;
}

// Behind the last line stand the sums.
Lines with_left_out(const InvoiceLines& lines)
{
    Lines all;
    auto left_out = lines.left_out.begin();
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
        for (; left_out != lines.left_out.end() && left_out->before == i; ++left_out)
            all.push_back(left_out->line);
        all.push_back(lines.lines[i]);
    }
    return all;
}

// Those above the row that is the sum of them all.
Lines up_to_sum(const Lines& lines)
{
    Lines above;
    for (const auto& line : lines) {
        if (above.size() >= lines_above_least && line.find(Term::quantity) == nullptr
            && sum_of(above) == amount_of(line))
            return above;
        above.push_back(line);
    }
    return {};
}

} // namespace

void settle_lines(const std::vector<Candidate>& candidates, InvoiceLines& lines)
{
    if (lines.lines.empty() || is_printed(candidates, sum_of(lines.lines)))
        return;
    const auto all = with_left_out(lines);
    for (auto& settled : {without_subtotals(lines.lines), all, without_subtotals(all)}) {
        if (is_printed(candidates, sum_of(settled))) {
            lines.lines = settled;
            return;
        }
    }
    if (auto above = up_to_sum(lines.lines); !above.empty())
        lines.lines = std::move(above);
}

} // namespace mailroom::fields
