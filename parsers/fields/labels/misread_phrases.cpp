#include "parsers/fields/labels/misread_phrases.h"

#include "core/text.h"
#include "parsers/fields/labels/labels.h"
#include "parsers/fields/labels/phrase_codes.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

constexpr std::size_t letters_least = 5;        // Of a phrase; shorter ones look like too many.
constexpr std::size_t letters_of_long_word = 8; // May have one wrong letter more.

struct Look {
    std::string_view written, shape;
};

// What looks alike in print, the longer first.
constexpr std::array looks{
    Look{"rn", "m"}, Look{"vv", "w"}, Look{"cl", "d"}, Look{"ii", "u"}, Look{"l", "i"},
    Look{"1", "i"},  Look{"j", "i"},  Look{"t", "i"},  Look{"f", "i"},  Look{"0", "o"},
    Look{"c", "e"},  Look{"q", "g"},  Look{"9", "g"},  Look{"n", "u"},  Look{"5", "s"},
    Look{"2", "z"},  Look{"8", "b"},  Look{"6", "b"},  Look{"h", "b"},  Look{"y", "v"},
};

// The same for all texts that print makes look alike.
std::string shapes_of(std::string_view text)
{
    std::string shapes;
    for (std::size_t i = 0; i < text.size();) {
        const auto* look = std::ranges::find_if(
            looks, [&](const Look& each) { return text.substr(i).starts_with(each.written); });
        shapes += look == looks.end() ? text.substr(i, 1) : look->shape;
        i += look == looks.end() ? 1 : look->written.size();
    }
    return shapes;
}

// `beginning` begins the word but for one letter that is another, too many, or missing; the first
// one counts.
bool begins_nearly(std::string_view word, std::string_view beginning)
{
    const auto same =
        static_cast<std::size_t>(std::ranges::mismatch(word, beginning).in2 - beginning.begin());
    if (same == 0)
        return false;
    const auto rest_of = [](std::string_view text, std::size_t from) {
        return text.substr(std::min(from, text.size()));
    };
    return rest_of(word, same + 1).starts_with(rest_of(beginning, same + 1))
        || rest_of(word, same + 1).starts_with(rest_of(beginning, same))
        || rest_of(word, same).starts_with(rest_of(beginning, same + 1));
}

} // namespace

MisreadPhrases::MisreadPhrases(std::string_view file_name)
{
    const PhraseCodes codes(file_name);
    for (const auto& phrase : codes.entries()) {
        if (without_around(phrase.phrase, " ").size() >= letters_least)
            entries_.push_back({shapes_of(phrase.phrase), phrase.code});
    }
}

std::string_view MisreadPhrases::code_of(std::string_view text) const
{
    const auto shapes = shapes_of(' ' + normalized_phrase(text) + ' ');
    const Entry* best = nullptr;
    auto first = shapes.npos;
    for (const auto& entry : entries_) {
        const auto at = shapes.find(entry.shapes);
        if (at < first
            || (at == first && at != shapes.npos && entry.shapes.size() > best->shapes.size())) {
            first = at;
            best = &entry;
        }
    }
    return best == nullptr ? code_of_long_words(shapes) : best->code;
}

std::string_view MisreadPhrases::code_of_long_words(const std::string& shapes) const
{
    for (const auto word : split(shapes, ' ')) {
        for (const auto& entry : entries_) {
            const auto beginning = without_around(entry.shapes, " ");
            const bool is_word = beginning.size() >= letters_of_long_word
                && beginning.find(' ') == beginning.npos && entry.shapes.starts_with(' ');
            const bool is_whole =
                !entry.shapes.ends_with(' ') || word.size() <= beginning.size() + 1;
            if (is_word && is_whole && begins_nearly(word, beginning))
                return entry.code;
        }
    }
    return {};
}

} // namespace mailroom::fields
