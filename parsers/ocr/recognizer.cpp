#include "parsers/ocr/recognizer.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <ctime>

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

namespace mailroom {
namespace {

using Api = tesseract::TessBaseAPI;

// Tesseract tries the next model only on words that it doubts. These four read the letters of all
// seven languages that we read, for a tenth more time than the first two; the other three add
// nothing but time.
constexpr std::array languages{"eng+deu+fra+spa", "eng"};

constexpr tesseract::PageSegMode mode_of(Segmentation segmentation)
{
    constexpr std::array modes{
        tesseract::PSM_SINGLE_COLUMN, tesseract::PSM_SINGLE_BLOCK, tesseract::PSM_SINGLE_LINE};
    return modes[static_cast<std::size_t>(segmentation)];
}

// Of this thread's own CPU time: on a busy machine the same page must read the same.
double thread_seconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

bool recognize(Api& api, const Limits& limits)
{
    double end = thread_seconds() + limits.ocr_page_seconds_max;
    tesseract::ETEXT_DESC progress;
    progress.cancel_this = &end;
    progress.cancel = [](void* when, int) {
        return thread_seconds() > *static_cast<double*>(when);
    };
    return api.Recognize(&progress) == 0;
}

// Lines of tables and specks are read as these.
bool says_something(std::string_view text, float confidence)
{
    const bool has_letter = std::ranges::any_of(text, [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c));
    });
    constexpr float doubtful = 0.2F, doubtful_mark = 0.6F;
    return !text.empty() && confidence >= (has_letter ? doubtful : doubtful_mark);
}

// The ink of a dash is so flat that it would stand beside its line.
void stand_on_line(Word& word)
{
    constexpr float flat = 0.3F, height = 0.5F; // Of the size of the letters.
    if (word.box.height() > flat * word.font_size)
        return;
    const float middle = (word.box.y0 + word.box.y1) / 2;
    word.box.y0 = middle - height * word.font_size / 2;
    word.box.y1 = middle + height * word.font_size / 2;
}

std::vector<Word> words_of(Api& api, const CleanPage& page)
{
    std::vector<Word> words;
    const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
    if (at == nullptr)
        return words;
    const auto points = [&](auto pixels) {
        return static_cast<float>(page.points(static_cast<double>(pixels)));
    };
    do {
        const std::unique_ptr<char[]> text(at->GetUTF8Text(tesseract::RIL_WORD));
        if (text == nullptr)
            continue;
        const auto confidence = at->Confidence(tesseract::RIL_WORD) / 100;
        int left = 0, top = 0, right = 0, bottom = 0;
        at->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom);
        // Of a line of capitals Tesseract takes their height for that of the line.
        constexpr float line_to_capitals = 1.35F;
        float height = 0, descenders = 0, ascenders = 0;
        at->RowAttributes(&height, &descenders, &ascenders);
        const auto trimmed_text = trimmed(text.get());
        if (!says_something(trimmed_text, confidence))
            continue;
        words.push_back(
            {.text = std::string(trimmed_text),
             .box{points(left), points(top), points(right), points(bottom)},
             .confidence = confidence,
             .font_size =
                 points(std::max(height, line_to_capitals * static_cast<float>(bottom - top)))});
        stand_on_line(words.back());
    } while (at->Next(tesseract::RIL_WORD));
    return words;
}

struct PixelBox {
    int left = 0, top = 0, width = 0, height = 0;
};

PixelBox pixels_of(const CleanPage& page, const Box& box, int margin)
{
    const auto pixels = [&](float points) {
        return static_cast<int>(std::lround(points * page.dots_per_inch / 72));
    };
    const int left = std::max(0, pixels(box.x0) - margin);
    const int top = std::max(0, pixels(box.y0) - margin);
    const int right = std::min(::pixGetWidth(page.pix.get()), pixels(box.x1) + margin);
    const int bottom = std::min(::pixGetHeight(page.pix.get()), pixels(box.y1) + margin);
    return {left, top, std::max(0, right - left), std::max(0, bottom - top)};
}

// A part of the page, larger and with a white border, and where it stands in points of the page.
struct Enlarged {
    CleanPage page;
    float left = 0, top = 0;
};

