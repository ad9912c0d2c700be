#include "parsers/pdf/pdf_reader.h"

#include "parsers/layout/page_text.h"
#include "parsers/pdf/object_numbers.h"
#include "parsers/pdf/page_contents.h"
#include "parsers/pdf/page_output.h"
#include "parsers/pdf/poppler_page.h"
#include "parsers/pdf/poppler_picture.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <poppler/Catalog.h>
#include <poppler/ErrorCodes.h>
#include <poppler/FileSpec.h>
#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>

namespace mailroom {
namespace {

void keep_silent(ErrorCategory, Goffset, const char*) {} // It writes to stderr otherwise.

std::unique_ptr<PDFDoc> open(std::string_view bytes, std::span<const std::string> passwords)
{
    static const GlobalParamsIniter poppler(keep_silent);
    const auto open_with = [&](const std::optional<GooString>& password) {
        return std::make_unique<PDFDoc>(
            new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)),
            password, password);
    };
    auto document = open_with(std::nullopt);
    for (const auto& password : passwords) {
        if (document->isOk() || document->getErrorCode() != errEncrypted)
            break;
        document = open_with(GooString(password));
    }
    return document;
}

// Poppler opens what is encrypted in a way that it does not know as if it were not encrypted, and
// reads noise.
bool is_locked_otherwise(PDFDoc& document)
{
    if (!document.isOk() || document.isEncrypted())
        return false;
    auto* trailer = document.getXRef()->getTrailerDict();
    if (trailer == nullptr || !trailer->isDict())
        return false;
    const auto encryption = trailer->dictLookup("Encrypt");
    return encryption.isDict() && !encryption.dictLookup("StmF").isName("Identity");
}

std::string page_name(std::uint32_t number)
{
    return "page " + std::to_string(number);
}

std::string hidden_text_defect(std::uint32_t number, const HiddenText& hidden)
{
    std::string defect = page_name(number) + ": hidden text was left out (";
    std::string separator;
    for (std::size_t i = 0; i < hidden.characters.size(); ++i) {
        if (hidden.characters[i] == 0)
            continue;
        defect += separator + std::to_string(hidden.characters[i]) + " characters "
            + std::string(hidden_by_names[i]);
        separator = ", ";
    }
    return defect + ")" + (hidden.sample.empty() ? "" : ": " + hidden.sample);
}

std::string name_of(FileSpec& file)
{
    const auto* name = file.getFileName();
    return name != nullptr ? name->toStr() : "";
}

struct PageState {
    int turn = 0; // Degrees clockwise that its text needs to be upright.
    bool can_be_drawn = true;
    bool may_hold_codes = false;
};

// A square picture, larger than an icon and smaller than a page, or the modules of a drawn code.
bool may_hold_codes(const PagePictures& pictures)
{
    constexpr float side_min = 40, side_max = 250, slack = 0.25F;
    constexpr std::size_t modules_min = 150;
    return pictures.small_squares >= modules_min
        || std::ranges::any_of(pictures.boxes, [&](const Box& box) {
               const auto longer = std::max(box.width(), box.height());
               const auto shorter = std::min(box.width(), box.height());
               return shorter >= side_min && longer <= side_max
                   && longer - shorter <= slack * longer;
           });
}

PageState state_of(const PageReading& read, const Limits& limits)
{
    return {
        .turn = read.turn,
        .can_be_drawn = !read.cut_short && read.pictures.pixels_max <= limits.image_pixels_max,
        .may_hold_codes = may_hold_codes(read.pictures)};
}

void tell_defects(const PageReading& read, std::uint32_t number, Defects& defects)
{
    if (read.page.width <= 0)
        add_defect(defects, page_name(number) + " is damaged and can't be read");
    if (read.cut_short)
        add_defect(
            defects, page_name(number) + " was not read whole: it takes more work than is allowed");
    if (read.hidden.count() > 0)
        add_defect(defects, hidden_text_defect(number, read.hidden));
}

} // namespace

struct PdfDocument::State {
    std::unique_ptr<PDFDoc> document;
    bool locked = false;
    bool numbers_too_much = false;               // Then nothing was opened.
    std::vector<std::optional<PageState>> pages; // As far as they were read.
};

PdfDocument::PdfDocument(std::string_view bytes, std::span<const std::string> passwords)
    : state_(new State)
{
    state_->numbers_too_much = largest_object_number(bytes) > pdf_objects_max;
    state_->document = open(state_->numbers_too_much ? std::string_view() : bytes, passwords);
    auto& document = *state_->document;
    state_->locked =
        document.isOk() ? is_locked_otherwise(document) : document.getErrorCode() == errEncrypted;
}
PdfDocument::~PdfDocument() = default;
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument& PdfDocument::operator=(PdfDocument&&) noexcept = default;

bool PdfDocument::is_readable() const
{
    return state_->document->isOk() && !state_->locked;
}

