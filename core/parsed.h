#pragma once

// Parsed<T>: what a parser made of its input, and what it had to forgive. Reading a stranger's mail
// never fails: it yields a value, perhaps an empty one, and defects.

#include <string>
#include <utility>
#include <vector>

namespace mailroom {

// A sentence in plain words that names the place and what was wrong: "part 2: base64 is cut short".
using Defects = std::vector<std::string>;

template <typename T>
struct Parsed {
    T value{};
    Defects defects;
};

// Defects are listed once each, and never more than this many of one message.
inline constexpr std::size_t defects_max = 100;

void add_defect(Defects& defects, std::string defect);

} // namespace mailroom
