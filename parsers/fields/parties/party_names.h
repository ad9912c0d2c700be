#pragma once

// Names of companies and people on the first page of a document: those that a label announces, and
// those that stand by themselves.

#include "parsers/fields/analysis.h"

#include <string>
#include <vector>

namespace mailroom::fields {

struct NamedParty {
    std::string name;
    double confidence = 0;
    PieceRef at;
    std::size_t begin = 0, end = 0; // Bytes of the piece's text.
};

using GridRows = std::vector<std::size_t>; // Indices into grid.rows, sorted.

// The names that labels of this sense announce, beside them or in the lines below, none of it in
// `item_rows`; confidence is how well the label stands to the name.
std::vector<NamedParty>
labelled_names(const Analysis& analysis, const GridRows& item_rows, Sense sense);

struct StandingName {
    NamedParty party;
    double depth = 0; // 0 top .. 1 bottom of the page.
    double size = 1;  // Of the usual height of words.
    bool legal = false;
    bool sender_line = false; // More follows in its line: street and town of a letter window.
    bool announced = false;   // By words before it that are no label of ours.
};

// None of the body of a mail, where every line may be a name, and none in these rows.
std::vector<StandingName> standing_names(const Analysis& analysis, const GridRows& item_rows);

} // namespace mailroom::fields
