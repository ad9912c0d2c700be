#pragma once

// What sentences of an advice tell of the payment: on which day, and how much.

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/remittance/remittance_lines.h"

#include <vector>

namespace mailroom::fields {

// "On 14 May we transfer to you": the date of such a sentence above the lines, where it names one,
// is the payment's rather than the letter's.
void add_date_in_sentence(
    const Analysis& analysis,
    const std::vector<std::size_t>& line_rows,
    std::vector<Candidate>& candidates);

// Where the end of a row parts that date, so that only the sentence tells it, or where the sentence
// says that it is the day on which something is paid, it is the payment's unless a label names
// another one.
void prefer_date_in_sentence(
    const Analysis& analysis,
    const std::vector<std::size_t>& line_rows,
    const std::vector<Candidate>& candidates,
    Document& document);

// "Advice date 22 May, payment date 20 May": the only day that is surely called so is that of the
// payment.
void prefer_called_date(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document);

// "We have transferred 1,039.36 EUR to your account": the first amount of a sentence above the
// lines may be what was paid.
void add_amount_in_sentence(
    const Analysis& analysis,
    const std::vector<std::size_t>& line_rows,
    std::vector<Candidate>& candidates);

} // namespace mailroom::fields
