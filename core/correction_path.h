#pragma once

// Which of the values that the inbox shows of a message a person's correction is about. Written:
//     party_id | side | intents
//     matches/<n>
//     documents/<n>/type
//     documents/<n>/fields/<term>
//     documents/<n>/lines/<m>/<term>
// where <n> and <m> count from 0 and stand without sign or leading blanks.

#include "core/document.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mailroom {

enum class CorrectedValue : std::uint8_t {
    party_id,
    side,
    intents,
    match,
    document_type,
    document_field,
    line_field,
};

struct CorrectionPath {
    CorrectedValue value{};
    std::size_t index = 0; // Of the match or the document, where it is of one.
    std::size_t line = 0;  // Of the document, where it is a line's.
    Term term{};           // Where it is a field.
};

// Nothing where the text is none of the above.
std::optional<CorrectionPath> parse_correction_path(std::string_view text);

} // namespace mailroom
