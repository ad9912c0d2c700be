#include "parsers/edi/edi_documents.h"

#include "embedded/edi_format_files.h"
#include "parsers/edi/edi_interchange.h"
#include "parsers/xml/xml_documents.h"
#include "parsers/xml/xml_format.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace mailroom {
namespace {

std::span<const XmlFormat> edi_formats()
{
    static const auto formats = [] {
        std::vector<XmlFormat> read;
        for (const auto& file : embedded::edi_format_files()) {
            auto format = parse_xml_format(file.name, file.bytes);
            assert(format && "a format file holds a mistake; edi_test names it");
            read.push_back(std::move(*format));
        }
        return read;
    }();
    return formats;
}

std::string root_name(EdiSyntax syntax, std::string_view type)
{
    static constexpr std::array<std::string_view, 3> names{"x12.", "edifact.", "tradacoms."};
    return std::string(names[static_cast<std::size_t>(syntax)]) + std::string(type);
}

void append_escaped(std::string& xml, std::string_view text)
{
    for (const char c : text) {
        if (c == '<')
            xml += "&lt;";
        else if (c == '&')
            xml += "&amp;";
        else if (c == '"')
            xml += "&quot;";
        else
            xml += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
}

bool is_name(std::string_view tag)
{
    return !tag.empty() && tag[0] >= 'A' && tag[0] <= 'Z' && std::ranges::all_of(tag, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
}

void append_elements(std::string& xml, const EdiSegment& segment)
{
    for (std::size_t e = 0; e < segment.elements.size(); ++e) {
        const auto element = "e" + std::to_string(e + 1);
        xml += '<' + element + '>';
        for (std::size_t c = 0; c < segment.elements[e].size(); ++c) {
            const auto component = "c" + std::to_string(c + 1);
            xml += '<' + component + '>';
            append_escaped(xml, segment.elements[e][c]);
            xml += "</" + component + '>';
        }
        xml += "</" + element + '>';
    }
}

// The message as the tree that edi_documents.h describes, in XML.
std::string to_xml(const EdiMessage& message, const std::string& root, const XmlFormat& format)
{
    std::string xml = "<" + root + ">";
    std::vector<std::string> open; // Tags of the loops that stand open, outermost first.
    const auto holds = [&](const std::string& loop, const std::string& tag) {
        const auto children = format.loops.find(loop);
        return children != format.loops.end() && children->second.contains(tag);
    };
    for (const auto& segment : message.segments) {
        if (!is_name(segment.tag))
            continue;
        while (!open.empty() && !holds(open.back(), segment.tag)) {
            xml += "</" + open.back() + '>';
            open.pop_back();
        }
        xml += '<' + segment.tag + " segment=\"" + std::to_string(segment.number) + ':';
        append_escaped(xml, std::string_view(segment.text).substr(0, 200));
        xml += "\">";
        append_elements(xml, segment);
        if (format.loops.contains(segment.tag))
            open.push_back(segment.tag);
        else
            xml += "</" + segment.tag + '>';
    }
    for (; !open.empty(); open.pop_back())
        xml += "</" + open.back() + '>';
    return xml + "</" + root + '>';
}

} // namespace

Parsed<std::vector<Document>> read_edi_documents(std::string_view bytes, const Limits& limits)
{
    Parsed<std::vector<Document>> parsed;
    auto interchange = parse_edi(bytes, limits);
    if (!interchange)
        return parsed;
    parsed.defects = std::move(interchange->defects);
    for (const auto& message : interchange->value.messages) {
        const auto root = root_name(interchange->value.syntax, message.type);
        const auto format = std::ranges::find_if(edi_formats(), [&](const XmlFormat& f) {
            return std::ranges::find(f.roots, root) != f.roots.end();
        });
        if (format == edi_formats().end()) {
            add_defect(parsed.defects, "an EDI message of a type that is not read: " + root);
            continue;
        }
        const auto tree = XmlTree::parse(to_xml(message, root, *format), parsed.defects);
        if (!tree) {
            add_defect(parsed.defects, "an EDI message cannot be read: " + tree.error().what);
            continue;
        }
        for (auto& document : read_documents(*tree, tree->root(), *format, limits)) {
            document.method = ReadingMethod::edi;
            parsed.value.push_back(std::move(document));
        }
    }
    return parsed;
}

} // namespace mailroom
