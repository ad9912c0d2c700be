#pragma once

// Chooses the value of a field: by its trained ranking where it has one, by the written rules where
// it has none.

#include "parsers/fields/choice/field_values.h"

#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace mailroom::fields {

class FieldChooser {
public:
    // What it is given must outlive it. `excluded` as for candidates_of.
    FieldChooser(
        const Analysis& analysis,
        const std::vector<Candidate>& candidates,
        const std::vector<std::size_t>& excluded,
        const ExtractContext& context,
        DocumentType type)
        : analysis_(analysis),
          candidates_(candidates),
          excluded_(excluded),
          context_(context),
          type_(type)
    {
    }

    // `senses` and `least` are the rules, as choose() takes them.
    std::optional<Choice>
    choose(Term term, std::initializer_list<std::pair<Sense, double>> senses, double least) const;

    // Whether some label calls this value so.
    bool named(const Value& value, Sense sense) const;

private:
    const Analysis& analysis_;
    const std::vector<Candidate>& candidates_;
    const std::vector<std::size_t>& excluded_;
    const ExtractContext& context_;
    DocumentType type_;
};

// The best of these values by the ranking of the field; `by_rules`, which is one of them, where it
// has none. The values become samples where the context asks for them.
std::optional<Choice> best_value(
    const ExtractContext& context,
    DocumentType type,
    Term term,
    const std::vector<FieldValue>& values,
    const std::optional<Choice>& by_rules);

} // namespace mailroom::fields
