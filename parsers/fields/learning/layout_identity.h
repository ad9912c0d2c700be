#pragma once

// Which layout a document came in, as lessons know it again: the fixed words of its first page,
// and the names and numbers of whose it is.

#include "core/layout_lesson.h"
#include "parsers/fields/analysis.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom::fields {

// Hashes, sorted and each once, of the first page's pieces without digits that are labels or stand
// in its head or foot. At most layout_marks_max.
inline constexpr std::size_t layout_marks_max = 120;
std::vector<std::uint32_t> layout_marks_of(const Analysis& analysis);

// At most layout_owners_max: IBANs, tax numbers, mail and web domains, and the sender's name where
// it is surely read.
inline constexpr std::size_t layout_owners_max = 8;
std::vector<std::string> layout_owners_of(const Analysis& analysis, const Document& document);

// The lessons that hold for this document.
std::vector<const LayoutLesson*>
lessons_for(const Analysis& analysis, const std::vector<LayoutLesson>& lessons);

} // namespace mailroom::fields
