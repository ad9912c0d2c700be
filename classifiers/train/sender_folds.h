#pragma once

// Which part of cross-validation each labelled message belongs to.

#include "classifiers/train/labelled_mail.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace mailroom {

// A hash that is the same on every machine.
std::uint32_t stable_hash(std::string_view text);

// A fold below `folds` for each. Messages of one sender (a name in their signatures), and those
// that say a long run of words alike, are in one fold: else a model is praised for knowing a
// sender.
std::vector<std::size_t> folds_by_sender(const std::vector<LabelledMail>& mail, std::size_t folds);

} // namespace mailroom
