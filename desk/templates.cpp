#include "desk/templates.h"

#include "core/text.h"
#include "embedded/reply_templates.h"

#include <cassert>

namespace mailroom {
namespace {

using Sections = std::map<std::string, std::string, std::less<>>;

Sections sections_of(std::string_view bytes)
{
    Sections sections;
    std::string* section = nullptr;
    for (const auto line : split(bytes, '\n')) {
        if (line.starts_with('[') && line.ends_with(']'))
            section = &sections[std::string(line.substr(1, line.size() - 2))];
        else if (section != nullptr)
            section->append(line).append("\n");
    }
    for (auto& [name, text] : sections)
        text = trimmed(text);
    return sections;
}

const std::map<std::string, Sections, std::less<>>& all_templates()
{
    static const auto all = [] {
        std::map<std::string, Sections, std::less<>> read;
        for (const auto& file : embedded::reply_templates())
            read[std::string(file.name.substr(0, file.name.find('.')))] = sections_of(file.bytes);
        return read;
    }();
    return all;
}

} // namespace

bool has_templates(std::string_view language)
{
    return all_templates().contains(language);
}

std::vector<std::string> template_languages()
{
    std::vector<std::string> languages;
    for (const auto& [language, sections] : all_templates())
        languages.push_back(language);
    return languages;
}

std::string
fill_template(std::string_view language, std::string_view section, const TemplateValues& values)
{
    const auto sections = all_templates().find(language);
    assert(sections != all_templates().end());
    const auto found = sections->second.find(section);
    assert(found != sections->second.end());
    std::string_view rest = found->second;
    std::string out;
    for (auto open = rest.find("{{"); open != std::string_view::npos; open = rest.find("{{")) {
        const auto close = rest.find("}}", open);
        assert(close != std::string_view::npos);
        const auto value = values.find(rest.substr(open + 2, close - open - 2));
        assert(value != values.end());
        out.append(rest.substr(0, open)).append(value->second);
        rest.remove_prefix(close + 2);
    }
    return out.append(rest);
}

} // namespace mailroom
