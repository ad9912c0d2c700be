#include "parsers/reader/document_readers.h"

#include "core/text.h"
#include "parsers/bank/bai2_reader.h"
#include "parsers/bank/mt940_reader.h"
#include "parsers/body/text_layout.h"
#include "parsers/edi/edi_documents.h"
#include "parsers/edi/edi_interchange.h"
#include "parsers/fields/extract.h"
#include "parsers/html/html_text.h"
#include "parsers/mime/charset.h"
#include "parsers/office/rtf_reader.h"
#include "parsers/office/word_reader.h"
#include "parsers/reader/page_readers.h"
#include "parsers/sheet/csv_reader.h"
#include "parsers/sheet/workbook_reader.h"
#include "parsers/xml/xml_documents.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

bool is_named(const Part& part, std::string_view ending)
{
    return to_lower_ascii(part.filename).ends_with(ending);
}

double score_pdf(const Part& part, std::string_view)
{
    return part.detected_type == "application/pdf" ? 1 : 0;
}

double score_image(const Part& part, std::string_view)
{
    static constexpr std::array<std::string_view, 6> types{"image/png", "image/jpeg", "image/tiff",
                                                           "image/bmp", "image/gif",  "image/webp"};
    return std::ranges::find(types, part.detected_type) != types.end() ? 1 : 0;
}

double score_xml(const Part& part, std::string_view)
{
    return part.detected_type == "application/xml" ? 1 : 0;
}

bool is_any_text(const Part& part)
{
    return part.detected_type.starts_with("text/");
}

double score_edi(const Part&, std::string_view content)
{
    return edi_syntax(content) ? 1 : 0;
}

double score_mt940(const Part& part, std::string_view content)
{
    return is_any_text(part) && looks_like_mt940(content) ? 1 : 0;
}

double score_bai2(const Part& part, std::string_view content)
{
    return is_any_text(part) && looks_like_bai2(content) ? 1 : 0;
}

double score_workbook(const Part& part, std::string_view)
{
    return is_workbook(part.detected_type) ? 1 : 0;
}

double score_csv(const Part& part, std::string_view)
{
    if (part.detected_type == "text/csv")
        return is_named(part, ".txt") ? 0.6 : 0.9;
    const bool called_so = is_named(part, ".csv") || part.media_type == "text/csv";
    return called_so && part.detected_type == "text/plain" ? 0.7 : 0;
}

double score_html(const Part& part, std::string_view)
{
    return part.detected_type == "text/html" ? 1 : 0;
}

