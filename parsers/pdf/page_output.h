#pragma once

// The words of a page, and which of them a person can't see.

#include "parsers/pdf/page_budget.h"
#include "parsers/pdf/page_reading.h"

// Poppler's.
class PDFDoc;

namespace mailroom {

// Page `number`, from 1. No size where the page is damaged.
PageReading read_page(PDFDoc& document, int number, PageBudget& budget, const Limits& limits);

} // namespace mailroom
