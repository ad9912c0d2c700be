#include "parsers/mime/header_section.h"

#include "core/text.h"

namespace mailroom {

bool starts_field(std::string_view line)
{
    const auto colon = line.find(':');
    if (colon == line.npos || colon == 0)
        return false;
    const auto name = line.substr(0, colon);
    const auto end = name.find_last_not_of(" \t");
    for (std::size_t i = 0; i <= end && end != name.npos; ++i) {
        if (name[i] <= ' ' || name[i] == '\x7F')
            return false;
    }
    return end != name.npos;
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
        while (line.ends_with('\r'))
            line.remove_suffix(1);
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
