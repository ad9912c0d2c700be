#pragma once

// Dashes of a scan: a minus, a hyphen, or what a rule of the table was read as. For the files of
// this folder alone.

#include "core/layout.h"
#include "parsers/ocr/page_cleaning.h"

#include <vector>

namespace mailroom {

// Takes out dashes where no flat stroke of ink is: upright rules between columns are read as such.
void drop_dashes_without_ink(const CleanPage& page, std::vector<Word>& words);

// A dash in front of the number or the day that begins a cell goes; one that stands off from the
// amount behind it becomes its minus. Words are in reading order.
void mend_dashes(Page& page);

} // namespace mailroom
