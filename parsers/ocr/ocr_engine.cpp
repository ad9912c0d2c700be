#include "parsers/ocr/ocr_engine.h"

#include "core/text.h"
#include "parsers/layout/reading_order.h"
#include "parsers/ocr/pictures.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <numeric>
#include <string>
#include <vector>

#include <tesseract/baseapi.h>

namespace mailroom {
namespace {

using Api = tesseract::TessBaseAPI;

// English and German first: of the languages that we read these two, tried together, read the
// letters of all; every further model costs half the time again.
constexpr auto languages = "eng+deu", languages_least = "eng";
constexpr float good_confidence = 0.8F, turned_confidence = 0.7F;

std::unique_ptr<Api> start(const char* models, tesseract::OcrEngineMode mode)
{
    auto api = std::make_unique<Api>();
    if (api->Init(nullptr, models, mode) != 0)
        return nullptr;
    api->SetVariable("debug_file", "/dev/null");
    return api;
}

void give(Api& api, const Image& gray)
{
    api.SetImage(
        reinterpret_cast<const unsigned char*>(gray.pixels.data()), static_cast<int>(gray.width),
        static_cast<int>(gray.height), 1, static_cast<int>(gray.bytes_per_row()));
    api.SetSourceResolution(static_cast<int>(gray.dots_per_inch));
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

std::vector<Word> words_of(Api& api, double dots_per_inch)
{
    std::vector<Word> words;
    const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
    if (at == nullptr)
        return words;
    const auto points = [&](int pixels) {
        return static_cast<float>(pixels * 72.0 / dots_per_inch);
    };
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

std::vector<Word> recognize(Api& api, const Image& gray, tesseract::PageSegMode segmentation)
{
    api.SetPageSegMode(segmentation);
    give(api, gray);
    if (api.Recognize(nullptr) != 0)
        return {};
    return words_of(api, gray.dots_per_inch);
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
    int degrees_to_upright(const Image& gray)
    {
        constexpr double dpi = 150; // Enough for this, and four times as fast.
        constexpr float confidence_min = 2;
        if (orientation == nullptr)
            orientation = start("osd", tesseract::OEM_TESSERACT_ONLY);
        if (orientation == nullptr)
            return 0;
        const auto small = scaled(gray, dpi / gray.dots_per_inch);
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
};

OcrEngine::OcrEngine() : state_(new State) {}
OcrEngine::~OcrEngine() = default;

Parsed<Page> OcrEngine::read(const Image& gray)
{
    Parsed<Page> result;
    if (gray.width == 0 || gray.height == 0 || gray.dots_per_inch < 1) {
        add_defect(result.defects, "the picture is empty");
        return result;
    }
    if (state_->started() == nullptr) {
        add_defect(result.defects, "no text recognition: the models of Tesseract are missing");
        return result;
    }
    // Columns of a table stay together in "single column" and are torn apart by "automatic".
    auto& api = *state_->reader;
    auto picture = straightened(gray);
    auto words = recognize(api, picture, tesseract::PSM_SINGLE_COLUMN);
    const auto keep_better = [&](std::vector<Word> others) {
        const bool better = worth(others) > worth(words);
        if (better)
            words = std::move(others);
        return better;
    };
    if (mean_confidence(words) < turned_confidence) {
        if (const int degrees = state_->degrees_to_upright(gray); degrees != 0) {
            auto upright = straightened(turned(gray, degrees));
            if (keep_better(recognize(api, upright, tesseract::PSM_SINGLE_COLUMN)))
                picture = std::move(upright);
        }
    }
    if (mean_confidence(words) < good_confidence)
        keep_better(recognize(api, picture, tesseract::PSM_SINGLE_BLOCK));
    result.value.width = static_cast<float>(picture.width * 72.0 / picture.dots_per_inch);
    result.value.height = static_cast<float>(picture.height * 72.0 / picture.dots_per_inch);
    result.value.words = std::move(words);
    put_in_reading_order(result.value);
    return result;
}

} // namespace mailroom
