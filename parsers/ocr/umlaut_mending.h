#pragma once

// The two dots of a German umlaut that OCR takes for two letters: "Kiirzung" is "Kürzung". Pure.

#include "core/layout.h"

namespace mailroom {

// Words of pages in German alone: elsewhere "ii" is written so ("siirto").
void mend_umlauts(Page& page);

} // namespace mailroom
