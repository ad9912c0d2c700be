#pragma once

// Which part of cross-validation each labelled message belongs to.

#include "classifiers/train/labelled_mail.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace mailroom {

// A hash that is the same on every machine.
std::uint32_t stable_hash(std::string_view text);

// A number for each: messages of one sender have the same. One sender is told by the address, and
// by a good part of the words being the same; where no address is told, by a name in signatures,
// and by any long run of words alike.
std::vector<std::size_t> senders_of(const std::vector<LabelledMail>& mail);

// A fold below `folds` for each. Messages of one of senders_of() are in one fold: else a model is
// praised for knowing a sender.
std::vector<std::size_t> folds_by_sender(const std::vector<LabelledMail>& mail, std::size_t folds);

} // namespace mailroom
