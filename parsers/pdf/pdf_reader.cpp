#include "parsers/pdf/pdf_reader.h"

#include "parsers/layout/page_text.h"
#include "parsers/layout/reading_order.h"
#include "parsers/pdf/pdf_words.h"

#include <algorithm>
#include <climits>
#include <cmath>

#include <poppler-document.h>
#include <poppler-embedded-file.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

namespace mailroom {
namespace {

void keep_silent(const std::string&, void*) {}

std::unique_ptr<poppler::document>
open(std::string_view bytes, std::span<const std::string> passwords)
{
    poppler::set_debug_error_function(keep_silent, nullptr); // It writes to stderr otherwise.
    if (bytes.empty() || bytes.size() > INT_MAX)
        return nullptr;
    std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (document == nullptr)
        return nullptr;
    for (const auto& password : passwords) {
        if (!document->is_locked() || !document->unlock(password, password))
            break;
    }
    return document;
}

Page empty_page(const poppler::page& page)
{
    const auto size = page.page_rect();
    const bool upright = page.orientation() == poppler::page::portrait
        || page.orientation() == poppler::page::upside_down;
    const auto width = static_cast<float>(size.width()), height = static_cast<float>(size.height());
    return {.width = upright ? width : height, .height = upright ? height : width};
}

Word word_of(const poppler::text_box& box)
{
    const auto area = box.bbox();
    const auto text = box.text(); // Keeps its characters alive.
    Word word{
        .text = word_text({reinterpret_cast<const char16_t*>(text.data()), text.size()}),
        .box{
            static_cast<float>(area.left()), static_cast<float>(area.top()),
            static_cast<float>(area.right()), static_cast<float>(area.bottom())}};
    if (box.has_font_info()) {
        word.font_size = static_cast<float>(box.get_font_size());
        word.bold = is_bold_font(box.get_font_name());
    }
    return word;
}

struct PageWords {
    Page page;
    std::size_t hidden = 0;
    bool cut_short = false;
};

PageWords read_page(const poppler::page& page, std::size_t words_max)
{
    PageWords result{.page = empty_page(page)};
    for (const auto& box : page.text_list(poppler::page::text_list_include_font)) {
        auto word = word_of(box);
        if (word.text.empty())
            continue;
        if (result.page.words.size() >= words_max) {
            result.cut_short = true;
            break;
        }
        if (is_visible(word, result.page))
            result.page.words.push_back(std::move(word));
        else
            ++result.hidden;
    }
    put_in_reading_order(result.page);
    return result;
}

Image copy_of(const poppler::image& picture, PictureColor color, double dpi)
{
    Image image{
        .width = static_cast<std::uint32_t>(picture.width()),
        .height = static_cast<std::uint32_t>(picture.height()),
        .channels = color == PictureColor::gray ? 1U : 3U,
        .dots_per_inch = dpi};
    image.pixels.reserve(std::size_t{image.bytes_per_row()} * image.height);
    for (int y = 0; y < picture.height(); ++y)
        image.pixels.append(
            picture.const_data() + static_cast<std::ptrdiff_t>(y) * picture.bytes_per_row(),
            image.bytes_per_row());
    return image;
}

} // namespace

struct PdfDocument::State {
    std::unique_ptr<poppler::document> document; // Null where unreadable.

    std::unique_ptr<poppler::page> page(std::uint32_t number) const
    {
        return std::unique_ptr<poppler::page>(
            document->create_page(static_cast<int>(number) - 1)); // May be null.
    }
};

PdfDocument::PdfDocument(std::string_view bytes, std::span<const std::string> passwords)
    : state_(new State{open(bytes, passwords)})
{
}
PdfDocument::~PdfDocument() = default;
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument& PdfDocument::operator=(PdfDocument&&) noexcept = default;

bool PdfDocument::is_readable() const
{
    return state_->document != nullptr && !state_->document->is_locked();
}

bool PdfDocument::is_encrypted() const
{
    return state_->document != nullptr && state_->document->is_locked();
}

std::uint32_t PdfDocument::pages() const
{
    return is_readable() ? static_cast<std::uint32_t>(std::max(0, state_->document->pages())) : 0;
}

Parsed<TextLayout> PdfDocument::text(const Limits& limits)
{
    Parsed<TextLayout> result;
    auto& layout = result.value;
    layout.encrypted = is_encrypted();
    if (is_encrypted())
        add_defect(result.defects, "the PDF is locked by a password that is not known");
    else if (!is_readable())
        add_defect(result.defects, "the PDF is damaged and can't be opened");
    if (pages() > limits.pages_max)
        add_defect(
            result.defects,
            "only the first " + std::to_string(limits.pages_max) + " pages were read");

    std::size_t words = 0, hidden = 0;
    const auto count = std::min(pages(), limits.pages_max);
    for (std::uint32_t number = 1; number <= count && words < limits.words_max; ++number) {
        const auto page = state_->page(number);
        if (page == nullptr) {
            add_defect(
                result.defects, "page " + std::to_string(number) + " is damaged and can't be read");
            layout.pages.emplace_back();
            continue;
        }
        auto read = read_page(*page, limits.words_max - words);
        words += read.page.words.size();
        hidden += read.hidden;
        if (read.cut_short)
            add_defect(
                result.defects,
                "only the first " + std::to_string(limits.words_max) + " words were read");
        layout.pages.push_back(std::move(read.page));
    }
    if (hidden > 0)
        add_defect(
            result.defects,
            std::to_string(hidden) + " words that can't be seen on the page were left out");
    set_text_from_pages(layout, limits.text_bytes_max);
    return result;
}

Result<Image>
PdfDocument::render(std::uint32_t number, double dpi, PictureColor color, const Limits& limits)
{
    if (number == 0 || number > pages())
        return Error{ErrorCode::not_found, "the document has no page " + std::to_string(number)};
    const auto page = state_->page(number);
    if (page == nullptr)
        return Error{ErrorCode::corrupt, "page " + std::to_string(number) + " is damaged"};
    const auto size = page->page_rect();
    const auto square_inches = std::max(size.width() * size.height() / (72.0 * 72.0), 1e-6);
    dpi = std::min(dpi, std::floor(std::sqrt(limits.image_pixels_max / square_inches)));
    if (!(dpi >= 1))
        return Error{ErrorCode::over_limit, "the page is too large for a picture"};

    poppler::page_renderer renderer;
    renderer.set_image_format(
        color == PictureColor::gray ? poppler::image::format_gray8 : poppler::image::format_rgb24);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    const auto picture = renderer.render_page(page.get(), dpi, dpi);
    if (!picture.is_valid())
        return Error{ErrorCode::corrupt, "page " + std::to_string(number) + " can't be drawn"};
    return copy_of(picture, color, dpi);
}

std::vector<EmbeddedPdfFile> PdfDocument::embedded_files(const Limits& limits)
{
    std::vector<EmbeddedPdfFile> files;
    if (!is_readable() || !state_->document->has_embedded_files())
        return files;
    std::uint64_t bytes = 0;
    for (const auto* file : state_->document->embedded_files()) { // Owned by the document.
        if (file == nullptr || !file->is_valid() || files.size() >= limits.parts_max)
            continue;
        const auto data = file->data();
        bytes += data.size();
        if (bytes > limits.decoded_bytes_max)
            break;
        files.push_back({file->name(), file->mime_type(), {data.begin(), data.end()}});
    }
    return files;
}

Parsed<TextLayout>
read_pdf(std::string_view bytes, std::span<const std::string> passwords, const Limits& limits)
{
    return PdfDocument(bytes, passwords).text(limits);
}

} // namespace mailroom
