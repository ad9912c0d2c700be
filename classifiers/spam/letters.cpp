#include "classifiers/spam/letters.h"

#include "core/ascii.h"

#include <algorithm>

namespace mailroom {

double share_of_capitals(std::string_view text)
{
    constexpr std::ptrdiff_t letters_min = 8;
    const auto letters = std::ranges::count_if(text, is_letter);
    return letters < letters_min
        ? 0
        : static_cast<double>(std::ranges::count_if(text, is_upper)) / static_cast<double>(letters);
}

bool disguises_letters(std::string_view text)
{
    for (std::size_t i = 1; i + 2 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(text[i + 1]);
        const bool cyrillic_or_greek = lead >= 0xCE && lead <= 0xD1;
        if (cyrillic_or_greek && is_letter(text[i - 1]) && is_letter(text[i + 2]))
            return true;
        const bool unseen = lead == 0xE2 && next == 0x80
            && static_cast<unsigned char>(text[i + 2]) >= 0x8B
            && static_cast<unsigned char>(text[i + 2]) <= 0x8D;
        if (unseen && is_letter(text[i - 1]) && i + 3 < text.size() && is_letter(text[i + 3]))
            return true;
    }
    return false;
}

bool spaces_letters_out(std::string_view text)
{
    constexpr std::size_t letters_min = 4;
    std::size_t run = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const char mark = text[i + 1];
        const bool pair =
            is_letter(text[i]) && (mark == '.' || mark == '-' || mark == '*' || mark == '_');
        run = pair ? run + 1 : 0;
        if (run >= letters_min)
            return true;
        i += pair ? 1 : 0;
    }
    return false;
}

} // namespace mailroom
