#include "core/ascii.h"
#include "core/scan_amounts.h"

namespace mailroom {

DecimalMark decimal_mark_of(std::string_view text)
{
    int points = 0, commas = 0;
    for (const auto& amount : scan_amounts(text)) {
        if (!amount.has_decimals || amount.ambiguous)
            continue;
        const auto written = text.substr(amount.begin, amount.end - amount.begin);
        const auto mark = written.find_last_of(".,");
        if (mark == written.npos)
            continue;
        // Two places are money; "1.5" may be a quantity, or a number of a paragraph.
        const int weight = mark + 3 <= written.size() && is_digit(written[mark + 2]) ? 3 : 1;
        (written[mark] == '.' ? points : commas) += weight;
    }
    return points > commas ? DecimalMark::point
        : commas > points  ? DecimalMark::comma
                           : DecimalMark::unknown;
}

} // namespace mailroom
