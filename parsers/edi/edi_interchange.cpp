#include "parsers/edi/edi_interchange.h"

#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

struct Separators {
    char component = ':', element = '+', release = '?', terminator = '\'';
    char tag_end = '+'; // What follows the tag: '=' in TRADACOMS.
};

// How the messages of a syntax begin and end, and where their type stands.
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

std::string_view without_preamble(std::string_view bytes)
{
    if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);
    const auto first = bytes.find_first_not_of(" \t\r\n");
    return first == bytes.npos ? std::string_view() : bytes.substr(first);
}

Separators x12_separators(std::string_view bytes)
{
    // ISA is fixed: 16 elements of fixed length, 106 characters. QUIRK: senders that trim or pad it
    // are read too, by counting elements.
    const char element = bytes[3];
    std::size_t at = 3;
    for (int i = 1; i < 16 && at != bytes.npos; ++i)
        at = bytes.find(element, at + 1);
    Separators separators{':', element, '\0', '\n', element};
    if (at == bytes.npos || at + 2 > bytes.size())
        return separators;
    separators.component = bytes[at + 1];
    if (at + 2 < bytes.size() && bytes[at + 2] != '\r')
        separators.terminator = bytes[at + 2];
    return separators;
}

Separators separators_of(EdiSyntax syntax, std::string_view bytes)
{
    switch (syntax) {
    case EdiSyntax::x12:
        return x12_separators(bytes);
    case EdiSyntax::tradacoms:
        return {':', '+', '?', '\'', '='};
    case EdiSyntax::edifact:
        break;
    }
    if (!bytes.starts_with("UNA") || bytes.size() < 9)
        return {};
    return {bytes[3], bytes[4], bytes[6], bytes[8], bytes[4]};
}

class SegmentReader {
public:
    SegmentReader(std::string_view bytes, const Separators& separators)
        : rest_(bytes),
          separators_(separators)
    {
    }

    std::optional<EdiSegment> next()
    {
        const auto begin = rest_.find_first_not_of(" \t\r\n");
        if (begin == rest_.npos)
            return std::nullopt;
        rest_.remove_prefix(begin);
        EdiSegment segment;
        segment.number = ++number_;
        std::vector<std::string> element(1);
        bool in_tag = true;
        std::size_t i = 0;
        for (; i < rest_.size() && rest_[i] != separators_.terminator; ++i) {
            const char c = rest_[i];
            if (c == separators_.release && c != '\0' && i + 1 < rest_.size()) {
                element.back() += rest_[++i];
            } else if (in_tag && c == separators_.tag_end) {
                segment.tag = element.front();
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
        segment.text = trimmed(rest_.substr(0, i));
        rest_.remove_prefix(std::min(i + 1, rest_.size()));
        return segment;
    }

private:
    std::string_view rest_;
    Separators separators_;
    std::uint32_t number_ = 0;
};

} // namespace

std::string_view EdiSegment::at(std::size_t element, std::size_t component) const
{
    if (element >= elements.size() || component >= elements[element].size())
        return {};
    return elements[element][component];
}

std::optional<EdiSyntax> edi_syntax(std::string_view bytes)
{
    bytes = without_preamble(bytes);
    if (bytes.size() < 8)
        return std::nullopt;
    if (bytes.starts_with("UNA") || bytes.starts_with("UNB+"))
        return EdiSyntax::edifact;
    if (bytes.starts_with("STX="))
        return EdiSyntax::tradacoms;
    const bool separator = std::string_view("*|^~!\x1d\x1e\t+:").find(bytes[3]) != bytes.npos;
    return bytes.starts_with("ISA") && separator ? std::optional(EdiSyntax::x12) : std::nullopt;
}

std::optional<Parsed<EdiInterchange>> parse_edi(std::string_view bytes, const Limits& limits)
{
    const auto syntax = edi_syntax(bytes);
    if (!syntax)
        return std::nullopt;
    bytes = without_preamble(bytes);
    Parsed<EdiInterchange> parsed{.value = {*syntax, {}}, .defects = {}};
    const auto separators = separators_of(*syntax, bytes);
    if (bytes.starts_with("UNA"))
        bytes.remove_prefix(std::min<std::size_t>(9, bytes.size()));
    const auto envelope = envelope_of(*syntax);
    SegmentReader reader(bytes, separators);
    bool open = false;
    std::size_t count = 0;
    while (auto segment = reader.next()) {
        if (++count > limits.cells_max) {
            add_defect(parsed.defects, "the interchange has more segments than are read");
            break;
        }
        if (segment->tag == envelope.begin) {
            if (parsed.value.messages.size() == limits.pages_max)
                break;
            parsed.value.messages.push_back({std::string(segment->at(envelope.type_element)), {}});
            open = true;
        } else if (segment->tag == envelope.end) {
            open = false;
        } else if (open) {
            parsed.value.messages.back().segments.push_back(std::move(*segment));
        }
    }
    if (open)
        add_defect(parsed.defects, "the interchange is cut short: a message has no end");
    return parsed;
}

} // namespace mailroom
