#include "parsers/fields/remittance/counted_lines.h"

#include "parsers/fields/choice/candidates.h"

#include <algorithm>

namespace mailroom::fields {

void drop_counters(std::vector<PaidLine>& lines)
{
    const auto counter_of = [](const PaidLine& line) {
        const std::string_view text = line.number.text;
        return text.substr(0, std::min(text.find(' '), text.size()));
    };
    std::size_t count = 0;
    const bool are_counted = std::ranges::all_of(lines, [&](const PaidLine& line) {
        const auto counter = counter_of(line);
        return counter == std::to_string(++count)
            && !number_at(line.number.text, counter.size()).empty();
    });
    if (!are_counted || lines.size() < 2)
        return;
    for (auto& line : lines) {
        const auto counter = counter_of(line).size() + 1;
        line.number.text.erase(0, counter);
        line.number.begin += counter;
    }
}

} // namespace mailroom::fields
