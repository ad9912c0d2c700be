#pragma once

// Word processors' files: Office Open XML (.docx, ECMA-376 part 1, 17) and OpenDocument text
// (.odt).

#include "core/limits.h"
#include "core/parsed.h"

#include <string>
#include <string_view>

namespace mailroom {

// Paragraphs and tables as HTML in UTF-8, with the page's header before them and its footer after.
// Hidden and deleted text is left out. Empty, with a defect, where the file is damaged or
// encrypted.
Parsed<std::string> word_to_html(std::string_view bytes, const Limits& limits);

} // namespace mailroom
