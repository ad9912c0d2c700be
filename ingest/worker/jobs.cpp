#include "ingest/worker/jobs.h"

#include "core/wire.h"
#include "parsers/reader.h"

namespace mailroom {
namespace {

JobAnswer answer_of(Result<std::string> result)
{
    if (!result)
        return {.error = result.error().code, .bytes = result.error().what};
    return {.ok = true, .bytes = *std::move(result)};
}

// Passes once through the readers that have something to load.
constexpr std::string_view sample =
    "From: warm@example.com\r\nSubject: =?utf-8?q?warm?=\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    "--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nWe paid invoice 1 of 2,00 EUR.\r\n"
    "--b\r\nContent-Type: text/html\r\n\r\n<p>We paid</p>\r\n"
    "--b\r\nContent-Type: application/xml\r\n\r\n<?xml version=\"1.0\"?><a/>\r\n"
    "--b\r\nContent-Type: application/pdf\r\n\r\n"
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<<"
    "/F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    "/F2<</Type/Font/Subtype/TrueType/BaseFont/Arial>>>>>>>>endobj\n"
    "4 0 obj<</Length 75>>stream\n"
    "BT /F1 9 Tf 9 99 Td (Invoice) Tj /F2 9 Tf 9 9 Td (Total 2.00 EUR) Tj ET     \nendstream "
    "endobj\n"
    "trailer<</Root 1 0 R>>\n%%EOF\r\n--b--\r\n";

} // namespace

JobAnswer do_job(const JobRequest& request, std::string_view input)
{
    switch (request.kind) {
    case JobKind::read:
        return {.ok = true, .bytes = encode(read(input, request.options, request.limits))};
    case JobKind::render_page:
        return answer_of(render_page(
            input, request.path, request.page, request.dpi, request.options, request.limits));
    case JobKind::extract_part:
        return answer_of(extract_part(input, request.path, request.options, request.limits));
    case JobKind::field_samples:
        return {
            .ok = true,
            .bytes = encode(read_field_samples(input, request.options, request.limits))};
    case JobKind::learn_layout: {
        const auto lesson =
            learn_layout(input, request.correction, request.options, request.limits);
        return lesson ? JobAnswer{.ok = true, .bytes = encode(*lesson)} : answer_of(lesson.error());
    }
    }
    return {.error = ErrorCode::invalid_argument, .bytes = "the worker knows no such job"};
}

void warm_up()
{
    const ReadOptions options{.ocr = false};
    static_cast<void>(read(sample, options, {}));
    static_cast<void>(render_page(sample, "4", 1, 36, options, {})); // Loads the fonts.
}

} // namespace mailroom
