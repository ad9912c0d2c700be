#pragma once

// Interchanges of segments: ASC X12, UN/EDIFACT (ISO 9735), TRADACOMS (BS 6567). Read as a sender
// wrote them: separators from each header (ISA, UNA), release characters undone, line breaks and
// indentation between segments forgiven, a missing envelope or end forgiven, several interchanges
// one after the other.

#include "core/limits.h"
#include "core/parsed.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class EdiSyntax : std::uint8_t { x12, edifact, tradacoms };

// A segment: its tag, its elements, each of one component at least.
struct EdiSegment {
    std::uint32_t number = 0; // In the interchange, from 1.
    std::string tag;
    std::vector<std::vector<std::string>> elements;
    std::string text; // As written, without its terminator.

    // The component, from 0; empty where it is absent.
    std::string_view at(std::size_t element, std::size_t component = 0) const;
};

// One message (ST..SE, UNH..UNT, MHD..MTR), without its envelope.
struct EdiMessage {
    std::string type; // "810", "INVOIC", "INVOIC" of "INVOIC:9" in TRADACOMS' MHD
    std::vector<EdiSegment> segments;
    bool cut = false; // The file ends before the message does; a last half segment is left out.
};

struct EdiInterchange {
    EdiSyntax syntax = EdiSyntax::edifact;
    std::vector<EdiMessage> messages;
};

// Which syntax the bytes begin with, if any: ISA, UNA or UNB, STX; or a message without its
// envelope: GS, ST, UNH.
std::optional<EdiSyntax> edi_syntax(std::string_view bytes);

// Nothing where edi_syntax() finds none. Text comes as UTF-8: the character set is the one that UNB
// names (UNOC is ISO 8859-1 ...), or what the bytes are where it names none or a wrong one.
std::optional<Parsed<EdiInterchange>> parse_edi(std::string_view bytes, const Limits& limits);

} // namespace mailroom
