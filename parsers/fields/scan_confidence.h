#pragma once

// How surely OCR read the words goes into how sure the values are that were read from them.

#include "core/document.h"
#include "core/layout.h"

namespace mailroom::fields {

// Lowers the confidence of each fact to that of its least sure word, and adds a check
// ("scan_read_surely") that fails where a key field may have been misread and no arithmetic of the
// document confirms it.
void limit_by_words(const TextLayout& layout, Document& document);

} // namespace mailroom::fields