double score_word(const Part& part, std::string_view)
{
    static constexpr std::array<std::string_view, 2> types{
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text"};
    return std::ranges::find(types, part.detected_type) != types.end() ? 1 : 0;
}

double score_rtf(const Part& part, std::string_view)
{
    return part.detected_type == "application/rtf" ? 1 : 0;
}

double score_text(const Part& part, std::string_view)
{
    return part.detected_type == "text/plain" || part.detected_type == "text/csv" ? 0.5 : 0;
}

DocumentReading with_path(Parsed<std::vector<Document>> read, const Part& part)
{
    for (auto& document : read.value)
        document.path = part.path;
    return {.documents = std::move(read.value), .defects = std::move(read.defects)};
}

DocumentReading read_xml(const Part& part, std::string_view content, DocumentContext& context)
{
    return with_path(read_xml_documents(content, context.limits), part);
}

DocumentReading read_edi_part(const Part& part, std::string_view content, DocumentContext& context)
{
    return with_path(read_edi_documents(content, context.limits), part);
}

DocumentReading
read_mt940_part(const Part& part, std::string_view content, DocumentContext& context)
{
    return with_path(read_mt940(content, context.limits), part);
}

DocumentReading read_bai2_part(const Part& part, std::string_view content, DocumentContext& context)
{
    return with_path(read_bai2(content, context.limits), part);
}

// Looking for fields costs many times what reading the words does. No remittance has so many; an
// export of the whole ledger has, and its first part says what it is.
void cut_for_fields(Parsed<TextLayout>& read)
{
    constexpr std::size_t words_max = 20'000;
    std::size_t left = words_max;
    for (auto& page : read.value.pages) {
        if (page.words.size() > left) {
            page.words.resize(left);
            add_defect(
                read.defects,
                "only the first " + std::to_string(words_max) + " words are searched for fields");
        }
        left -= page.words.size();
    }
}

DocumentReading
from_layout(Parsed<TextLayout> read, const Part& part, const DocumentContext& context)
{
    cut_for_fields(read);
    DocumentReading result{
        .documents = documents_of(read.value, part, context), .defects = std::move(read.defects)};
    for (auto& document : result.documents)
        document.encrypted = read.value.encrypted;
    return result;
}

DocumentReading
read_workbook_part(const Part& part, std::string_view content, DocumentContext& context)
{
    return from_layout(read_workbook(content, context.limits), part, context);
}

DocumentReading read_csv_part(const Part& part, std::string_view content, DocumentContext& context)
{
    return from_layout(read_csv(content, context.limits, part.charset), part, context);
}

DocumentReading read_html_part(const Part& part, std::string_view content, DocumentContext& context)
{
    Parsed<TextLayout> read;
    read.value = read_html(content, part.charset, context.limits, &read.defects);
    return from_layout(std::move(read), part, context);
}

DocumentReading read_word_part(const Part& part, std::string_view content, DocumentContext& context)
{
    auto html = word_to_html(content, context.limits);
    Parsed<TextLayout> read{.defects = std::move(html.defects)};
    read.value = read_html(html.value, "utf-8", context.limits, &read.defects);
    return from_layout(std::move(read), part, context);
}

DocumentReading read_rtf_part(const Part& part, std::string_view content, DocumentContext& context)
{
    Parsed<TextLayout> read;
    read.value =
        read_html(rtf_to_html(content, context.limits), "utf-8", context.limits, &read.defects);
    return from_layout(std::move(read), part, context);
}

DocumentReading read_text_part(const Part& part, std::string_view content, DocumentContext& context)
{
    Parsed<TextLayout> read;
    const auto text = to_utf8(
        content.substr(0, context.limits.text_bytes_max), part.charset, "the text", read.defects);
    read.value = text_layout(text, context.limits);
    return from_layout(std::move(read), part, context);
}

constexpr std::array readers{
    DocumentReader{"pdf", score_pdf, read_pdf_part},
    DocumentReader{"image", score_image, read_picture_part},
    DocumentReader{"xml", score_xml, read_xml},
    DocumentReader{"edi", score_edi, read_edi_part},
    DocumentReader{"mt940", score_mt940, read_mt940_part},
    DocumentReader{"bai2", score_bai2, read_bai2_part},
    DocumentReader{"workbook", score_workbook, read_workbook_part},
    DocumentReader{"csv", score_csv, read_csv_part},
    DocumentReader{"word", score_word, read_word_part},
    DocumentReader{"rtf", score_rtf, read_rtf_part},
    DocumentReader{"html", score_html, read_html_part},
    DocumentReader{"text", score_text, read_text_part},
};

} // namespace

std::span<const DocumentReader> document_readers()
{
    return readers;
}

const DocumentReader* document_reader_for(const Part& part, std::string_view content)
{
    const auto best = std::ranges::max_element(
        readers, {}, [&](const DocumentReader& reader) { return reader.score(part, content); });
    return best->score(part, content) > 0 ? &*best : nullptr;
}

std::vector<Document> documents_of(
    const TextLayout& layout, const Part& part, const DocumentContext& context, bool is_body)
{
    return extract_documents(
        layout,
        {.part_path = part.path,
         .filename = part.filename,
         .message_date = context.message_date,
         .is_body = is_body,
         .samples = context.samples,
         .confidence_min = context.options.confidence_min,
         .own_name = context.options.own_name,
         .lessons = &context.options.lessons,
         .learning = context.learning},
        context.limits);
}

} // namespace mailroom
