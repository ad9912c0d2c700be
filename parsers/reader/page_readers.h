#pragma once

// Readers of what has pages to look at: PDF, and pictures by text recognition.

#include "parsers/reader/document_readers.h"

namespace mailroom {

// Pages without words are read as pictures. Where XML of an e-invoice lies inside (Factur-X,
// ZUGFeRD) it is what counts (EN 16931); the pages are kept for reading.
DocumentReading read_pdf_part(const Part& part, std::string_view content, DocumentContext& context);

DocumentReading
read_picture_part(const Part& part, std::string_view content, DocumentContext& context);

} // namespace mailroom
