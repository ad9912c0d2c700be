#pragma once

// The words of our replies as data: desk/templates/LANGUAGE.txt. A file is sections: "[name]" on a
// line of its own, then text up to the next. In text {{name}} stands for a value. To add a
// language, add a file with the sections of en.txt.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

using TemplateValues = std::map<std::string, std::string, std::less<>>;

// Whether there are templates in this language (ISO 639-1).
bool has_templates(std::string_view language);
std::vector<std::string> template_languages();

// The section of a language, filled. A value that is not given is a mistake of ours (assert).
std::string
fill_template(std::string_view language, std::string_view section, const TemplateValues& values);

} // namespace mailroom
