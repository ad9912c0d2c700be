#pragma once

// What a payer writes beside a deduction, as one of the reasons of disputes.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

// What a payer writes beside a deduction, in a column or behind its row ("Glasbruch", "short 3
// ctns"), in the words of disputes ("damaged", "shortage"): a reason that it names, else one that a
// word such as "freight" says, else the one that its words lean to, else as written.
std::string deduction_reason_in(std::string_view note);

// The reason that a note names, else the one that its words lean to, else the only one that one of
// them speaks for ("split sack").
std::optional<DisputeReason> reason_of_note(std::string_view note);

// The reason that a note names; of a longer one as all its words weigh it.
std::optional<DisputeReason> reason_named_in(std::string_view note);

// A whole sentence has words of several matters ("we billed the carriage, which the contract puts
// on you"): what a phrase names is weighed with all of them. "Other" stays.
DisputeReason weighed(DisputeReason named, std::string_view text);

// "31" and "QX-4471 960.00 40.00" have none: they lean by the looks of their figures alone.
bool has_words(std::string_view text);

// The reason that the words [first, last) beside a sum that was taken off give: there a word such
// as "freight" says enough. That something was paid is said of the payment and is no reason.
std::optional<DisputeReason>
reason_beside_sum(const Prose& text, std::size_t first, std::size_t last);

// What words lean to that are known to tell why something was taken off, though none names it: by
// this margin at least (classifiers/details/reason_model.h).
std::optional<DisputeReason> reason_as_words_lean(std::string_view text, double leaning_min = -0.2);

} // namespace mailroom
