#include "parsers/pdf/page_words.h"

#include "parsers/layout/reading_order.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace mailroom {
namespace {

constexpr std::size_t sample_bytes_max = 80;

std::size_t& count_of(HiddenText& hidden, HiddenBy reason)
{
    return hidden.characters[static_cast<std::size_t>(reason)];
}

// Judged by the size of the type where it is known, which a font's own units may hide.
bool is_readable_size(const Word& word)
{
    constexpr float points_min = 2;
    return std::max(word.font_size, word.box.height()) >= points_min;
}

void move_if(std::vector<PlacedWord>& from, std::vector<PlacedWord>& to, auto&& is_moved)
{
    const auto rest = std::stable_partition(
        from.begin(), from.end(), [&](const PlacedWord& word) { return !is_moved(word); });
    std::move(rest, from.end(), std::back_inserter(to));
    from.erase(rest, from.end());
}

// Software that recognizes text lays it invisibly over the scan, or the scan over the text. A stamp
// or a page number may be printed on it.
bool is_text_of_scan(
    std::size_t drawn, std::size_t hidden, const HiddenText& why, double picture_share)
{
    constexpr double share_min = 0.5;
    constexpr std::size_t stamp_words_max = 12;
    const auto of_scans = why.characters[static_cast<std::size_t>(HiddenBy::render_mode)]
        + why.characters[static_cast<std::size_t>(HiddenBy::covered)];
    return picture_share >= share_min && drawn <= stamp_words_max && hidden > drawn
        && of_scans * 10 >= why.count() * 9;
}

std::string sample_of(const std::vector<PlacedWord>& words)
{
    std::string sample;
    for (const auto& word : words) {
        if (sample.size() + word.word.text.size() >= sample_bytes_max)
            break;
        sample += (sample.empty() ? "" : " ") + word.word.text;
    }
    return sample;
}

// Degrees clockwise that bring most of the text upright: 0, 90, 180, 270.
int upright_turn(const std::vector<PlacedWord>& words)
{
    constexpr std::size_t bytes_min = 40;
    std::array<std::size_t, 4> bytes{};
    for (const auto& word : words)
        bytes[static_cast<std::size_t>(word.turn) % 4] += word.word.text.size();
    const auto all = std::accumulate(bytes.begin(), bytes.end(), std::size_t{0});
    for (int turn = 1; turn < 4; ++turn) {
        const auto turned = bytes[static_cast<std::size_t>(turn)];
        if (turned >= bytes_min && turned * 10 >= all * 7)
            return 360 - 90 * turn;
    }
    return 0;
}

} // namespace

std::size_t HiddenText::count() const
{
    return std::accumulate(characters.begin(), characters.end(), std::size_t{0});
}

int sort_words(
    std::vector<PlacedWord> drawn,
    std::vector<PlacedWord> hidden,
    const PagePaints& paints,
    PageReading& reading)
{
    const auto leave_out = [&](HiddenBy reason, auto&& is_left_out) {
        move_if(drawn, hidden, [&](const PlacedWord& word) {
            const bool left_out = is_left_out(word);
            if (left_out)
                count_of(reading.hidden, reason) += word.word.text.size();
            return left_out;
        });
    };
    leave_out(HiddenBy::covered, [&](const PlacedWord& word) {
        return paints.is_covered(word.word.box, word.drawn_by);
    });
    leave_out(HiddenBy::size, [](const PlacedWord& word) { return !is_readable_size(word.word); });

    reading.of_scan =
        is_text_of_scan(drawn.size(), hidden.size(), reading.hidden, reading.pictures.share);
    if (reading.of_scan) {
        std::ranges::move(hidden, std::back_inserter(drawn));
        reading.hidden = {};
    } else {
        reading.hidden.sample = sample_of(hidden);
    }
    const auto turn = upright_turn(drawn);
    for (auto& word : drawn)
        reading.page.words.push_back(std::move(word.word));
    put_in_reading_order(reading.page);
    return turn;
}

} // namespace mailroom
