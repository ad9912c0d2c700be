#pragma once

// The pages of a document that are pictures: read two at a time where the machine has two cores,
// put into the layout in their order. What is read is the same on one core.

#include "core/layout.h"
#include "core/parsed.h"
#include "parsers/ocr/ocr_engine.h"
#include "parsers/reader/document_readers.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace mailroom {

using PagePictures = std::vector<OcrPicture>; // One a page; empty where it was not read, or kept.

class ScannedPages {
public:
    // All must outlive it.
    ScannedPages(TextLayout& layout, DocumentContext& context, Defects& defects);

    // The picture of page `page` (from 0) of the layout, whose words it may replace. Pages without
    // ink are left out; so are those above Limits::ocr_pages_max of a message, with a defect.
    void add(std::size_t page, Image gray);

    // Reads what is left. The pictures of the first pages, as they were read.
    PagePictures pictures() &&;

private:
    struct Scan {
        std::size_t page = 0;
        Image gray;
        OcrPicture picture{};
        Parsed<Page> read{};
    };

    void read(OcrEngine& engine, Scan& scan) const;
    void put(Scan scan);

    TextLayout& layout_;
    DocumentContext& context_;
    Defects& defects_;
    std::optional<Scan> waiting_;
    PagePictures pictures_;
};

} // namespace mailroom
