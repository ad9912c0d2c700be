#include "parsers/reader/page_readers.h"

#include "parsers/container/detect_type.h"
#include "parsers/fields/checked_numbers.h"
#include "parsers/fields/misread_lines.h"
#include "parsers/layout/page_text.h"
#include "parsers/ocr/pictures.h"
#include "parsers/pdf/pdf_reader.h"
#include "parsers/reader/number_rereading.h"
#include "parsers/reader/payment_codes.h"
#include "parsers/reader/scanned_pages.h"

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

using Codes = std::vector<CodeOnPage>;

void append(Codes& codes, Codes more)
{
    std::ranges::move(more, std::back_inserter(codes));
}

PagePictures recognize_scanned_pages(
    TextLayout& layout, PdfDocument& pdf, Codes& codes, DocumentContext& context, Defects& defects)
{
    constexpr double code_dpi = 150;
    ScannedPages scans(layout, context, defects);
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        const auto page = static_cast<std::uint32_t>(i + 1);
        const bool scanned = may_be_scanned(layout.pages[i]);
        if (!scanned && !pdf.may_hold_codes(page))
            continue;
        auto gray =
            pdf.render(page, scanned ? ocr_dpi : code_dpi, PictureColor::gray, context.limits);
        if (!gray) {
            add_defect(defects, gray.error().what);
            continue;
        }
        append(codes, payment_codes_of(*gray, page));
        if (scanned)
            scans.add(i, *std::move(gray));
    }
    auto pictures = std::move(scans).pictures();
    if (layout.method == ReadingMethod::ocr)
        set_text_from_pages(layout, context.limits.text_bytes_max);
    return pictures;
}

struct ScannedReading {
    std::vector<Document> documents;
    std::vector<fields::WordCorrection> corrections;
};

// With the numbers mended that a check digit or the arithmetic tells.
ScannedReading corrected_reading(
    TextLayout& layout, const PagePictures& pictures, const Part& part, DocumentContext& context)
{
    const auto set_text = [&] { set_text_from_pages(layout, context.limits.text_bytes_max); };
    auto corrections = fields::correct_checked_numbers(layout);
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
    return {std::move(documents), std::move(corrections)};
}

// Of pages (from 0) of remittance advices that do not add up.
std::vector<std::size_t>
pages_in_doubt(const std::vector<Document>& documents, const PagePictures& pictures)
{
    std::vector<std::size_t> pages;
    for (std::size_t page = 0; page < pictures.size(); ++page) {
        if (std::ranges::any_of(documents, [&](const Document& document) {
                return document.type == DocumentType::remittance_advice
                    && page + 1 >= document.first_page && page + 1 <= document.last_page
                    && fields::arithmetic_fails(document);
            }))
            pages.push_back(page);
    }
    return pages;
}

bool pays_the_same(const Document& before, const Document& after)
{
    return before.fields.amount(Term::payment_amount) == after.fields.amount(Term::payment_amount);
}

// Where an advice does not add up, its pages are drawn another way and read anew as a whole. What
// is read then counts only if all adds up to what was paid: the payer's mistakes stay his.
void read_advices_again(
    TextLayout& layout,
    const PagePictures& pictures,
    ScannedReading& read,
    const Part& part,
    DocumentContext& context)
{
    constexpr std::size_t pages_again_max = 4; // Seconds each.
    const auto pages = pages_in_doubt(read.documents, pictures);
    if (pages.empty() || pages.size() > pages_again_max)
        return;
    auto* const samples = std::exchange(context.samples, nullptr);
    for (const auto retouch : {Retouch::whitened, Retouch::thickened}) {
        auto other = layout;
        PagePictures retouched(pictures.size());
        for (const auto page : pages) {
            auto words =
                context.ocr.read_again(pictures[page], retouch, context.limits, retouched[page]);
            if (!words.words.empty())
                other.pages[page] = std::move(words);
        }
        set_text_from_pages(other, context.limits.text_bytes_max);
        auto again = corrected_reading(other, retouched, part, context);
        if (fields::are_better(read.documents, again.documents)
            && std::ranges::equal(read.documents, again.documents, pays_the_same)) {
            layout = std::move(other);
            read = std::move(again);
            break;
        }
    }
    context.samples = samples;
}

std::vector<Document> scanned_documents_of(
    TextLayout& layout, const PagePictures& pictures, const Part& part, DocumentContext& context)
{
    if (layout.method != ReadingMethod::ocr)
        return documents_of(layout, part, context);
    auto read = corrected_reading(layout, pictures, part, context);
    read_advices_again(layout, pictures, read, part, context);
    for (auto& document : read.documents) {
        fields::leave_out_misread(document);
        fields::mark_corrected(read.corrections, document);
    }
    return std::move(read.documents);
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
    PagePictures pictures;
    if (context.options.ocr)
        pictures = recognize_scanned_pages(layout, pdf, codes, context, result.defects);
    for (std::uint32_t page = 1; page <= layout.pages.size(); ++page)
        append(codes, payment_codes_of(layout.pages[page - 1], page));
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
    ScannedPages scans(layout, context, result.defects);
    const auto count = std::min(count_pictures(content), context.limits.pages_max);
    for (std::uint32_t number = 1; number <= count; ++number) {
        auto gray = decode_picture(content, number, 1, context.limits);
        layout.pages.emplace_back();
        if (!gray) {
            add_defect(result.defects, gray.error().what);
            continue;
        }
        const auto told = std::exchange(gray->dots_per_inch, likely_dots_per_inch(*gray));
        append(codes, payment_codes_of(*gray, number));
        gray->dots_per_inch = told;
        scans.add(number - 1, *std::move(gray));
    }
    const auto pictures = std::move(scans).pictures();
    set_text_from_pages(layout, context.limits.text_bytes_max);
    result.documents = scanned_documents_of(layout, pictures, part, context);
    add_payment_codes(codes, result.documents);
    return result;
}

} // namespace mailroom
