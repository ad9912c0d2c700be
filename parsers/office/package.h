#pragma once

// Packages of Office Open XML (ECMA-376 part 2) and OpenDocument: a ZIP of parts.

#include "core/limits.h"
#include "core/parsed.h"

#include <map>
#include <string>
#include <string_view>

namespace mailroom {

class Package {
public:
    Package(std::string_view bytes, const Limits& limits);

    std::string_view part(std::string_view name) const; // Empty where there is none.
    const Defects& defects() const { return defects_; }

    // {relationship id: part name} of a part ("" is the package itself), and by the last word of
    // its type the first of that type: {"officeDocument": part name}.
    std::map<std::string, std::string> relationships(std::string_view part_name) const;

private:
    std::map<std::string, std::string, std::less<>> parts_;
    Defects defects_;
};

} // namespace mailroom
