#include "parsers/mime/header_section.h"

#include "core/text.h"

#include <algorithm>

namespace mailroom {

bool starts_field(std::string_view line)
{
    const auto colon = line.find(':');
    if (colon == line.npos || colon == 0)
        return false;
    const auto name = without_trailing(line.substr(0, colon), " \t");
    return !name.empty()
        && std::ranges::none_of(name, [](char c) { return c <= ' ' || c == '\x7F'; });
}

std::string unfolded(std::string_view body)
{
    std::string out;
    out.reserve(body.size());
    for (const char c : body) {
        if (c != '\r' && c != '\n')
            out += c;
    }
    return out;
}

const RawField* HeaderSection::find(std::string_view name) const
{
    for (const auto& field : fields) {
        if (equals_ignoring_case(field.name, name))
            return &field;
    }
    return nullptr;
}

std::string HeaderSection::unfolded(std::string_view name) const
{
    const auto* const field = find(name);
    return field ? std::string(trimmed(mailroom::unfolded(field->body))) : std::string();
}

HeaderSection read_header_section(std::string_view bytes, const Limits& limits, Defects& defects)
{
    HeaderSection section;
    if (bytes.size() > limits.header_bytes_max) {
        add_defect(defects, "the header is too long; its end was left out");
        bytes = bytes.substr(0, limits.header_bytes_max);
    }
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto newline = std::min(bytes.find('\n', at), bytes.size());
        auto line = bytes.substr(at, newline - at);
        const auto start = at;
        at = newline + 1;
        line = without_trailing(line, "\r");
        if (line.starts_with(' ') || line.starts_with('\t')) {
            if (section.fields.empty())
                continue;
            auto& body = section.fields.back().body;
            const auto body_start = static_cast<std::size_t>(body.data() - bytes.data());
            body = bytes.substr(body_start, start + line.size() - body_start);
            continue;
        }
        if (!starts_field(line)) {
            if (!line.empty())
                add_defect(defects, "a line of the header is no header field");
            continue;
        }
        if (section.fields.size() >= limits.header_fields_max) {
            add_defect(defects, "too many header fields; the last were left out");
            break;
        }
        const auto colon = line.find(':');
        section.fields.push_back({trimmed(line.substr(0, colon)), line.substr(colon + 1)});
    }
    for (auto& field : section.fields) {
        if (field.body.size() > limits.header_line_bytes_max) {
            add_defect(defects, "a header field is too long; its end was left out");
            field.body = field.body.substr(0, limits.header_line_bytes_max);
        }
    }
    return section;
}

} // namespace mailroom
