#include "parsers/ocr/ocr_engine.h"

#include "core/ascii.h"
#include "parsers/ocr/dash_mending.h"
#include "parsers/ocr/glyphs.h"
#include "parsers/ocr/page_cleaning.h"
#include "parsers/ocr/recognizer.h"
#include "parsers/ocr/second_look.h"
#include "parsers/ocr/wide_words.h"
#include "parsers/ocr/word_mending.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <numeric>
#include <optional>

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

namespace mailroom {
namespace {

constexpr float good_confidence = 0.8F, turned_confidence = 0.7F;

// Mean over characters: a page of well-read prose must not be judged by its specks.
float mean_confidence(const std::vector<Word>& words)
{
    double sum = 0, characters = 0;
    for (const auto& word : words) {
        sum += word.confidence * static_cast<double>(word.text.size());
        characters += static_cast<double>(word.text.size());
    }
    return characters > 0 ? static_cast<float>(sum / characters) : 0;
}

// How well a reading of the same picture went: well-read words count, guesses count against it.
float worth(const std::vector<Word>& words)
{
    return std::accumulate(words.begin(), words.end(), 0.0F, [](float sum, const Word& word) {
        return sum + (word.confidence - 0.5F) * static_cast<float>(word.text.size());
    });
}

} // namespace

OcrPicture::OcrPicture() = default;
OcrPicture::~OcrPicture() = default;
OcrPicture::OcrPicture(OcrPicture&&) noexcept = default;
OcrPicture& OcrPicture::operator=(OcrPicture&&) noexcept = default;

struct OcrEngine::State {
    std::unique_ptr<Recognizer> reader;
    std::unique_ptr<tesseract::TessBaseAPI> orientation;
    bool failed = false;
    double first_look = 0; // The work of it, at the last page.

    Recognizer* started()
    {
        if (reader == nullptr && !failed) {
            reader = Recognizer::start();
            failed = reader == nullptr;
        }
        return reader.get();
    }

    // By how many degrees clockwise the picture must be turned to stand upright.
    int degrees_to_upright(const CleanPage& page)
    {
        constexpr double dpi = 150; // Enough for this, and four times as fast.
        constexpr float confidence_min = 2;
        if (orientation == nullptr) {
            orientation = std::make_unique<tesseract::TessBaseAPI>();
            if (orientation->Init(nullptr, "osd", tesseract::OEM_TESSERACT_ONLY) != 0)
                orientation.reset();
        }
        if (orientation == nullptr)
            return 0;
        const auto small = at_resolution(page, dpi);
        orientation->SetImage(small.pix.get());
        orientation->SetSourceResolution(static_cast<int>(small.dots_per_inch));
        orientation->SetPageSegMode(tesseract::PSM_OSD_ONLY);
        int degrees = 0;
        float confidence = 0, script_confidence = 0;
        const char* script = nullptr;
        const bool found = orientation->DetectOrientationScript(
            &degrees, &confidence, &script, &script_confidence);
        orientation->Clear();
        return found && confidence >= confidence_min ? (360 - degrees) % 360 : 0;
    }

