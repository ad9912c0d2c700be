#include "parsers/ocr/ocr_engine.h"

#include "core/text.h"
#include "parsers/ocr/page_cleaning.h"
#include "parsers/ocr/word_mending.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <ctime>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

namespace mailroom {
namespace {

using Api = tesseract::TessBaseAPI;

// Tesseract tries the next model only on words that it doubts. These four read the letters of all
// seven languages that we read, for a tenth more time than the first two; the other three add
// nothing but time.
constexpr auto languages = "eng+deu+fra+spa", languages_least = "eng";
constexpr float good_confidence = 0.8F, turned_confidence = 0.7F;

std::unique_ptr<Api> start(const char* models, tesseract::OcrEngineMode mode)
{
    auto api = std::make_unique<Api>();
    if (api->Init(nullptr, models, mode) != 0)
        return nullptr;
    api->SetVariable("debug_file", "/dev/null");
    return api;
}

void give(Api& api, const CleanPage& page)
{
    api.SetImage(page.pix.get());
    api.SetSourceResolution(static_cast<int>(page.dots_per_inch));
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

std::vector<Word> words_of(Api& api, const CleanPage& page)
{
    std::vector<Word> words;
    const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
    if (at == nullptr)
        return words;
    const auto points = [&](int pixels) { return static_cast<float>(page.points(pixels)); };
    do {
        const std::unique_ptr<char[]> text(at->GetUTF8Text(tesseract::RIL_WORD));
        if (text == nullptr)
            continue;
        const auto confidence = at->Confidence(tesseract::RIL_WORD) / 100;
        int left = 0, top = 0, right = 0, bottom = 0;
        at->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom);
        const auto trimmed_text = trimmed(text.get());
        if (says_something(trimmed_text, confidence))
            words.push_back(
                {.text = std::string(trimmed_text),
                 .box{points(left), points(top), points(right), points(bottom)},
                 .confidence = confidence});
    } while (at->Next(tesseract::RIL_WORD));
    return words;
}

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

// Nothing where time is up.
std::optional<std::vector<Word>> recognize(
    Api& api, const CleanPage& page, tesseract::PageSegMode segmentation, const Limits& limits)
{
    api.SetPageSegMode(segmentation);
    give(api, page);
    // Of our own CPU time: on a busy machine the same page must read the same.
    auto end =
        std::clock() + static_cast<std::clock_t>(limits.ocr_page_seconds_max) * CLOCKS_PER_SEC;
    tesseract::ETEXT_DESC progress;
    progress.cancel_this = &end;
    progress.cancel = [](void* when, int) {
        return std::clock() > *static_cast<std::clock_t*>(when);
    };
    if (api.Recognize(&progress) != 0)
        return std::nullopt;
    return words_of(api, page);
}

// How well a reading of the same picture went: well-read words count, guesses count against it.
float worth(const std::vector<Word>& words)
{
    return std::accumulate(words.begin(), words.end(), 0.0F, [](float sum, const Word& word) {
        return sum + (word.confidence - 0.5F) * static_cast<float>(word.text.size());
    });
}

} // namespace

struct OcrEngine::State {
    std::unique_ptr<Api> reader, orientation;
    bool failed = false;

    Api* started()
    {
        if (reader == nullptr && !failed) {
            reader = start(languages, tesseract::OEM_LSTM_ONLY);
            if (reader == nullptr)
                reader = start(languages_least, tesseract::OEM_LSTM_ONLY);
            failed = reader == nullptr;
        }
        return reader.get();
    }

    // By how many degrees clockwise the picture must be turned to stand upright.
    int degrees_to_upright(const CleanPage& page)
    {
        constexpr double dpi = 150; // Enough for this, and four times as fast.
        constexpr float confidence_min = 2;
        if (orientation == nullptr)
            orientation = start("osd", tesseract::OEM_TESSERACT_ONLY);
        if (orientation == nullptr)
            return 0;
        const auto small = at_resolution(page, dpi);
        give(*orientation, small);
        orientation->SetPageSegMode(tesseract::PSM_OSD_ONLY);
        int degrees = 0;
        float confidence = 0, script_confidence = 0;
        const char* script = nullptr;
        const bool found = orientation->DetectOrientationScript(
            &degrees, &confidence, &script, &script_confidence);
        orientation->Clear();
        return found && confidence >= confidence_min ? (360 - degrees) % 360 : 0;
    }

    std::vector<Word> read(CleanPage& page, const Limits& limits, Defects& defects)
    {
        // Columns of a table stay together in "single column" and are torn apart by "automatic";
        // the narrow strip of a receipt stays together in "single block".
        const auto first =
            page.photographed ? tesseract::PSM_SINGLE_BLOCK : tesseract::PSM_SINGLE_COLUMN;
        const auto second =
            page.photographed ? tesseract::PSM_SINGLE_COLUMN : tesseract::PSM_SINGLE_BLOCK;
        auto read = recognize(*reader, page, first, limits);
        if (!read) {
            add_defect(defects, "the picture takes too long to read");
            return {};
        }
        auto words = *std::move(read);
        const auto keep_better = [&](std::optional<std::vector<Word>> others) {
            const bool better = others && worth(*others) > worth(words);
            if (better)
                words = *std::move(others);
            return better;
        };
        if (mean_confidence(words) < turned_confidence) {
            if (const int degrees = degrees_to_upright(page); degrees != 0) {
                auto upright = turned(page, degrees);
                if (upright.pix != nullptr
                    && keep_better(recognize(*reader, upright, first, limits)))
                    page = std::move(upright);
            }
        }
        if (mean_confidence(words) < good_confidence)
            keep_better(recognize(*reader, page, second, limits));
        return words;
    }
};

OcrEngine::OcrEngine() : state_(new State) {}
OcrEngine::~OcrEngine() = default;

Parsed<Page> OcrEngine::read(const Image& gray, const Limits& limits)
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
    auto picture = cleaned(gray, limits);
    if (picture.pix == nullptr) {
        add_defect(result.defects, "the picture is too large to be read");
        return result;
    }
    auto& page = result.value;
    page.words = state_->read(picture, limits, result.defects);
    page.width = static_cast<float>(picture.points(::pixGetWidth(picture.pix.get())));
    page.height = static_cast<float>(picture.points(::pixGetHeight(picture.pix.get())));
    mend_words(page);
    return result;
}

} // namespace mailroom
