#include "classifiers/text/findings.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <string_view>

namespace mailroom {
namespace {

// Pieces of days, sums and numbers: what they make up together is told instead.
bool is_piece(std::string_view phrase_class)
{
    constexpr std::array<std::string_view, 14> families = {
        "date.",   "amount.",  "currency.", "why.",  "scale.", "subunit.", "period.",
        "clause.", "absence.", "ref.",      "name.", "rest.",  "release.", "advice."};
    return std::any_of(families.begin(), families.end(), [&](auto family) {
        return phrase_class.starts_with(family);
    });
}

// What was paid so long ago is claimed to have been paid, not told of.
constexpr int long_ago_days = 20;

std::string_view tense_of(const DateExpression& date, const Date& written_on)
{
    const std::chrono::sys_days value(date.value), today(written_on);
    if (value > today) {
        const bool either = date.past != date.value && std::chrono::sys_days(date.past) < today;
        return either ? "day.either" : "day.to_come";
    }
    if (value == today)
        return "day.today";
    return (today - value).count() > long_ago_days ? "day.long_ago" : "day.gone_by";
}

// Where a byte of the prose lies in the sample's texts, one behind the other.
class Places {
public:
    Places(std::string_view prose, const TextSample& sample)
    {
        const auto subject = sample.subject.size();
        parts_[0] = {0, 0, subject};
        std::size_t before = subject;
        for (std::size_t i = 1; i < parts_.size(); ++i) {
            const auto& text = i == 1 ? sample.text : sample.forwarded;
            const auto words = trimmed(text);
            if (const auto at = prose.find(words, subject); at != std::string_view::npos)
                parts_[i] = {
                    at, before + static_cast<std::size_t>(words.data() - text.data()),
                    words.size()};
            before += text.size();
        }
    }

    std::uint32_t of(std::size_t byte) const
    {
        for (const auto& [at, begin, size] : parts_) {
            if (byte >= at && byte < at + size)
                return static_cast<std::uint32_t>(begin + (byte - at));
        }
        return std::numeric_limits<std::uint32_t>::max();
    }

private:
    struct Part {
        std::size_t at = 0, begin = 0, size = 0; // In the prose; in the texts; bytes.
    };
    std::array<Part, 3> parts_{};
};

} // namespace

std::vector<ProseFinding> findings_of(const Prose& prose, const TextSample& sample)
{
    std::vector<ProseFinding> findings; // With words for bytes, at first.
    std::uint32_t number = 0;
    for (const auto& clause : prose.clauses) {
        const auto before = static_cast<std::ptrdiff_t>(findings.size());
        const auto add = [&](std::size_t word, std::string_view name) {
            findings.push_back({concept_named(name), number, static_cast<std::uint32_t>(word)});
        };
        for (const auto& hit : hits_between(prose.hits, clause.first, clause.last)) {
            if (!is_piece(hit.phrase_class))
                add(hit.first, hit.phrase_class);
        }
        for (const auto* date : within(prose.dates, clause.first, clause.last))
            add(date->first, tense_of(*date, prose.written_on));
        for (const auto* amount : within(prose.amounts, clause.first, clause.last))
            add(amount->first, "amount");
        for (const auto* reference : within(prose.references, clause.first, clause.last))
            add(reference->first, "reference");
        if (clause.question && clause.last > clause.first)
            add(clause.last - 1, "?");
        std::stable_sort(
            findings.begin() + before, findings.end(),
            [](const ProseFinding& a, const ProseFinding& b) { return a.begin < b.begin; });
        ++number;
    }
    const Places places(prose.words.text, sample);
    for (auto& finding : findings)
        finding.begin = places.of(prose.words.words[finding.begin].begin);
    return findings;
}

} // namespace mailroom
