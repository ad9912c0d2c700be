#pragma once

// The second look at the numbers of a scan whose arithmetic fails.

#include "core/document.h"
#include "core/layout.h"
#include "parsers/fields/scan_corrections.h"
#include "parsers/reader/document_readers.h"

#include <vector>

namespace mailroom {

// Where lines, taxes or payments of `documents`, which were read from the layout, do not make the
// total, its amounts are read once more from `pictures` (one a page; empty where there is none) as
// digits alone. The reading that makes it add up is put into the layout, if there is exactly one.
std::vector<fields::WordCorrection> reread_numbers(
    TextLayout& layout,
    const std::vector<OcrPicture>& pictures,
    std::vector<Document> documents,
    const Part& part,
    DocumentContext& context);

} // namespace mailroom
