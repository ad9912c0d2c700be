#include "parsers/sheet/shown_number.h"

#include "parsers/sheet/shown_decimal.h"
#include "parsers/sheet/shown_fraction.h"
#include "parsers/sheet/shown_time.h"

#include <cmath>

namespace mailroom {
namespace {

using Kind = FormatToken::Kind;

struct Choice {
    const FormatSection* section = nullptr;
    bool shows_sign = false; // It does not say how a negative number looks.
};

bool holds(const FormatSection::Condition& condition, double value)
{
    const auto& comparison = condition.comparison;
    if (comparison == "<>")
        return value != condition.limit;
    return (comparison.find('<') != comparison.npos && value < condition.limit)
        || (comparison.find('>') != comparison.npos && value > condition.limit)
        || (comparison.find('=') != comparison.npos && value == condition.limit);
}

// Positive, negative, zero, text, where no section names a condition of its own.
Choice choose(const std::vector<FormatSection>& sections, double value)
{
    if (sections[0].condition || (sections.size() > 1 && sections[1].condition)) {
        for (std::size_t i = 0; i < sections.size() && i < 3; ++i) {
            const auto& condition = sections[i].condition;
            if (!condition || holds(*condition, value))
                return {&sections[i], value < 0 && (i == 0 || !condition)};
        }
        return {};
    }
    if (sections.size() > 2 && value == 0)
        return {&sections[2], false};
    const bool has_negative = sections.size() > 1 && value < 0;
    return {&sections[has_negative ? 1 : 0], value < 0 && !has_negative};
}

std::string in_section(const FormatSection& section, double magnitude)
{
    if (section.has(Kind::date))
        return shown_time(section, magnitude);
    if (section.has(Kind::slash) && section.has(Kind::digit))
        return shown_fraction(section, magnitude);
    return shown_decimal(section, magnitude);
}

} // namespace

std::string shown_number(double value, std::string_view format)
{
    if (!std::isfinite(value))
        return {};
    const auto sections = parse_format_code(format);
    if (format.empty() || (sections.size() == 1 && sections[0].tokens.empty()))
        return shown_general(value);
    const auto chosen = choose(sections, value);
    if (chosen.section == nullptr || (chosen.section->has(Kind::date) && value < 0))
        return {};
    auto shown = in_section(*chosen.section, std::abs(value));
    // What rounds to nothing has no sign.
    if (chosen.shows_sign && shown.find_first_of("123456789") != shown.npos)
        shown.insert(0, "-");
    return shown;
}

} // namespace mailroom
