#include "classifiers/spam/foreign_language.h"

#include "classifiers/text/language.h"
#include "core/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailroom {
namespace {

// Those of desk/templates, and those that the guess takes for them where words are few.
constexpr auto near_languages = std::to_array<std::string_view>(
    {"af", "ca", "de", "en", "es", "eu", "fr", "gl", "it", "la", "lb", "nl", "oc", "pt"});

bool has_letters_enough(std::string_view text)
{
    // In an alphabet of its own every letter tells the language.
    constexpr std::size_t latin_min = 100, others_min = 20;
    std::size_t latin = 0, others = 0;
    for (const char c : text) {
        // The bytes that begin a letter beyond Latin-1, but those of punctuation.
        const auto byte = static_cast<unsigned char>(c);
        latin += is_letter(c) ? 1U : 0U;
        others += byte >= 0xC8 && byte != 0xE2 ? 1 : 0;
    }
    return latin >= latin_min || others >= others_min;
}

} // namespace

std::string foreign_language(std::string_view subject, std::string_view text)
{
    const auto all = std::string(subject) + '\n' + std::string(text);
    if (!has_letters_enough(all))
        return {};
    auto guess = guess_language(all, {});
    const bool near = std::ranges::find(near_languages, guess.language) != near_languages.end();
    return guess.reliable && !near ? std::move(guess.language) : std::string{};
}

bool is_spoken_by_parties(const Books& books, std::string_view language)
{
    return books.company().language == language
        || std::ranges::any_of(
               books.parties(), [&](const Party& party) { return party.language == language; });
}

} // namespace mailroom
