#pragma once

// Between what people correct in the inbox and what the reader learns from it. Pure.

#include "core/events.h"
#include "core/layout_lesson.h"
#include "core/reading.h"
#include "store/lessons.h"

#include <optional>
#include <span>
#include <vector>

namespace mailroom {

// The correction as the reader finds it in the document again. Nothing where it is none of a
// document's, or of one that is read by its own vocabulary and not by its layout (XML, EDI).
std::optional<DocumentCorrection>
document_correction(const ValueCorrected& correction, const Reading& reading);

// The lessons whose owners stand in one of the documents, oldest first; the newest
// lessons_per_message_max of them.
inline constexpr std::size_t lessons_per_message_max = 24;
std::vector<LayoutLesson>
lessons_for(const Reading& reading, std::span<const StoredLesson> lessons);

} // namespace mailroom
