#include "parsers/fields/iban_corrections.h"

#include "core/fold.h"
#include "core/iban.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <string_view>

namespace mailroom::fields {
namespace {

struct CountryLength {
    std::string_view country;
    std::size_t length;
};

constexpr std::array lengths{
    CountryLength{"AD", 24}, CountryLength{"AE", 23}, CountryLength{"AT", 20},
    CountryLength{"BE", 16}, CountryLength{"BG", 22}, CountryLength{"CH", 21},
    CountryLength{"CY", 28}, CountryLength{"CZ", 24}, CountryLength{"DE", 22},
    CountryLength{"DK", 18}, CountryLength{"EE", 20}, CountryLength{"ES", 24},
    CountryLength{"FI", 18}, CountryLength{"FR", 27}, CountryLength{"GB", 22},
    CountryLength{"GR", 27}, CountryLength{"HR", 21}, CountryLength{"HU", 28},
    CountryLength{"IE", 22}, CountryLength{"IS", 26}, CountryLength{"IT", 27},
    CountryLength{"LI", 21}, CountryLength{"LT", 20}, CountryLength{"LU", 20},
    CountryLength{"LV", 21}, CountryLength{"MC", 27}, CountryLength{"MT", 31},
    CountryLength{"NL", 18}, CountryLength{"NO", 15}, CountryLength{"PL", 28},
    CountryLength{"PT", 25}, CountryLength{"RO", 24}, CountryLength{"SE", 24},
    CountryLength{"SI", 19}, CountryLength{"SK", 24}, CountryLength{"SM", 27},
    CountryLength{"TR", 26}};

char digit_like(char c)
{
    constexpr std::string_view letters = "OoQDIlSsBZG", digits = "00001155826";
    const auto at = letters.find(c);
    return at == letters.npos ? c : digits[at];
}

bool is_of_iban(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'Z') || digit_like(c) != c;
}

std::size_t length_of(std::string_view country)
{
    const auto found = std::ranges::find(lengths, country, &CountryLength::country);
    return found == lengths.end() ? 0 : found->length;
}

bool goes_on(const Word& word, const Word& next)
{
    const float height = std::max(word.box.height(), next.box.height());
    return std::abs(word.box.y0 + word.box.y1 - next.box.y0 - next.box.y1) < height
        && next.box.x0 - word.box.x1 < 1.5F * height && std::ranges::all_of(next.text, is_of_iban);
}

// The words from `begin` on that make an IBAN of its country's length; none where they do not.
std::span<Word> words_of_iban(std::vector<Word>& words, std::size_t begin)
{
    const auto& first = words[begin].text;
    const auto length = length_of(std::string_view(first).substr(0, 2));
    if (length == 0 || !std::ranges::all_of(first, is_of_iban))
        return {};
    std::size_t letters = 0;
    for (auto end = begin; end < words.size(); ++end) {
        if (end > begin && !goes_on(words[end - 1], words[end]))
            break;
        letters += words[end].text.size();
        if (letters == length)
            return std::span(words).subspan(begin, end + 1 - begin);
    }
    return {};
}

// The only text that passes the check with one letter, or else two, as the digits they look like.
std::string only_reading(const std::string& text)
{
    std::vector<std::size_t> doubtful;
    for (std::size_t i = 2; i < text.size(); ++i) {
        if (digit_like(text[i]) != text[i])
            doubtful.push_back(i);
    }
    std::vector<std::string> passed;
    const auto try_with = [&](std::size_t a, std::size_t b) {
        auto other = text;
        other[a] = digit_like(text[a]);
        other[b] = digit_like(text[b]);
        if (is_iban(other))
            passed.push_back(std::move(other));
    };
    for (const auto a : doubtful)
        try_with(a, a);
    for (auto a = doubtful.begin(); passed.empty() && a != doubtful.end(); ++a) {
        for (auto b = a + 1; b != doubtful.end(); ++b)
            try_with(*a, *b);
    }
    return passed.size() == 1 ? passed.front() : std::string();
}

} // namespace

std::vector<WordCorrection> correct_ibans(TextLayout& layout)
{
    std::vector<WordCorrection> corrections;
    for (std::size_t page = 0; page < layout.pages.size(); ++page) {
        auto& words = layout.pages[page].words;
        for (std::size_t begin = 0; begin < words.size(); ++begin) {
            const auto run = words_of_iban(words, begin);
            std::string text;
            for (const auto& word : run)
                text += word.text;
            if (run.empty() || is_iban(text))
                continue;
            const auto right = only_reading(text);
            std::size_t at = 0;
            for (auto& word : run) {
                const auto part = right.substr(std::min(at, right.size()), word.text.size());
                at += word.text.size();
                if (right.empty() || part == word.text)
                    continue;
                corrections.push_back(
                    {static_cast<std::uint32_t>(page + 1), word.box, word.text, part});
                word.text = part;
            }
        }
    }
    return corrections;
}

} // namespace mailroom::fields
