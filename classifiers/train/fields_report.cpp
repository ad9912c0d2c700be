#include "classifiers/train/fields_trainer.h"

#include <cstdio>

namespace mailroom {
namespace {

template <typename... Values>
std::string formatted(const char* form, Values... values)
{
    std::array<char, 160> line{};
    std::snprintf(line.data(), line.size(), form, values...);
    return line.data();
}

} // namespace

std::string to_text(const std::vector<FieldFigures>& figures)
{
    std::string out = formatted(
        "%-30s %9s %7s %7s   %-15s %-15s\n", "field, layouts held out", "documents", "offered",
        "layouts", "rules: r/w", "ranking: r/w");
    for (const auto& field : figures) {
        const auto& all = field.all;
        out += formatted(
            "%-30s %9zu %7zu %7zu   %6zu /%4zu    %6zu /%4zu    %s\n", field.field.c_str(),
            all.documents, all.offered, field.layouts, all.rules_right, all.rules_wrong,
            all.ranking_right, all.ranking_wrong, field.is_kept ? "ranking" : "rules");
        if (field.by_data.size() < 2)
            continue;
        for (const auto& [data, tally] : field.by_data) {
            if (tally.documents > 0)
                out += formatted(
                    "  of %-25.25s %9zu %7zu           %6zu /%4zu    %6zu /%4zu\n", data.c_str(),
                    tally.documents, tally.offered, tally.rules_right, tally.rules_wrong,
                    tally.ranking_right, tally.ranking_wrong);
        }
    }
    out += "\nHow sure, and how many are right:\n";
    for (const auto& field : figures) {
        out += formatted("%-30s", field.field.c_str());
        for (std::size_t tenth = 0; tenth < field.sure.size(); ++tenth) {
            if (field.sure[tenth] > 0)
                out += formatted(
                    "  .%zu: %zu/%zu", tenth, field.sure_and_right[tenth], field.sure[tenth]);
        }
        out += '\n';
    }
    return out;
}

} // namespace mailroom
