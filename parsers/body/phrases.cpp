#include "parsers/body/phrases.h"

#include "core/ascii.h"
#include "core/text.h"
#include "embedded/body_phrases.h"

#include <algorithm>
#include <cassert>

namespace mailroom {
namespace {

constexpr std::array<std::string_view, phrase_kinds> section_names{
    "attribution_verb",
    "attribution_start",
    "original_separator",
    "forward_separator",
    "answer",
    "above_line",
    "label_from",
    "label_to",
    "label_cc",
    "label_date",
    "label_subject",
    "closing",
    "mobile",
    "automatic",
    "banner",
    "tag",
    "caution",
    "outside",
    "mail",
    "confidential",
    "disclaimer",
    "greeting",
    "postscript",
    "legal",
    "role",
    "company",
    "statement"};

using Phrases = std::array<std::vector<std::string_view>, phrase_kinds>;

Phrases load()
{
    Phrases phrases;
    std::vector<std::string_view>* section = nullptr;
    for (const auto line : split(embedded::body_phrases().front().bytes, '\n')) {
        if (line.empty() || line.starts_with('#'))
            continue;
        const auto name = line.starts_with('[') && line.ends_with(']')
            ? std::ranges::find(section_names, line.substr(1, line.size() - 2))
            : section_names.end();
        if (name != section_names.end()) {
            section = &phrases[static_cast<std::size_t>(name - section_names.begin())];
            continue;
        }
        assert(section);
        section->push_back(line);
    }
    for (auto& list : phrases)
        std::ranges::sort(list);
    return phrases;
}

const std::vector<std::string_view>& phrases_of(PhraseKind kind)
{
    static const Phrases phrases = load();
    return phrases[static_cast<std::size_t>(kind)];
}

bool ends_word(std::string_view text, std::size_t at)
{
    return at >= text.size() || !is_folded_letter_or_digit(text[at])
        || !is_folded_letter_or_digit(text[at - 1]);
}

bool starts_word(std::string_view text, std::size_t at)
{
    return at == 0 || !is_folded_letter_or_digit(text[at - 1]);
}

// The base letters of U+00C0..U+00FF; '.' where there is none.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiiidnooooo.ouuuuypsaaaaaaaceeeeiiiidnooooo.ouuuuypy";
static_assert(latin.size() == 64);

char base_letter(unsigned code)
{
    return code >= 0xC0 && latin[code - 0xC0] != '.' ? latin[code - 0xC0] : '\0';
}

// What a character of three bytes stands for in ASCII; '\0' where nothing.
char punctuation(std::string_view c)
{
    if (c == "\xE2\x80\x98" || c == "\xE2\x80\x99")
        return '\'';
    if (c == "\xE2\x80\x9C" || c == "\xE2\x80\x9D" || c == "\xE2\x80\x9E")
        return '"';
    if (c == "\xE2\x80\x90" || c == "\xE2\x80\x91" || c == "\xE2\x80\x93" || c == "\xE2\x80\x94")
        return '-';
    return c == "\xE2\x80\xAF" ? ' ' : '\0';
}

} // namespace

std::string phrase_form(std::string_view utf8)
{
    std::string out;
    out.reserve(utf8.size());
    const auto put = [&](char c) {
        if (c != ' ' || (!out.empty() && out.back() != ' '))
            out += c;
    };
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        const auto next = i + 1 < utf8.size() ? static_cast<unsigned char>(utf8[i + 1]) : 0u;
        if (is_upper(utf8[i])) {
            put(static_cast<char>(c + 32));
        } else if (c == '\t' || c == '\r' || c == '\n') {
            put(' ');
        } else if (c == '*' || c == '_') {
            continue;
        } else if (c < 0x80) {
            put(static_cast<char>(c));
        } else if ((c == 0xC2 || c == 0xC3) && (next & 0xC0) == 0x80) {
            const unsigned code = (c & 0x1Fu) << 6 | (next & 0x3Fu);
            const char base = code == 0xA0 ? ' ' : code == 0xDF ? 's' : base_letter(code);
            if (base)
                put(base);
            if (code == 0xDF) // "ss"
                put('s');
            ++i;
        } else if (const char ascii = punctuation(utf8.substr(i, 3))) {
            put(ascii);
            i += 2;
        } else {
            put(static_cast<char>(c));
        }
    }
    while (out.ends_with(' '))
        out.pop_back();
    return out;
}

std::size_t phrase_at_start(PhraseKind kind, std::string_view line)
{
    const auto& phrases = phrases_of(kind);
    std::size_t longest = 0;
    if (line.empty())
        return 0;
    auto at = std::ranges::lower_bound(phrases, line.substr(0, 1));
    for (; at != phrases.end() && (*at)[0] == line[0]; ++at) {
        if (at->size() > longest && line.starts_with(*at) && ends_word(line, at->size()))
            longest = at->size();
    }
    return longest;
}

bool phrase_within(PhraseKind kind, std::string_view line)
{
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (starts_word(line, at) && phrase_at_start(kind, line.substr(at)) > 0)
            return true;
    }
    return false;
}

std::size_t phrases_within(PhraseKind kind, std::string_view line)
{
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto size = starts_word(line, at) ? phrase_at_start(kind, line.substr(at)) : 0;
        const auto phrase = line.substr(at, size);
        if (size > 0 && std::ranges::find(found, phrase) == found.end())
            found.push_back(phrase);
    }
    return found.size();
}

bool is_phrase(PhraseKind kind, std::string_view word)
{
    return !word.empty() && std::ranges::binary_search(phrases_of(kind), word);
}

} // namespace mailroom
