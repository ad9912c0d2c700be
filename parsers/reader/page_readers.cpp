#include "parsers/reader/page_readers.h"

#include "parsers/container/detect_type.h"
#include "parsers/fields/iban_corrections.h"
#include "parsers/fields/line_corrections.h"
#include "parsers/layout/page_text.h"
#include "parsers/ocr/pictures.h"
#include "parsers/pdf/pdf_reader.h"
#include "parsers/reader/number_rereading.h"
#include "parsers/reader/payment_codes.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace mailroom {
namespace {

constexpr double ocr_dpi = 300;

// A scanner's stamp or a page number may stand on a page that is a picture otherwise.
bool may_be_scanned(const Page& page)
{
    constexpr std::size_t stamp_words_max = 12;
    return page.words.size() <= stamp_words_max && page.width > 0;
}

// Blank sheets are scanned too, and black ones, where the lid stood open.
bool has_ink(const Image& gray)
{
    constexpr double share_min = 0.0005;
    const auto dark = static_cast<double>(std::ranges::count_if(
        gray.pixels, [](char pixel) { return static_cast<unsigned char>(pixel) < 128; }));
    const auto all = static_cast<double>(gray.pixels.size());
    return dark > share_min * all && all - dark > share_min * all;
}

using Pictures = std::vector<OcrPicture>; // One a page; empty where it was not read, or not kept.

constexpr std::size_t pictures_max = 8; // Nine megabytes each.

void recognize(
    TextLayout& layout,
    const Image& gray,
    std::size_t page,
    Pictures& pictures,
    DocumentContext& context,
    Defects& defects)
{
    if (!has_ink(gray))
        return;
    if (context.ocr_pages_left == 0) {
        add_defect(
            defects,
            "only the first " + std::to_string(context.limits.ocr_pages_max)
                + " pictures of a message are read");
        return;
    }
    --context.ocr_pages_left;
    OcrPicture picture;
    auto read = context.ocr.read(gray, context.limits, page < pictures_max ? &picture : nullptr);
    for (auto& defect : read.defects)
        add_defect(defects, std::move(defect));
    if (read.value.words.size() <= layout.pages[page].words.size())
        return;
    layout.pages[page] = std::move(read.value);
    layout.method = ReadingMethod::ocr;
    pictures.resize(page);
    pictures.push_back(std::move(picture));
}

using Codes = std::vector<CodeOnPage>;

void append(Codes& codes, Codes more)
{
    std::ranges::move(more, std::back_inserter(codes));
}

void recognize_scanned_pages(
    TextLayout& layout,
    PdfDocument& pdf,
    Pictures& pictures,
    Codes& codes,
    DocumentContext& context,
    Defects& defects)
{
    constexpr double code_dpi = 150;
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        const auto page = static_cast<std::uint32_t>(i + 1);
        const bool scanned = may_be_scanned(layout.pages[i]);
        if (!scanned && !pdf.may_hold_codes(page))
            continue;
        const auto gray =
            pdf.render(page, scanned ? ocr_dpi : code_dpi, PictureColor::gray, context.limits);
        if (!gray) {
            add_defect(defects, gray.error().what);
            continue;
        }
        append(codes, payment_codes_of(*gray, page));
        if (scanned)
            recognize(layout, *gray, i, pictures, context, defects);
    }
    if (layout.method == ReadingMethod::ocr)
        set_text_from_pages(layout, context.limits.text_bytes_max);
}

std::vector<Document> scanned_documents_of(
    TextLayout& layout, const Pictures& pictures, const Part& part, DocumentContext& context)
{
    if (layout.method != ReadingMethod::ocr)
        return documents_of(layout, part, context);
    const auto set_text = [&] { set_text_from_pages(layout, context.limits.text_bytes_max); };
    auto corrections = fields::correct_ibans(layout);
    if (!corrections.empty())
        set_text();
    auto documents = documents_of(layout, part, context);
    auto* const samples = std::exchange(context.samples, nullptr); // Each is given once.
    auto reread = reread_numbers(layout, pictures, documents, part, context);
    if (!reread.empty()) {
        set_text();
        documents = documents_of(layout, part, context);
    }
    context.samples = samples;
    std::ranges::move(reread, std::back_inserter(corrections));
    for (auto& document : documents) {
        fields::leave_out_misread(document);
        fields::mark_corrected(corrections, document);
    }
    return documents;
}

bool is_structured_invoice(const EmbeddedPdfFile& file)
{
    return detect_type(file.bytes) == "application/xml";
}

// Of small pictures nobody reads more than a logo.
bool is_worth_reading(const Part& part, PictureSize size)
{
    const bool shown_in_the_body = !part.content_id.empty() || part.disposition == "inline";
    const std::uint64_t pixels = std::uint64_t{size.width} * size.height;
    return pixels >= (shown_in_the_body ? 400'000U : 60'000U);
}

} // namespace

DocumentReading read_pdf_part(const Part& part, std::string_view content, DocumentContext& context)
{
    PdfDocument pdf(content, context.options.passwords);
    auto read = pdf.text(context.limits);
    DocumentReading result{.defects = std::move(read.defects)};
    auto& layout = read.value;
    Codes codes;
    Pictures pictures;
    if (context.options.ocr)
        recognize_scanned_pages(layout, pdf, pictures, codes, context, result.defects);
    for (auto& file : pdf.embedded_files(context.limits)) {
        const bool structured = is_structured_invoice(file);
        if (!structured || !context.options.ignore_embedded_xml)
            result.files.push_back(
                {structured ? "xml" : "pdf", std::move(file.name), std::move(file.bytes)});
    }
    result.documents = scanned_documents_of(layout, pictures, part, context);
    add_payment_codes(codes, result.documents);
    for (auto& document : result.documents)
        document.encrypted = layout.encrypted;
    return result;
}

DocumentReading
read_picture_part(const Part& part, std::string_view content, DocumentContext& context)
{
    DocumentReading result;
    if (!context.options.ocr || !is_worth_reading(part, picture_size(content)))
        return result;
    TextLayout layout{.method = ReadingMethod::ocr};
    Codes codes;
    Pictures pictures;
    const auto count = std::min(count_pictures(content), context.limits.pages_max);
    for (std::uint32_t number = 1; number <= count; ++number) {
        auto gray = decode_picture(content, number, 1, context.limits);
        layout.pages.emplace_back();
        if (!gray) {
            add_defect(result.defects, gray.error().what);
            continue;
        }
        recognize(layout, *gray, number - 1, pictures, context, result.defects);
        gray->dots_per_inch = likely_dots_per_inch(*gray);
        append(codes, payment_codes_of(*gray, number));
    }
    set_text_from_pages(layout, context.limits.text_bytes_max);
    result.documents = scanned_documents_of(layout, pictures, part, context);
    add_payment_codes(codes, result.documents);
    return result;
}

} // namespace mailroom
