#pragma once

// From bytes to everything that they say: the one way through all the readers below parsers/.
//
//     bytes -> message -> container tree -> a reader for each leaf -> documents with facts
//
// Pure: the same bytes, options and limits give the same Reading on any day. Never fails by what
// the bytes are; but readers are other people's code, so it runs in the worker alone.

#include "core/field_sample.h"
#include "core/limits.h"
#include "core/reading.h"
#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// A mail (RFC 5322), or one document, told apart by their bytes.
Reading read(std::string_view bytes, const ReadOptions& options, const Limits& limits);

// Page `page` (from 1) of the part at `path` as a JPEG file: of a PDF at this resolution, of a
// picture as it was sent. Boxes of the Reading lie over it, scaled by width to Document::pages.
// ErrorCode::not_found where there is no such part or page, or the part has no pictures.
Result<std::string> render_page(
    std::string_view bytes,
    std::string_view path,
    std::uint32_t page,
    std::uint32_t dots_per_inch,
    const ReadOptions& options,
    const Limits& limits);

// What the fields of each document in the bytes were chosen from, to train their ranking.
std::vector<FieldSample>
read_field_samples(std::string_view bytes, const ReadOptions& options, const Limits& limits);

// What a person's correction of one of the documents in the bytes teaches about its layout, for
// ReadOptions::lessons. ErrorCode::not_found where it teaches nothing.
Result<LayoutLesson> learn_layout(
    std::string_view bytes,
    const DocumentCorrection& correction,
    const ReadOptions& options,
    const Limits& limits);

// The decoded bytes of the part at `path`.
Result<std::string> extract_part(
    std::string_view bytes,
    std::string_view path,
    const ReadOptions& options,
    const Limits& limits);

} // namespace mailroom
