#pragma once

// Many names, to be found in texts: "Miller & Sons Ltd" in "we at Miller and Sons regret". Names
// are compared as core/names.h has them, without the blanks: "Green Leaf" is found for "Greenleaf".
// Filled first, then finished, then asked by any number of threads.

#include "core/text_index.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

class NameIndex {
public:
    static constexpr std::size_t letters_min = 5; // Shorter names stand in texts by chance.

    void add(std::string_view name, std::size_t place);
    void finish();

    // The places of the names that stand in the text as whole words, each once, ascending.
    std::vector<std::size_t> named_in(std::string_view text) const;

    // The places of the names of which this is one of the words, each once, ascending. `word` is
    // one of name_words() or spoken_words(); letters_min does not count here.
    std::vector<std::size_t> with_word(std::string_view word) const;

private:
    struct Name {
        std::string joined;
        std::size_t place;
    };

    bool begins_a_name(std::string_view text) const;

    std::vector<Name> names_;
    TextIndex by_name_, by_beginning_;
    TextIndex by_word_; // Of places, unlike the others.
};

} // namespace mailroom
