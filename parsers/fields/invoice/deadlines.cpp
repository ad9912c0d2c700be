#include "parsers/fields/invoice/deadlines.h"

#include "parsers/fields/labels/phrase_codes.h"

namespace mailroom::fields {
namespace {

constexpr double in_sentence = 0.8;

bool announces_deadline(std::string_view words_before)
{
    static const PhraseCodes phrases("deadlines.tsv");
    return phrases.ends_with(words_before, "by") && phrases.contains(words_before, "settles");
}

} // namespace

void add_deadlines(const Analysis& analysis, PieceRef at, std::vector<Candidate>& candidates)
{
    const std::string_view text = analysis.piece(at).text;
    for (const auto& date : analysis.values_of(at).dates) {
        if (announces_deadline(text.substr(0, date.begin)))
            candidates.push_back(
                {Sense::due_date, Value(date.value), in_sentence, at, date.begin, date.end, {}});
    }
}

} // namespace mailroom::fields
