#pragma once

// How the numbers of documents are written, for classifiers/numbers/references.cpp: their series,
// ranges, shortened lists and bad scans. All of it is about the text alone; the books are not
// asked.

#include "classifiers/text/words.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class ReferenceKind : std::uint8_t {
    unknown,
    invoice,
    credit_note,
    purchase_order,
    delivery,
    customer,
    other,
};

bool looks_like_year(std::string_view digits); // "1998", "2026"

// "742.18": a sum, even where the scanner of amounts has taken its neighbour.
bool looks_like_sum(std::string_view word);

// "FR35824715195", "ATU62148890": what a member of the Union identifies a taxpayer by (Directive
// 2006/112/EC, article 215), and the United Kingdom.
bool looks_like_tax_number(std::string_view word);

// Digits that stand in groups are a phone number, an account or a sum.
bool in_group(const Words& words, std::size_t word);

// What the letters before the first digit say ("INV-20981", "gs 4471"); data/number_series.txt.
ReferenceKind series_kind(std::string_view folded_number);

// Without a label: does the word look like a document's number?
bool has_number_shape(const Words& words, std::size_t word);

// "4473-4475", "88213/14/15", "RE-2026-0815/0816": the numbers that one word stands for; none where
// it stands for itself.
std::vector<std::string> numbers_in(std::string_view word);

// From "F2026-0315" to "0317": the numbers behind the first, the last included; none where the two
// make no range.
std::vector<std::string> numbers_up_to(std::string_view first, std::string_view last);

// "FA-2026-118", "119": the second as the first one goes on, "FA-2026-119"; empty where it does
// not.
std::string completed(std::string_view first, std::string_view shortened);

// "70l30" of a bad scan: "70130". Others stay as they are.
std::string without_misread_letters(std::string_view number);

} // namespace mailroom