    // All but one of the looks that Limits grants are for the page, and that one for its numbers.
    std::vector<Word> read(CleanPage& page, const Limits& limits, Defects& defects)
    {
        constexpr double work_least = 500; // A page of few words may be hard to read.
        reader->allow(0);
        const auto first = page.photographed ? Segmentation::block : Segmentation::column;
        const auto second = page.photographed ? Segmentation::column : Segmentation::block;
        auto read = reader->read(page, first, limits);
        if (!read) {
            add_defect(defects, "the picture takes too long to read");
            return {};
        }
        auto words = *std::move(read);
        first_look = std::max(work_least, -reader->allowance());
        reader->allow((looks_again_max - 1) * first_look);
        const auto keep_better = [&](std::optional<std::vector<Word>> others) {
            const bool better = others && worth(*others) > worth(words);
            if (better)
                words = *std::move(others);
            return better;
        };
        if (mean_confidence(words) < turned_confidence) {
            if (const int degrees = degrees_to_upright(page); degrees != 0) {
                auto upright = turned(page, degrees);
                if (upright.pix != nullptr && keep_better(reader->read(upright, first, limits)))
                    page = std::move(upright);
            }
        }
        if (mean_confidence(words) < good_confidence && reader->may_look())
            keep_better(reader->read(page, second, limits));
        if (!page.photographed && mean_confidence(words) < good_confidence && reader->may_look()) {
            auto thick = thickened(page);
            if (thick.pix != nullptr && keep_better(reader->read(thick, first, limits)))
                page = std::move(thick);
        }
        read_unread_ink(*reader, page, words, limits);
        if (!page.photographed) {
            reread_wide_words(*reader, page, words, limits);
            reread_broken_headings(*reader, page, words, limits);
            reread_doubtful_words(*reader, page, words, limits);
        }
        return words;
    }

    Page read_whole(CleanPage& clean, const Limits& limits, Defects& defects)
    {
        Page page;
        page.words = read(clean, limits, defects);
        page.width = static_cast<float>(clean.points(::pixGetWidth(clean.pix.get())));
        page.height = static_cast<float>(clean.points(::pixGetHeight(clean.pix.get())));
        drop_dashes_without_ink(clean, page.words);
        mend_by_glyphs(clean, page.words);
        mend_words(page);
        reread_odd_amounts(*reader, clean, page, limits);
        return page;
    }
};

OcrEngine::OcrEngine() : state_(new State) {}
OcrEngine::~OcrEngine() = default;

Parsed<Page> OcrEngine::read(const Image& gray, const Limits& limits, OcrPicture* picture)
{
    Parsed<Page> result;
    if (gray.width == 0 || gray.height == 0) {
        add_defect(result.defects, "the picture is empty");
        return result;
    }
    if (state_->started() == nullptr) {
        add_defect(result.defects, "no text recognition: the models of Tesseract are missing");
        return result;
    }
    auto clean = cleaned(gray, limits);
    if (clean.pix == nullptr) {
        add_defect(result.defects, "the picture is too large to be read");
        return result;
    }
    result.value = state_->read_whole(clean, limits, result.defects);
    if (picture != nullptr)
        keep(std::move(clean), *picture);
    return result;
}

Page OcrEngine::read_again(
    const OcrPicture& picture, Retouch retouch, const Limits& limits, OcrPicture& retouched)
{
    if (picture.page_ == nullptr || state_->started() == nullptr)
        return {};
    auto other =
        retouch == Retouch::whitened ? whitened(*picture.page_) : thickened(*picture.page_);
    if (other.pix == nullptr)
        return {};
    Defects said_before;
    auto page = state_->read_whole(other, limits, said_before);
    keep(std::move(other), retouched);
    return page;
}

void OcrEngine::keep(CleanPage&& page, OcrPicture& picture) const
{
    picture.page_ = std::make_unique<CleanPage>(std::move(page));
    picture.allowance_ = std::max(0.0, state_->reader->allowance()) + state_->first_look;
}

std::vector<std::string>
OcrEngine::read_number(const OcrPicture& picture, const Box& box, const Limits& limits)
{
    constexpr std::array scales{2.0, 1.3};
    std::vector<std::string> readings;
    if (picture.page_ == nullptr || state_->started() == nullptr)
        return readings;
    state_->reader->allow(picture.allowance_);
    for (const double scale : scales) {
        auto text = state_->reader->read_digits(*picture.page_, box, scale, limits);
        if (std::ranges::any_of(text, is_digit)
            && std::ranges::find(readings, text) == readings.end())
            readings.push_back(std::move(text));
    }
    picture.allowance_ = state_->reader->allowance();
    return readings;
}

} // namespace mailroom
