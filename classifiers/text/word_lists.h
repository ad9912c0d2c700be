#pragma once

// Lists of words as data (classifiers/data/word_lists.txt): words beside which a number, a day or a
// name means something else. They are asked for by the rule that knows the place, and shown to no
// model; what is looked for anywhere in a text is a phrase (phrases.h).
//
//     static const auto& clocks = word_list("time.unit");
//     if (clocks.has(words.words[i + 1].folded))
//
// The file is lines: "[name]" starts a list; each line after it is entries of that list, parted by
// commas; "#" starts a line of comment. An entry is one word or several, folded (core/fold.h).

#include <string_view>
#include <vector>

namespace mailroom {

class WordList {
public:
    void add(std::string_view entry);
    bool has(std::string_view entry) const;
    const std::vector<std::string_view>& entries() const { return entries_; } // Sorted.

private:
    std::vector<std::string_view> entries_;
};

// Lives as long as the program. Asserts that the file has such a list. From any thread.
const WordList& word_list(std::string_view name);

} // namespace mailroom
