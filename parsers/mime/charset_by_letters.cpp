#include "parsers/mime/charset_by_letters.h"

#include "core/ascii.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// Letters of the charset that windows-1252 has signs for, none of which stands inside of a word.
// Capitals of Poland seldom do either, and are small letters of DOS.
struct Letters {
    std::string_view charset, bytes;
};
constexpr std::array charsets{
    Letters{"windows-1250", "\xB3\xB9\xBF"}, Letters{"iso-8859-2", "\xB1\xB3\xB6\xBC\xBF"},
    Letters{"cp858", "\x81\x82\x84\x85\x86\x87\x88\x89\x8B\x94\x99\xA1\xA2\xA3\xA4"}};

// U+2500 and U+2550 of DOS, of which rules are drawn: "ÄÄÄÄ" and "ÍÍÍÍ" elsewhere.
constexpr std::array<std::string_view, 2> dos_rules{"\xC4\xC4\xC4\xC4", "\xCD\xCD\xCD\xCD"};

} // namespace

std::string_view charset_by_letters(std::string_view bytes)
{
    std::array<std::size_t, charsets.size()> found{};
    for (std::size_t i = 1; i + 1 < bytes.size(); ++i) {
        const bool is_in_word = is_beyond_ascii(bytes[i]) && is_letter(bytes[i - 1])
            && (is_letter(bytes[i + 1]) || is_beyond_ascii(bytes[i + 1]));
        for (std::size_t k = 0; is_in_word && k < charsets.size(); ++k)
            found[k] += charsets[k].bytes.find(bytes[i]) != std::string_view::npos;
    }
    const auto most = std::ranges::max_element(found);
    if (*most > 0)
        return charsets[static_cast<std::size_t>(most - found.begin())].charset;
    const bool is_ruled = std::ranges::any_of(dos_rules, [&](std::string_view rule) {
        return bytes.find(rule) != std::string_view::npos;
    });
    return is_ruled ? "cp858" : "";
}

} // namespace mailroom
