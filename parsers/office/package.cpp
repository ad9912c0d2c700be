#include "parsers/office/package.h"

#include "parsers/container/archive.h"
#include "parsers/office/xml_stream.h"

namespace mailroom {
namespace {

// Part names of targets (ECMA-376 part 2, 9.3): relative to the folder of the part, or from the
// root.
std::string part_name_of(std::string_view folder, std::string_view target)
{
    if (target.starts_with('/'))
        return std::string(target.substr(1));
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        const auto slash = folder.find_last_of('/', folder.size() < 2 ? 0 : folder.size() - 2);
        folder = slash == folder.npos ? std::string_view() : folder.substr(0, slash + 1);
    }
    return std::string(folder) + std::string(target);
}

} // namespace

Package::Package(std::string_view bytes, const Limits& limits)
{
    auto unpacked = unpack(bytes, limits.decoded_bytes_max, limits);
    for (auto& file : unpacked.value)
        parts_.emplace(std::move(file.name), std::move(file.bytes));
    defects_ = std::move(unpacked.defects);
}

std::string_view Package::part(std::string_view name) const
{
    const auto found = parts_.find(name);
    return found == parts_.end() ? std::string_view() : std::string_view(found->second);
}

std::map<std::string, std::string> Package::relationships(std::string_view part_name) const
{
    const auto slash = part_name.rfind('/');
    const auto folder =
        slash == part_name.npos ? std::string_view() : part_name.substr(0, slash + 1);
    const auto rels =
        std::string(folder) + "_rels/" + std::string(part_name.substr(folder.size())) + ".rels";
    std::map<std::string, std::string> targets;
    XmlStream xml(part(rels));
    for (auto event = xml.next(); event != XmlStream::Event::finished; event = xml.next()) {
        if (event != XmlStream::Event::begin || xml.name() != "Relationship")
            continue;
        const auto target = part_name_of(folder, xml.attribute("Target"));
        const auto type = xml.attribute("Type");
        targets[xml.attribute("Id")] = target;
        targets.emplace(type.substr(type.rfind('/') + 1), target);
    }
    return targets;
}

} // namespace mailroom
