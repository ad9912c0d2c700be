#pragma once

// The readers of documents: which there are, and which one takes a part.
//
// To add a format, write a reader (a folder below parsers/), a read function, and its line in the
// table of document_readers.cpp.

#include "core/document.h"
#include "core/field_sample.h"
#include "core/limits.h"
#include "core/message.h"
#include "core/parsed.h"
#include "core/reading.h"
#include "parsers/fields/extract.h"
#include "parsers/ocr/ocr_engine.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// What all the documents of a message share.
struct DocumentContext {
    const ReadOptions& options;
    const Limits& limits;
    std::optional<Date> message_date;
    OcrEngine ocr{}, ocr_beside{}; // The second for every other page of a scan.
    std::uint32_t ocr_pages_left = limits.ocr_pages_max;
    std::vector<FieldSample>* samples = nullptr; // As of ExtractContext.
    Learning* learning = nullptr;                // As of ExtractContext.
};

struct EnclosedFile {
    std::string kind; // For the path.
    std::string name, bytes;
};

struct DocumentReading {
    std::vector<Document> documents;
    std::vector<EnclosedFile> files; // Found inside.
    Defects defects;
};

struct DocumentReader {
    std::string_view name;
    // How well it reads such a part: 0 not at all, 1 surely.
    double (*score)(const Part& part, std::string_view content);
    DocumentReading (*read)(const Part& part, std::string_view content, DocumentContext& context);
};

std::span<const DocumentReader> document_readers();

// The one with the highest score; null where none takes the part.
const DocumentReader* document_reader_for(const Part& part, std::string_view content);

// The documents of a page layout, with the part's path.
std::vector<Document> documents_of(
    const TextLayout& layout,
    const Part& part,
    const DocumentContext& context,
    bool is_body = false);

} // namespace mailroom
