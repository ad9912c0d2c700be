#pragma once

// Every bound in the product. Nothing that a stranger sends us grows without one.

#include "core/describe.h"

#include <cstdint>

namespace mailroom {

struct Limits {
    std::uint64_t message_bytes_max = 100u << 20; // Larger mail is refused at the door.
    std::uint32_t header_line_bytes_max = 64u << 10;
    std::uint32_t header_bytes_max = 256u << 10;
    std::uint32_t header_fields_max = 2'000;
    std::uint32_t addresses_max = 2'000;    // In one header field.
    std::uint32_t parameters_max = 200;     // RFC 2231, in one header field.
    std::uint32_t container_depth_max = 16; // Multiparts, messages, archives, files inside PDFs.
    std::uint32_t parts_max = 1'000;
    std::uint64_t decoded_bytes_max = 300u << 20; // All parts of one message together.
    std::uint64_t archive_ratio_max = 200;        // Unpacked to packed, beyond the first megabyte.
    std::uint32_t text_bytes_max = 2u << 20;      // Text kept of one body.
    std::uint32_t pages_max = 200;                // Of one document.
    std::uint32_t ocr_pages_max = 30;             // Of one message.
    std::uint32_t ocr_pixels_max = 20'000'000;    // Of a page as it is read: A3 at 300 dpi.
    std::uint32_t ocr_page_seconds_max = 15;      // CPU time, one reading of one page.
    std::uint32_t words_max = 200'000;            // Of one document.
    std::uint32_t cells_max = 200'000;            // Of one sheet document.
    std::uint32_t lines_max = 20'000;             // Extracted lines of one document.
    std::uint32_t image_pixels_max = 60'000'000;
    // What one PDF may cost, in work rather than time: the same bytes give the same reading on any
    // machine.
    std::uint64_t pdf_operations_max = 5'000'000;     // Drawing operators and characters.
    std::uint64_t pdf_drawn_operations_max = 200'000; // Of one page, where they leave ink.
    std::uint64_t pdf_content_bytes_max = 64u << 20;  // Content streams unpacked.
    std::uint32_t pdf_page_characters_max = 100'000;
    std::uint32_t worker_seconds_max = 120;     // Wall clock, one message.
    std::uint32_t worker_cpu_seconds_max = 100; // One message.
    std::uint64_t worker_memory_bytes_max = 1536u << 20;
    std::uint64_t result_bytes_max = 256u << 20; // What a worker may answer.

    static constexpr auto members()
    {
        return std::tuple{
            member("message_bytes_max", &Limits::message_bytes_max),
            member("header_line_bytes_max", &Limits::header_line_bytes_max),
            member("header_bytes_max", &Limits::header_bytes_max),
            member("header_fields_max", &Limits::header_fields_max),
            member("addresses_max", &Limits::addresses_max),
            member("parameters_max", &Limits::parameters_max),
            member("container_depth_max", &Limits::container_depth_max),
            member("parts_max", &Limits::parts_max),
            member("decoded_bytes_max", &Limits::decoded_bytes_max),
            member("archive_ratio_max", &Limits::archive_ratio_max),
            member("text_bytes_max", &Limits::text_bytes_max),
            member("pages_max", &Limits::pages_max),
            member("ocr_pages_max", &Limits::ocr_pages_max),
            member("ocr_pixels_max", &Limits::ocr_pixels_max),
            member("ocr_page_seconds_max", &Limits::ocr_page_seconds_max),
            member("words_max", &Limits::words_max),
            member("cells_max", &Limits::cells_max),
            member("lines_max", &Limits::lines_max),
            member("image_pixels_max", &Limits::image_pixels_max),
            member("pdf_operations_max", &Limits::pdf_operations_max),
            member("pdf_drawn_operations_max", &Limits::pdf_drawn_operations_max),
            member("pdf_content_bytes_max", &Limits::pdf_content_bytes_max),
            member("pdf_page_characters_max", &Limits::pdf_page_characters_max),
            member("worker_seconds_max", &Limits::worker_seconds_max),
            member("worker_cpu_seconds_max", &Limits::worker_cpu_seconds_max),
            member("worker_memory_bytes_max", &Limits::worker_memory_bytes_max),
            member("result_bytes_max", &Limits::result_bytes_max)};
    }
};

} // namespace mailroom
