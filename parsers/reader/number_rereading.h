#pragma once

// The second look at the numbers of a scan whose arithmetic fails.

#include "core/document.h"
#include "core/layout.h"
#include "parsers/fields/scan_corrections.h"
#include "parsers/reader/document_readers.h"

#include <string_view>
#include <vector>

namespace mailroom {

// Half of the word is digits, and it is no number of a document, since those carry no marks. A rate
// ("2.5%") is none: as digits alone it would be one, and a title that names it no title any more.
bool may_be_amount(std::string_view text);

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
