#pragma once

// The phrases of PhraseCodes as a scan, a fax or a hasty hand leaves them: "Darnaged", "dellvery",
// "Retumed". Words that no file has are compared by the shapes of their letters, and long ones may
// have one letter more that is wrong.

#include <string>
#include <string_view>
#include <vector>

namespace mailroom::fields {

class MisreadPhrases {
public:
    explicit MisreadPhrases(std::string_view file_name); // As PhraseCodes has it.

    // The code of the first phrase that is near to the text; empty where none is.
    std::string_view code_of(std::string_view text) const;

private:
    struct Entry {
        std::string shapes; // With a blank where a word begins or ends.
        std::string_view code;
    };

    std::string_view code_of_long_words(const std::string& shapes) const;

    std::vector<Entry> entries_;
};

} // namespace mailroom::fields
