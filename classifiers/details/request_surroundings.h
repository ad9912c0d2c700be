#pragma once

// What stands around a document that is asked for and says which one it is.

#include "classifiers/dates/periods.h"
#include "classifiers/numbers/document_nouns.h"
#include "classifiers/text/prose.h"

#include <string>
#include <vector>

namespace mailroom {

class RequestSurroundings {
public:
    // Both live as long.
    RequestSurroundings(const Prose& prose, const std::vector<Period>& periods)
        : prose_(prose),
          periods_(periods)
    {
    }

    // "What do we owe? A statement, please."
    bool is_all_open(const DocumentNoun& noun, std::size_t index) const;

    // Gives a document that is named without number and period in the sentence `index` what stands
    // around it: the period above a list, the documents named beside it, in the sentences before or
    // in the history. False where it is not asked for. `nouns` are all of the sentence.
    bool complete(
        DocumentNoun& noun,
        const std::vector<DocumentNoun>& nouns,
        std::size_t index,
        const std::vector<std::string>& list_periods) const;

    std::vector<std::string> periods_in(const Sentence& sentence) const;

private:
    std::vector<std::string> periods_near(std::size_t sentence) const;
    void add_period(
        DocumentNoun& noun, std::size_t index, const std::vector<std::string>& list_periods) const;

    const Prose& prose_;
    const std::vector<Period>& periods_;
};

} // namespace mailroom
