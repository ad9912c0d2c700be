#include "ingest/layout_learning.h"

#include "core/correction_path.h"

#include <algorithm>

namespace mailroom {
namespace {

bool is_read_by_layout(const Document& document)
{
    return document.method != ReadingMethod::xml && document.method != ReadingMethod::edi
        && !document.encrypted;
}

} // namespace

std::optional<DocumentCorrection>
document_correction(const ValueCorrected& correction, const Reading& reading)
{
    const auto path = parse_correction_path(correction.path);
    if (!path)
        return std::nullopt;
    const bool of_line = path->value == CorrectedValue::line_field;
    const bool of_type = path->value == CorrectedValue::document_type;
    if (!of_line && !of_type && path->value != CorrectedValue::document_field)
        return std::nullopt;
    if (path->index >= reading.documents.size())
        return std::nullopt;
    const auto& document = reading.documents[path->index];
    if (!is_read_by_layout(document))
        return std::nullopt;
    return DocumentCorrection{
        .path = document.path,
        .first_page = document.first_page,
        .is_type = of_type,
        .term = path->term,
        .line = of_line ? static_cast<std::uint32_t>(path->line) + 1 : 0,
        .value = correction.new_value};
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
