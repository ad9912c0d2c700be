#pragma once

#include <string_view>
#include <vector>

namespace mailroom {

// The sentences of a text, trimmed, in order: cut at line ends that end a paragraph or a list row,
// and after '.', '?' and '!' where a blank follows. A point inside a number or after a word of
// one or two letters does not end one.
std::vector<std::string_view> sentences_of(std::string_view text);

// The longest beginning of at most `bytes_max` bytes that cuts no character of UTF-8 in two.
std::string_view cut_utf8(std::string_view text, std::size_t bytes_max);

} // namespace mailroom
