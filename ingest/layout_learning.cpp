#include "ingest/layout_learning.h"

#include "core/text.h"

#include <algorithm>
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

bool is_read_by_layout(const Document& document)
{
    return document.method != ReadingMethod::xml && document.method != ReadingMethod::edi
        && !document.encrypted;
}

} // namespace

std::optional<DocumentCorrection>
document_correction(const ValueCorrected& correction, const Reading& reading)
{
    const auto segments = split(correction.path, '/');
    if (segments.size() < 3 || segments[0] != "documents")
        return std::nullopt;
    const auto index = index_in(segments[1]);
    if (!index || *index >= reading.documents.size())
        return std::nullopt;
    const auto& document = reading.documents[*index];
    if (!is_read_by_layout(document))
        return std::nullopt;
    DocumentCorrection found{
        .path = document.path, .first_page = document.first_page, .value = correction.new_value};
    if (segments.size() == 3 && segments[2] == "type") {
        found.is_type = true;
        return found;
    }
    const auto term = enum_from_string<Term>(segments.back());
    if (!term)
        return std::nullopt;
    found.term = *term;
    if (segments.size() == 4 && segments[2] == "fields")
        return found;
    const auto line =
        segments.size() == 5 && segments[2] == "lines" ? index_in(segments[3]) : std::nullopt;
    if (!line)
        return std::nullopt;
    found.line = static_cast<std::uint32_t>(*line) + 1;
    return found;
}

std::vector<LayoutLesson> lessons_for(const Reading& reading, std::span<const StoredLesson> lessons)
{
    std::vector<LayoutLesson> found;
    if (lessons.empty())
        return found;
    std::vector<std::string> texts;
    for (const auto& document : reading.documents) {
        if (is_read_by_layout(document))
            texts.push_back(owner_text(document.text));
    }
    for (auto stored = lessons.rbegin();
         stored != lessons.rend() && found.size() < lessons_per_message_max; ++stored) {
        const bool owned = std::ranges::any_of(texts, [&stored](const std::string& text) {
            return owners_stand_in(text, stored->lesson);
        });
        if (owned)
            found.push_back(stored->lesson);
    }
    std::ranges::reverse(found);
    return found;
}

} // namespace mailroom
