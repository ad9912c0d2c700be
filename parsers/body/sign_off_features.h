#pragma once

// The last lines of a mail as numbers, from which data/sign_off.tsv tells the message from what its
// sender signs with. No word of a mail is among them: what counts is form, place, neighbours, the
// phrases of data/phrases.txt, and the sender's own name.

#include "core/message.h"
#include "parsers/body/history.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mailroom {

// The words of a sender's name and of his address before the '@', folded; no initials.
std::vector<std::string> words_of_name(const Mailbox& sender);

struct TailLine {
    std::size_t at = 0; // Its place among the lines.
    // Name and value, each name once; those that are 0 are left out.
    std::vector<std::pair<std::string_view, double>> features;
};

// Of the last lines that are not blank, twenty-four at most, in their order.
std::vector<TailLine>
sign_off_features(std::span<const TextLine> lines, std::span<const std::string> name);

} // namespace mailroom
