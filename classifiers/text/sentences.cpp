#include "classifiers/text/sentences.h"

#include "core/ascii.h"
#include "core/text.h"

namespace mailroom {
namespace {

constexpr std::size_t abbreviation_bytes_max = 2; // "Mr.", "Nr.", "z.", "no."

bool ends_sentence(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (c != '.' && c != '?' && c != '!')
        return false;
    if (at + 1 < text.size() && !is_white_space(text[at + 1]))
        return false;
    if (c != '.')
        return true;
    std::size_t letters = 0;
    while (letters < at && !is_white_space(text[at - 1 - letters]))
        ++letters;
    return letters > abbreviation_bytes_max;
}

// A line that is shorter than running text would leave it, or is followed by an empty one.
bool ends_paragraph(std::string_view text, std::size_t line_begin, std::size_t line_end)
{
    constexpr std::size_t running_line_bytes_min = 55;
    const auto next = line_end + 1;
    return line_end - line_begin < running_line_bytes_min || next >= text.size()
        || text[next] == '\n' || text[next] == '\r';
}

} // namespace

std::vector<std::string_view> sentences_of(std::string_view text)
{
    std::vector<std::string_view> sentences;
    std::size_t begin = 0, line_begin = 0;
    const auto cut = [&](std::size_t end) {
        const auto sentence = trimmed(text.substr(begin, end - begin));
        if (!sentence.empty())
            sentences.push_back(sentence);
        begin = end;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n') {
            if (ends_paragraph(text, line_begin, at))
                cut(at + 1);
            line_begin = at + 1;
        } else if (ends_sentence(text, at)) {
            cut(at + 1);
        }
    }
    cut(text.size());
    return sentences;
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes_max)
{
    if (text.size() <= bytes_max)
        return text;
    while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xc0U) == 0x80)
        --bytes_max;
    return text.substr(0, bytes_max);
}

} // namespace mailroom