bool PdfDocument::is_encrypted() const
{
    return state_->locked;
}

std::uint32_t PdfDocument::pages() const
{
    return is_readable() ? static_cast<std::uint32_t>(std::max(0, state_->document->getNumPages()))
                         : 0;
}

Parsed<TextLayout> PdfDocument::text(const Limits& limits)
{
    Parsed<TextLayout> result;
    auto& layout = result.value;
    auto& defects = result.defects;
    layout.encrypted = is_encrypted();
    if (is_encrypted())
        add_defect(defects, "the PDF is locked by a password that is not known");
    else if (state_->numbers_too_much)
        add_defect(
            defects,
            "the PDF is not opened: it numbers more than " + std::to_string(pdf_objects_max)
                + " objects");
    else if (!is_readable())
        add_defect(defects, "the PDF is damaged and can't be opened");
    if (pages() > limits.pages_max)
        add_defect(
            defects, "only the first " + std::to_string(limits.pages_max) + " pages were read");

    PageBudget budget(limits);
    std::size_t words_left = limits.words_max;
    const auto count = std::min(pages(), limits.pages_max);
    state_->pages.assign(count, std::nullopt);
    for (std::uint32_t number = 1; number <= count && words_left > 0; ++number) {
        if (budget.is_spent()) {
            add_defect(
                defects,
                "reading stopped before " + page_name(number)
                    + ": the PDF takes more work than is allowed");
            break;
        }
        auto read = read_page(*state_->document, static_cast<int>(number), budget, limits);
        state_->pages[number - 1] = state_of(read, limits);
        tell_defects(read, number, defects);
        if (read.of_scan)
            layout.method = ReadingMethod::ocr;
        if (read.page.words.size() > words_left) {
            read.page.words.resize(words_left);
            add_defect(
                defects, "only the first " + std::to_string(limits.words_max) + " words were read");
        }
        words_left -= read.page.words.size();
        layout.pages.push_back(std::move(read.page));
    }
    set_text_from_pages(layout, limits.text_bytes_max);
    return result;
}

bool PdfDocument::may_hold_codes(std::uint32_t page) const
{
    return page >= 1 && page <= state_->pages.size() && state_->pages[page - 1]
        && state_->pages[page - 1]->can_be_drawn && state_->pages[page - 1]->may_hold_codes;
}

Result<Image>
PdfDocument::render(std::uint32_t number, double dpi, PictureColor color, const Limits& limits)
{
    if (number == 0 || number > pages())
        return Error{ErrorCode::not_found, "the document has no page " + std::to_string(number)};
    auto* page = state_->document->getPage(static_cast<int>(number));
    if (page == nullptr)
        return Error{ErrorCode::corrupt, page_name(number) + " is damaged"};
    const auto size = page_size(*page, 0);
    const auto square_inches =
        std::max(static_cast<double>(size.width) * size.height / (72.0 * 72.0), 1e-6);
    dpi = std::min(dpi, std::floor(std::sqrt(limits.image_pixels_max / square_inches)));
    if (!(dpi >= 1))
        return Error{ErrorCode::over_limit, "the page is too large for a picture"};
    if (state_->pages.size() < number)
        state_->pages.resize(number);
    auto& known = state_->pages[number - 1];
    if (!known) {
        PageBudget budget(limits);
        const auto read = read_page(*state_->document, static_cast<int>(number), budget, limits);
        known = state_of(read, limits);
    }
    if (!known->can_be_drawn)
        return Error{
            ErrorCode::over_limit, page_name(number) + " takes more work to draw than is allowed"};
    return draw_page(
        *state_->document, static_cast<int>(number), known->turn, dpi,
        color == PictureColor::gray ? 1U : 3U, limits);
}

std::vector<EmbeddedPdfFile> PdfDocument::embedded_files(const Limits& limits)
{
    std::vector<EmbeddedPdfFile> files;
    if (!is_readable())
        return files;
    auto* catalog = state_->document->getCatalog();
    std::uint64_t bytes = 0;
    const auto count =
        std::min<int>(catalog->numEmbeddedFiles(), static_cast<int>(limits.parts_max));
    for (int i = 0; i < count; ++i) {
        const auto specification = catalog->embeddedFile(i);
        auto* file = specification != nullptr && specification->isOk()
            ? specification->getEmbeddedFile()
            : nullptr;
        if (file == nullptr || !file->isOk())
            continue;
        PageBudget room(1, limits.decoded_bytes_max - bytes);
        auto content = decoded_contents(*file->streamObject(), room);
        bytes += content.size();
        const auto* type = file->mimeType();
        files.push_back(
            {name_of(*specification), type != nullptr ? type->toStr() : "", std::move(content)});
    }
    return files;
}

Parsed<TextLayout>
read_pdf(std::string_view bytes, std::span<const std::string> passwords, const Limits& limits)
{
    return PdfDocument(bytes, passwords).text(limits);
}

} // namespace mailroom
