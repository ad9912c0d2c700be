#include "classifiers/details/deduction_reasons.h"

#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t reason_words_max = 25; // Behind a number, in its row.

} // namespace

std::string deduction_reason_in(std::string_view text)
{
    constexpr std::string_view prefix = "dispute.";
    const auto words = split_words(std::string(text));
    for (const auto& hit : find_phrases(words)) {
        if (hit.phrase_class.starts_with(prefix)
            && enum_from_string<DisputeReason>(hit.phrase_class.substr(prefix.size())))
            return std::string(hit.phrase_class.substr(prefix.size()));
    }
    return std::string(trimmed(text));
}

std::optional<DisputeReason>
reason_beside_sum(const Prose& text, std::size_t first, std::size_t last)
{
    for (const std::string_view family : {"deduction.", "dispute."}) {
        for (const auto* hit : text.find_all(family, first, last)) {
            const auto reason =
                enum_from_string<DisputeReason>(hit->phrase_class.substr(family.size()));
            if (reason && *reason != DisputeReason::already_paid)
                return reason;
        }
    }
    return std::nullopt;
}

void find_reasons(
    Remittance& remittance, const Reading& reading, const Books& books, std::string_view party_id)
{
    const auto lacks_reason = [](const RemittanceLine& line) {
        return line.deduction_amount && line.deduction_reason.empty();
    };
    if (std::none_of(remittance.lines.begin(), remittance.lines.end(), lacks_reason))
        return;
    for (const auto& document : reading.documents) {
        const auto text =
            read_prose({}, document.text, Date{std::chrono::sys_days{}}, books, party_id);
        for (auto& line : remittance.lines) {
            for (std::size_t i = 0; lacks_reason(line) && i < text.references.size(); ++i) {
                if (text.references[i].number != line.document_number)
                    continue;
                const auto next = i + 1 < text.references.size() ? text.references[i + 1].first
                                                                 : text.words.words.size();
                const auto first = text.references[i].last;
                const auto last = std::min(next, first + reason_words_max);
                const auto reason = deduction_reason_in(text.words.source(first, last));
                if (enum_from_string<DisputeReason>(reason))
                    line.deduction_reason = reason;
            }
        }
    }
}

} // namespace mailroom
