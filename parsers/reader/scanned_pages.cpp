#include "parsers/reader/scanned_pages.h"

#include <algorithm>
#include <array>
#include <future>
#include <iterator>
#include <numeric>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

namespace mailroom {
namespace {

constexpr std::size_t pictures_max = 8; // Nine megabytes each.

// Blank sheets are scanned too, and black ones, where the lid stood open. Ink may be faint.
bool has_ink(const Image& gray)
{
    constexpr double share_min = 0.0005, paper_share = 0.1; // Of the pixels.
    constexpr double faint = 0.8;                           // Of the paper's brightness.
    constexpr std::size_t dark_always = 128;
    std::array<std::size_t, 256> counts{};
    for (const char pixel : gray.pixels)
        ++counts[static_cast<unsigned char>(pixel)];
    const auto all = static_cast<double>(gray.pixels.size());
    const auto reaches = [&, sum = std::size_t{0}](std::size_t count) mutable {
        return static_cast<double>(sum += count) > paper_share * all;
    };
    const auto paper = std::find_if(counts.rbegin(), counts.rend(), reaches);
    const auto brightness = static_cast<double>(std::distance(paper, counts.rend()));
    const auto ink = std::max(dark_always, static_cast<std::size_t>(faint * brightness));
    const auto dark = static_cast<double>(std::accumulate(
        counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(ink), std::size_t{0}));
    return dark > share_min * all && all - dark > share_min * all;
}

// Begun on a thread of its own; where there is none to be had, done when it is waited for.
template <typename Work>
std::future<void> begun(const Work& work, std::launch where)
{
    try {
        return std::async(where, work);
    } catch (const std::system_error&) {
        return std::async(std::launch::deferred, work);
    }
}

} // namespace

ScannedPages::ScannedPages(TextLayout& layout, DocumentContext& context, Defects& defects)
    : layout_(layout),
      context_(context),
      defects_(defects)
{
}

void ScannedPages::add(std::size_t page, Image gray)
{
    if (!has_ink(gray))
        return;
    if (context_.ocr_pages_left == 0) {
        add_defect(
            defects_,
            "only the first " + std::to_string(context_.limits.ocr_pages_max)
                + " pictures of a message are read");
        return;
    }
    --context_.ocr_pages_left;
    Scan scan{.page = page, .gray = std::move(gray)};
    if (!waiting_) {
        waiting_ = std::move(scan);
        return;
    }
    const bool cores = std::thread::hardware_concurrency() > 1;
    auto& engine = cores ? context_.ocr_beside : context_.ocr;
    auto beside =
        begun([&] { read(engine, scan); }, cores ? std::launch::async : std::launch::deferred);
    read(context_.ocr, *waiting_);
    beside.get();
    put(*std::exchange(waiting_, std::nullopt));
    put(std::move(scan));
}

PagePictures ScannedPages::pictures() &&
{
    if (waiting_) {
        read(context_.ocr, *waiting_);
        put(*std::exchange(waiting_, std::nullopt));
    }
    return std::move(pictures_);
}

void ScannedPages::read(OcrEngine& engine, Scan& scan) const
{
    scan.read =
        engine.read(scan.gray, context_.limits, scan.page < pictures_max ? &scan.picture : nullptr);
}

void ScannedPages::put(Scan scan)
{
    for (auto& defect : scan.read.defects)
        add_defect(defects_, std::move(defect));
    if (scan.read.value.words.size() <= layout_.pages[scan.page].words.size())
        return;
    layout_.pages[scan.page] = std::move(scan.read.value);
    layout_.method = ReadingMethod::ocr;
    pictures_.resize(scan.page);
    pictures_.push_back(std::move(scan.picture));
}

} // namespace mailroom
