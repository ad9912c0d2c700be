#include "parsers/edi/edi_documents.h"

#include "core/ascii.h"
#include "embedded/edi_format_files.h"
#include "parsers/edi/edi_interchange.h"
#include "parsers/xml/xml_documents.h"
#include "parsers/xml/xml_format.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>

namespace mailroom {
namespace {

using EdiMessages = std::vector<const EdiMessage*>;

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

// What is shown of a segment; never half a character.
std::string_view shortened(std::string_view text)
{
    constexpr std::size_t shown_bytes_max = 200;
    auto size = std::min(text.size(), shown_bytes_max);
    while (size > 0 && size < text.size()
           && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80)
        --size;
    return text.substr(0, size);
}

bool is_name(std::string_view tag)
{
    return !tag.empty() && is_upper(tag[0])
        && std::ranges::all_of(tag, [](char c) { return is_upper(c) || is_digit(c); });
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

// UN/EDIFACT 2379: dates that begin with the day or the month, as CCYYMMDD; others as they are.
void turn_date(EdiSegment& segment)
{
    if (segment.elements.empty() || segment.elements[0].size() < 3)
        return;
    auto& date = segment.elements[0][1];
    const auto& format = segment.elements[0][2];
    if (format == "2" && date.size() == 6) // DDMMYY
        date = date.substr(4) + date.substr(2, 2) + date.substr(0, 2);
    else if (format == "3" && date.size() == 6) // MMDDYY
        date = date.substr(4) + date.substr(0, 4);
    else if (format == "4" && date.size() == 8) // DDMMCCYY
        date = date.substr(4) + date.substr(2, 2) + date.substr(0, 2);
}

void append_segment(std::string& xml, const EdiSegment& segment)
{
    xml += '<' + segment.tag + " segment=\"" + std::to_string(segment.number) + ':';
    append_escaped(xml, shortened(segment.text));
    xml += "\">";
    append_elements(xml, segment);
}

void close(std::string& xml, std::string_view tag)
{
    xml.append("</").append(tag).append(">");
}

// The message as the tree that edi_documents.h describes, in XML. One that is cut short stays
// open where it ends: its tree then says of each element whether it is whole (XmlTree::is_cut).
std::string to_xml(
    const EdiMessage& message,
    const EdiMessages& beside,
    const std::string& root,
    const XmlFormat& format)
{
    std::string xml = "<" + root + ">";
    for (const auto* other : beside) {
        xml += '<' + other->type + '>';
        for (const auto& segment : other->segments) {
            if (!is_name(segment.tag))
                continue;
            append_segment(xml, segment);
            close(xml, segment.tag);
        }
        close(xml, other->type);
    }
    std::vector<std::string> open; // Tags of the loops that stand open, outermost first.
    const auto holds = [&](const std::string& loop, const std::string& tag) {
        const auto children = format.loops.find(loop);
        return children != format.loops.end() && children->second.contains(tag);
    };
    for (const auto& segment : message.segments) {
        if (!is_name(segment.tag))
            continue;
        while (!open.empty() && !holds(open.back(), segment.tag)) {
            close(xml, open.back());
            open.pop_back();
        }
        append_segment(xml, segment);
        if (format.loops.contains(segment.tag))
            open.push_back(segment.tag);
        else
            close(xml, segment.tag);
    }
    if (message.cut)
        return xml;
    for (; !open.empty(); open.pop_back())
        close(xml, open.back());
    close(xml, root);
    return xml;
}

const XmlFormat* format_of(const std::string& root)
{
    const auto formats = edi_formats();
    const auto found = std::ranges::find_if(formats, [&](const XmlFormat& f) {
        return std::ranges::find(f.roots, root) != f.roots.end();
    });
    return found == formats.end() ? nullptr : &*found;
}

class InterchangeReader {
public:
    InterchangeReader(EdiInterchange interchange, Defects& defects, const Limits& limits)
        : interchange_(std::move(interchange)),
          defects_(defects),
          limits_(limits)
    {
        if (interchange_.syntax != EdiSyntax::edifact)
            return;
        for (auto& message : interchange_.messages) {
            for (auto& segment : message.segments) {
                if (segment.tag == "DTM")
                    turn_date(segment);
            }
        }
    }

    std::vector<Document> read() const
    {
        std::vector<Document> documents;
        for (const auto& message : interchange_.messages) {
            const auto root = root_name(interchange_.syntax, message.type);
            if (const auto* format = format_of(root); format != nullptr)
                std::ranges::move(
                    read_message(message, root, *format), std::back_inserter(documents));
            else if (!is_beside(message.type))
                add_defect(defects_, "an EDI message of a type that is not read: " + root);
        }
        return documents;
    }

private:
    std::vector<Document>
    read_message(const EdiMessage& message, const std::string& root, const XmlFormat& format) const
    {
        const auto xml = to_xml(message, messages_beside(message, format), root, format);
        const auto tree = XmlTree::parse(xml, defects_);
        if (!tree) {
            add_defect(defects_, "an EDI message cannot be read: " + tree.error().what);
            return {};
        }
        auto documents = read_documents(*tree, tree->root(), format, limits_);
        for (auto& document : documents) {
            document.method = ReadingMethod::edi;
            for (auto& check : document.checks) {
                if (check.rule == "well-formed")
                    check.detail = "the message has no end";
            }
        }
        return documents;
    }

    // Of each message that the format reads along, the last before this one.
    EdiMessages messages_beside(const EdiMessage& message, const XmlFormat& format) const
    {
        EdiMessages beside;
        for (const auto& type : format.with) {
            const EdiMessage* last = nullptr;
            for (const auto& other : interchange_.messages) {
                if (&other == &message)
                    break;
                if (other.type == type && is_name(type))
                    last = &other;
            }
            if (last != nullptr)
                beside.push_back(last);
        }
        return beside;
    }

    bool is_beside(std::string_view type) const
    {
        return std::ranges::any_of(edi_formats(), [&](const XmlFormat& format) {
            return std::ranges::find(format.with, type) != format.with.end();
        });
    }

    EdiInterchange interchange_;
    Defects& defects_;
    const Limits& limits_;
};

} // namespace

Parsed<std::vector<Document>> read_edi_documents(std::string_view bytes, const Limits& limits)
{
    Parsed<std::vector<Document>> parsed;
    auto interchange = parse_edi(bytes, limits);
    if (!interchange)
        return parsed;
    parsed.defects = std::move(interchange->defects);
    parsed.value = InterchangeReader(std::move(interchange->value), parsed.defects, limits).read();
    return parsed;
}

} // namespace mailroom
