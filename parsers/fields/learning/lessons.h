#pragma once

// Learning from a person's correction, and applying what was learned to the next document of the
// same layout (core/layout_lesson.h).

#include "core/layout_lesson.h"
#include "parsers/fields/tables/table.h"

#include <optional>
#include <vector>

namespace mailroom::fields {

// What the correction of a document, as it was read, teaches about its layout. Nothing where the
// layout has no owner by which to tell it from another sender's, or where the value neither stands
// in the document nor could be the same in each: an invoice's number that a person knew.
std::optional<LayoutLesson> learn(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const DocumentCorrection& correction,
    const Document& document);

// The type that lessons give the layout, if they do.
std::optional<DocumentType> learned_type(const std::vector<const LayoutLesson*>& lessons);

// Sets the values that lessons lead to and takes out those that a layout does not say; the check
// "learned_layout" tells which. A value that lessons do not lead to in this document stays as read.
void apply_lessons(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const std::vector<const LayoutLesson*>& lessons,
    Document& document);

} // namespace mailroom::fields
