#pragma once

// Phrases that stand for a code, from a file of data/: "code <tab> phrase|phrase|...", where a
// phrase that ends in '*' is the beginning of a word, and one that begins with '*' the end of a
// compound ("*bruch": "Glasbruch"). Compared as labels are (normalized_phrase).

#include <string>
#include <string_view>
#include <vector>

namespace mailroom::fields {

class PhraseCodes {
public:
    explicit PhraseCodes(std::string_view file_name);

    // The code of the phrase that comes first in the text, of several there the longest: "breakage
    // in transport" speaks of breakage. Empty where it has none.
    std::string_view code_of(std::string_view text) const;

    // Whether the text begins or ends with a phrase of this code, or has one anywhere.
    bool begins_with(std::string_view text, std::string_view code) const;
    bool ends_with(std::string_view text, std::string_view code) const;
    bool contains(std::string_view text, std::string_view code) const;

    struct Entry {
        std::string phrase; // Normalized, with a blank where a word begins or ends.
        std::string_view code;
    };
    const std::vector<Entry>& entries() const { return entries_; }

private:
    std::vector<Entry> entries_;
};

} // namespace mailroom::fields