Enlarged enlarged(const CleanPage& page, const Box& box, double scale)
{
    constexpr int margin = 5, border = 20;
    constexpr std::uint32_t white = 255;
    const auto at = pixels_of(page, box, margin);
    Enlarged part{.page{.pix = nullptr, .dots_per_inch = page.dots_per_inch * scale}};
    if (at.width == 0 || at.height == 0)
        return part;
    ::Box* clip = ::boxCreate(at.left, at.top, at.width, at.height);
    const PixOwner cut(::pixClipRectangle(page.pix.get(), clip, nullptr));
    ::boxDestroy(&clip);
    const auto factor = static_cast<float>(scale);
    const PixOwner large(cut != nullptr ? ::pixScale(cut.get(), factor, factor) : nullptr);
    part.page.pix.reset(large != nullptr ? ::pixAddBorder(large.get(), border, white) : nullptr);
    part.left = static_cast<float>(page.points(at.left) - part.page.points(border));
    part.top = static_cast<float>(page.points(at.top) - part.page.points(border));
    return part;
}

} // namespace

void silence_tesseract()
{
    // One of the few settings that all engines share: set once, before a second thread reads it.
    static const bool silent = Api().SetVariable("debug_file", "/dev/null");
    static_cast<void>(silent);
}

Recognizer::Recognizer(std::unique_ptr<Api> api) : api_(std::move(api)) {}
Recognizer::~Recognizer() = default;

std::unique_ptr<Recognizer> Recognizer::start()
{
    silence_tesseract();
    for (const auto* models : languages) {
        auto api = std::make_unique<Api>();
        if (api->Init(nullptr, models, tesseract::OEM_LSTM_ONLY) != 0)
            continue;
        return std::unique_ptr<Recognizer>(new Recognizer(std::move(api)));
    }
    return nullptr;
}

std::optional<std::vector<Word>>
Recognizer::read(const CleanPage& page, Segmentation segmentation, const Limits& limits)
{
    api_->SetPageSegMode(mode_of(segmentation));
    api_->SetImage(page.pix.get());
    api_->SetSourceResolution(static_cast<int>(page.dots_per_inch));
    if (!recognize(*api_, limits))
        return std::nullopt;
    auto words = words_of(*api_, page);
    for (const auto& word : words)
        allowance_ -= static_cast<double>(word.text.size());
    return words;
}

bool Recognizer::spend(const Box& part)
{
    constexpr double to_begin = 40, characters_in_square = 2;
    if (!may_look())
        return false;
    allowance_ -= to_begin + characters_in_square * part.width() / std::max(1.0F, part.height());
    return true;
}

std::vector<Word>
Recognizer::read_line(const CleanPage& page, const Box& line, const Limits& limits)
{
    constexpr int margin = 6;
    const auto box = pixels_of(page, line, margin);
    if (box.width == 0 || box.height == 0 || !spend(line))
        return {};
    api_->SetPageSegMode(mode_of(Segmentation::line));
    api_->SetImage(page.pix.get());
    api_->SetSourceResolution(static_cast<int>(page.dots_per_inch));
    api_->SetRectangle(box.left, box.top, box.width, box.height);
    return recognize(*api_, limits) ? words_of(*api_, page) : std::vector<Word>();
}

std::vector<Word> Recognizer::read_enlarged(
    const CleanPage& page, const Box& line, double scale, const Limits& limits)
{
    const auto part = enlarged(page, line, scale);
    if (part.page.pix == nullptr || !spend(line))
        return {};
    api_->SetPageSegMode(mode_of(Segmentation::line));
    api_->SetImage(part.page.pix.get());
    api_->SetSourceResolution(static_cast<int>(part.page.dots_per_inch));
    if (!recognize(*api_, limits))
        return {};
    auto words = words_of(*api_, part.page);
    for (auto& word : words) {
        word.box.x0 += part.left;
        word.box.x1 += part.left;
        word.box.y0 += part.top;
        word.box.y1 += part.top;
    }
    return words;
}

std::string
Recognizer::read_digits(const CleanPage& page, const Box& box, double scale, const Limits& limits)
{
    const auto part = enlarged(page, box, scale);
    if (part.page.pix == nullptr || !spend(box))
        return {};
    api_->SetVariable("tessedit_char_whitelist", "0123456789.,-()");
    api_->SetPageSegMode(tesseract::PSM_SINGLE_LINE);
    api_->SetImage(part.page.pix.get());
    api_->SetSourceResolution(static_cast<int>(part.page.dots_per_inch));
    std::string text;
    if (recognize(*api_, limits)) {
        const std::unique_ptr<char[]> read(api_->GetUTF8Text());
        for (const char c : std::string_view(read != nullptr ? read.get() : "")) {
            if (std::isgraph(static_cast<unsigned char>(c)) != 0)
                text += c;
        }
    }
    api_->SetVariable("tessedit_char_whitelist", "");
    return text;
}

} // namespace mailroom
