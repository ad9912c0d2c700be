#include "classifiers/details/absence.h"

#include "classifiers/dates/business_days.h"
#include "classifiers/text/addresses.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

// The day named in a phrase of that concept, or within a few words behind it.
const DateExpression* day_named_by(const Prose& prose, std::string_view phrase_class)
{
    constexpr std::size_t reach = 6;
    for (const auto& hit : prose.hits) {
        if (hit.phrase_class != phrase_class)
            continue;
        const auto limit = std::min(hit.last + reach, prose.words.sentence_of(hit.first).last);
        const auto day =
            std::find_if(prose.dates.begin(), prose.dates.end(), [&](const auto& date) {
                return date.first > hit.first && date.first < limit
                    && date.value > prose.written_on;
            });
        if (day != prose.dates.end())
            return &*day;
    }
    return nullptr;
}

std::optional<Date> day_of_return(const Prose& prose)
{
    if (const auto* day = day_named_by(prose, "absence.back"))
        return day->value;
    if (const auto* day = day_named_by(prose, "absence.until"))
        return business_day_on_or_after(add_days(day->value, 1));
    return std::nullopt;
}

} // namespace

std::optional<Absence> find_absence(const Message& message, const Prose& prose)
{
    constexpr std::size_t substitutes_max = 10;
    Absence absence;
    absence.back_on = day_of_return(prose);
    absence.for_good = prose.find("absence.for_good", 0, prose.words.words.size()) != nullptr;
    for (const auto address : addresses_in(message.latest_text)) {
        if (address.starts_with('@') || absence.substitutes.size() >= substitutes_max)
            continue;
        const auto same = [&](const auto& other) { return equals_ignoring_case(other, address); };
        const bool own =
            std::any_of(message.from.begin(), message.from.end(), [&](const auto& one) {
                return same(one.addr_spec);
            });
        const bool to_us = std::any_of(message.to.begin(), message.to.end(), [&](const auto& one) {
            return same(one.addr_spec);
        });
        const auto& known = absence.substitutes;
        if (!own && !to_us && std::none_of(known.begin(), known.end(), same))
            absence.substitutes.emplace_back(address);
    }
    const bool tells = absence.back_on || absence.for_good || !absence.substitutes.empty();
    return tells ? std::optional(std::move(absence)) : std::nullopt;
}

} // namespace mailroom
