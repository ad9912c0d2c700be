#pragma once

// Every value of a document that may be what a field asks for, labelled or not, as numbers for the
// ranking (ranking.h): which labels claim it and how well they stand to it, where it stands, what
// it looks like, and what the written rules make of it.
//
// Features of all fields: rules, margin (to the best other value, by the rules), label.SENSE,
// unlabelled, depth (of its page, 0 top .. 1), later_page, right_half, size (of its letters beyond
// the usual), bold, often, sentence, alone (in its piece), first (of its kind), filename.
// Of numbers: digits_only, short, long, separators, year, telephone, bracketed. Of dates: earliest,
// latest, month_name, terms (a usual number of days after the earliest).

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/extract.h"

#include <string_view>
#include <utility>
#include <vector>

namespace mailroom::fields {

struct FieldValue {
    Candidate from;                                            // Where it stands best.
    std::vector<std::pair<std::string_view, double>> features; // Only those that are not 0.
};

// Values of numbers and dates; `excluded` as for candidates_of.
std::vector<FieldValue> field_values(
    const Analysis& analysis,
    const std::vector<Candidate>& candidates,
    const std::vector<std::size_t>& excluded,
    const ExtractContext& context,
    Family family,
    const std::vector<ScoredValue>& by_rules);

} // namespace mailroom::fields
