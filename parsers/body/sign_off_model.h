#pragma once

// How likely a line is one that the sender signs with: a logistic regression whose weights
// (data/sign_off.tsv: feature, weight) parsers/body/train makes.

#include "parsers/body/sign_off_features.h"

#include <cstddef>
#include <span>

namespace mailroom {

// Log-odds; above 0 it is rather part of the signature than of the message.
double sign_off_score(const TailLine& line);

// Log-odds that the lines must add to begin the sign-off earlier: words of a message that are lost
// cost more than a signature that stays.
inline constexpr double sign_off_least = 1;

// The place of the line from which on all the rest is most likely the sign-off; `none` where the
// message goes on to its end.
std::size_t sign_off_start(std::span<const TailLine> tail, std::size_t none);

} // namespace mailroom
