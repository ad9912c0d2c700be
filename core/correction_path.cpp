#include "core/correction_path.h"

#include "core/text.h"

#include <charconv>

namespace mailroom {
namespace {

std::optional<std::size_t> index_in(std::string_view text)
{
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return index;
}

std::optional<CorrectionPath> one_word(std::string_view word)
{
    if (word == "party_id")
        return CorrectionPath{.value = CorrectedValue::party_id};
    if (word == "side")
        return CorrectionPath{.value = CorrectedValue::side};
    if (word == "intents")
        return CorrectionPath{.value = CorrectedValue::intents};
    return std::nullopt;
}

} // namespace

std::optional<CorrectionPath> parse_correction_path(std::string_view text)
{
    const auto segments = split(text, '/');
    if (segments.size() == 1)
        return one_word(text);
    const auto index = index_in(segments[1]);
    if (!index)
        return std::nullopt;
    CorrectionPath path{.value = CorrectedValue::match, .index = *index};
    if (segments.size() == 2)
        return segments[0] == "matches" ? std::optional(path) : std::nullopt;
    if (segments[0] != "documents")
        return std::nullopt;
    if (segments.size() == 3 && segments[2] == "type") {
        path.value = CorrectedValue::document_type;
        return path;
    }
    const auto term = enum_from_string<Term>(segments.back());
    if (!term)
        return std::nullopt;
    path.term = *term;
    path.value = CorrectedValue::document_field;
    if (segments.size() == 4 && segments[2] == "fields")
        return path;
    const auto line =
        segments.size() == 5 && segments[2] == "lines" ? index_in(segments[3]) : std::nullopt;
    if (!line)
        return std::nullopt;
    path.value = CorrectedValue::line_field;
    path.line = *line;
    return path;
}

} // namespace mailroom
