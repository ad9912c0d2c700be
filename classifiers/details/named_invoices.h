#pragma once

// The numbers of a message that stand for what is paid and disputed: those that the books know or
// that a word calls an invoice; where there are none, those that nothing calls something else; else
// whatever has a number.

#include "classifiers/text/prose.h"

#include <map>
#include <string>
#include <vector>

namespace mailroom {

class NamedInvoices {
public:
    explicit NamedInvoices(const Prose& prose); // Which must live as long.

    std::vector<const Reference*> in(const Sentence& sentence) const;

private:
    const Prose& prose_;
    // By number: one that is called an invoice once is one wherever it stands.
    std::map<std::string, int> standings_;
    int least_ = 0; // The standing that a number must have.
};

} // namespace mailroom
