#pragma once

// Every name of a document that may be one of its parties, as numbers for the ranking (ranking.h).
// A company that is named twice, with and without its legal form, is one value.
//
// Features: rules.sender, rules.recipient, label.SENSE, legal, depth, top, footer, size, bold,
// first, often, head_and_foot, sender_line, announced, right_half, block_top (nothing stands right
// above), address_below (a postal code within a few lines), tax_number_near, domain (how much of it
// stands in an e-mail or web address), has_longer and has_shorter ("Muster" beside "Muster Foods
// GmbH"), labelled (how much of it are words of labels), greets, capitals, digits, one_word,
// many_words; what stands around it (name_place.h) and what its words say (name_words.h).

#include "parsers/fields/choice/field_values.h"
#include "parsers/fields/parties/parties.h"

#include <vector>

namespace mailroom::fields {

std::vector<FieldValue>
party_values(const Analysis& analysis, const GridRows& item_rows, const Parties& by_rules);

// "Musterbank", or a name with a word of banks.
bool is_bank(const FieldValue& value);

} // namespace mailroom::fields
