#include "parsers/edi/edi_interchange.h"

#include "core/text.h"
#include "parsers/edi/edi_separators.h"
#include "parsers/mime/charset.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailroom {
namespace {

// How the messages of a syntax begin and end, and where their type and their end's count stand.
struct Envelope {
    std::string_view begin, end;
    std::size_t type_element;
};

Envelope envelope_of(EdiSyntax syntax)
{
    static constexpr std::array<Envelope, 3> envelopes{
        Envelope{"ST", "SE", 0}, Envelope{"UNH", "UNT", 1}, Envelope{"MHD", "MTR", 1}};
    return envelopes[static_cast<std::size_t>(syntax)];
}

// A segment costs what several cells of a sheet do; Limits::lines_max lines in six segments each.
constexpr std::size_t segments_max = 120'000;

constexpr const char* no_end = "the interchange is cut short: a message has no end";

// Where one of these stands, the message before it is all there, though its end is missing.
bool ends_envelope(std::string_view tag, const Envelope& envelope)
{
    static constexpr std::array<std::string_view, 6> tags{"GE", "IEA", "UNE", "UNZ", "END", "UNB"};
    return tag == envelope.begin || std::ranges::find(tags, tag) != tags.end();
}

// ISO 9735, 0001: the character set that the syntax identifier stands for.
std::string_view charset_of(std::string_view bytes)
{
    struct Level {
        std::string_view identifier, charset;
    };
    static constexpr std::array levels{Level{"UNOC", "iso-8859-1"}, Level{"UNOD", "iso-8859-2"},
                                       Level{"UNOE", "iso-8859-5"}, Level{"UNOF", "iso-8859-7"},
                                       Level{"UNOG", "iso-8859-3"}, Level{"UNOH", "iso-8859-4"},
                                       Level{"UNOI", "iso-8859-6"}, Level{"UNOJ", "iso-8859-8"},
                                       Level{"UNOK", "iso-8859-9"}, Level{"UNOL", "iso-8859-15"}};
    const auto header = bytes.substr(0, 40); // UNA, a line break, UNB+UNOC
    for (const auto& level : levels) {
        if (header.find(level.identifier) != header.npos)
            return level.charset;
    }
    return {};
}

std::string in_utf8(std::string_view bytes, Defects& defects)
{
    return is_utf8(bytes) ? std::string(bytes)
                          : to_utf8(bytes, charset_of(bytes), "the interchange", defects);
}

class SegmentReader {
public:
    SegmentReader(EdiSyntax syntax, std::string_view text) : syntax_(syntax), rest_(text) {}

    // The next segment; `whole` tells whether its terminator stands.
    std::optional<EdiSegment> next(bool& whole)
    {
        rest_ = without_leading(rest_, " \t\r\n");
        // Each interchange brings its own separators.
        if (const auto own = edi_separators(syntax_, rest_, number_ == 0)) {
            separators_ = *own;
            if (rest_.starts_with("UNA"))
                rest_.remove_prefix(std::min<std::size_t>(9, rest_.size()));
            rest_ = without_leading(rest_, " \t\r\n");
        }
        if (rest_.empty())
            return std::nullopt;
        EdiSegment segment;
        segment.number = ++number_;
        const auto size = read(segment);
        whole = size < rest_.size();
        segment.text = trimmed(rest_.substr(0, size));
        rest_.remove_prefix(std::min(size + 1, rest_.size()));
        return segment;
    }

private:
    // How long the segment is, without its terminator.
    std::size_t read(EdiSegment& segment) const
    {
        std::vector<std::string> element(1);
        bool in_tag = true;
        std::size_t i = 0;
        for (; i < rest_.size() && rest_[i] != separators_.terminator; ++i) {
            const char c = rest_[i];
            if (c == separators_.release && c != '\0' && i + 1 < rest_.size()) {
                element.back() += rest_[++i];
            } else if (in_tag && c == separators_.tag_end) {
                segment.tag = trimmed(element.front());
                element.assign(1, {});
                in_tag = false;
            } else if (c == separators_.element) {
                segment.elements.push_back(std::exchange(element, std::vector<std::string>(1)));
            } else if (c == separators_.component && !in_tag) {
                element.emplace_back();
            } else if (c != '\r' && c != '\n') {
                element.back() += c;
            }
        }
        if (in_tag)
            segment.tag = trimmed(element.front());
        else
            segment.elements.push_back(std::move(element));
        return i;
    }

    EdiSyntax syntax_;
    std::string_view rest_;
    EdiSeparators separators_;
    std::uint32_t number_ = 0;
};

// The end of a message counts its segments, itself and the beginning among them.
void check_count(const EdiMessage& message, const EdiSegment& end, Defects& defects)
{
    const auto said = end.at(0);
    const auto counted = std::to_string(message.segments.size() + 2);
    const auto first = said.find_first_not_of('0');
    if (!said.empty() && said.substr(std::min(first, said.size() - 1)) != counted)
        add_defect(
            defects,
            "segment " + std::to_string(end.number) + ": the message has " + counted
                + " segments, not " + std::string(said.substr(0, 10)));
}

} // namespace

std::string_view EdiSegment::at(std::size_t element, std::size_t component) const
{
    if (element >= elements.size() || component >= elements[element].size())
        return {};
    return elements[element][component];
}

std::optional<Parsed<EdiInterchange>> parse_edi(std::string_view bytes, const Limits& limits)
{
    const auto syntax = edi_syntax(bytes);
    if (!syntax)
        return std::nullopt;
    Parsed<EdiInterchange> parsed{.value = {*syntax, {}}, .defects = {}};
    const auto text = in_utf8(edi_without_preamble(bytes), parsed.defects);
    const auto envelope = envelope_of(*syntax);
    auto& messages = parsed.value.messages;
    SegmentReader reader(*syntax, text);
    bool open = false, whole = true;
    std::size_t count = 0;
    while (auto segment = reader.next(whole)) {
        if (++count > std::min<std::size_t>(limits.cells_max, segments_max)) {
            add_defect(parsed.defects, "the interchange has more segments than are read");
            break;
        }
        if (open && ends_envelope(segment->tag, envelope))
            add_defect(parsed.defects, no_end);
        open = open && !ends_envelope(segment->tag, envelope);
        if (segment->tag == envelope.begin) {
            if (messages.size() == limits.pages_max)
                break;
            messages.push_back({std::string(segment->at(envelope.type_element)), {}});
            open = true;
        } else if (open && segment->tag == envelope.end) {
            check_count(messages.back(), *segment, parsed.defects);
            open = false;
        } else if (open && whole) {
            messages.back().segments.push_back(std::move(*segment));
        }
    }
    if (open) {
        messages.back().cut = true;
        add_defect(parsed.defects, no_end);
    }
    return parsed;
}

} // namespace mailroom
