#pragma once

// What is known of one XML vocabulary: which roots it has, where its documents, fields and lines
// stand, which sums must hold. It is data: a file in parsers/xml/data/, tab-separated, '#' begins a
// comment. A vocabulary of EDI messages is the same kind of file (parsers/edi/edi_documents.h).
//
// clang-format off
//
//     let        NAME PATH               $NAME in the lines below means PATH
//     root       NAME...                 the local names of the root element
//     needs      XPATH                   selects something, or the file is of another vocabulary
//     document   XPATH [TYPE]            each node is one document; fields are relative to it
//     type       XPATH CODE=TYPE...      the first `type` whose XPATH selects a listed code decides
//     field      TERM XPATH [HOW...]     earlier lines of a term win. Of several nodes the first
//                                        that has a value counts, or all of them: `joined` with
//                                        blanks, `glued` without, their `sum`. `implied2`: two
//                                        decimal places that are not written (X12 N2). A path
//                                        behind `sum` is of amounts that are taken off it
//     line       XPATH                   each node is a line of the document
//     linefield  TERM XPATH [HOW...]     relative to the line
//     lineproduct TERM XPATH XPATH [HOW] the product of two values, where no `linefield` said it;
//                                        `implied2`: of a price of a hundred
//     negate     XPATH                   lines for which it selects something are negative
//     credit     XPATH                   lines for which it selects something are negative where
//                                        the payment is their sum only then
//     debit      XPATH                   amounts for which it selects something are negative, in
//                                        sums and checks
//     code       TERM FROM=TO...         values that are written in other words; * is any other
//     loop, with                         EDI alone: parsers/edi/edi_documents.h
//     check      RULE LEFT = RIGHT       both sides summed: +XPATH -XPATH ...; +@TERM is a value
//                                        that was read, of the document or else of all lines;
//                                        +%XPATH has two implied decimals. Skipped where the
//                                        left, or the first of the right, is absent. Of several
//                                        lines of one rule, one must hold
//     doubt      RULE XPATH WHY          a check that fails where XPATH selects something, whatever
//                                        the sums: a person sees such a document
//     percent    RULE XPATH LEFT BASE RATE   BR-CO-17: in each node, LEFT is BASE * RATE / 100
//
// clang-format on
//
// To add a vocabulary, add its file and its line in parsers/xml/CMakeLists.txt.

#include "core/document.h"
#include "parsers/xml/xml_tree.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class XmlNodes : std::uint8_t { first, joined, glued, sum };

struct XmlFieldPath {
    Term term{};
    XPath path;
    XmlNodes nodes = XmlNodes::first;
    std::uint8_t implied_decimals = 0;
    std::optional<XPath> less; // What is taken off a sum.
};

struct XmlTypePath {
    XPath path;
    std::map<std::string, DocumentType> codes;
};

struct XmlCheck {
    struct Operand {
        bool negative = false;
        std::optional<Term> term; // Else what `path` selects.
        std::optional<XPath> path;
        std::uint8_t implied_decimals = 0;
    };
    std::string rule;
    std::vector<Operand> left, right;
};

struct XmlPercentCheck {
    std::string rule;
    XPath node, left, base, rate;
};

struct XmlDoubt {
    std::string rule;
    XPath path;
    std::string why;
};

struct XmlProduct {
    Term term{};
    XPath left, right;
    std::uint8_t implied_decimals = 0;
};

struct XmlFormat {
    std::string name; // Of its file, without the ending.
    std::map<std::string, std::string> names;
    std::vector<std::string> roots;
    std::vector<XPath> needs;
    std::vector<std::string> with;
    std::optional<XPath> document;
    DocumentType type = DocumentType::invoice;
    std::vector<XmlTypePath> types;
    std::vector<XmlFieldPath> fields, line_fields;
    std::vector<XPath> lines, negates, credits, debits;
    std::map<Term, std::map<std::string, std::string>> codes;
    std::vector<XmlProduct> line_products;
    std::map<std::string, std::set<std::string>> loops;
    std::vector<XmlCheck> checks;
    std::vector<XmlPercentCheck> percent_checks;
    std::vector<XmlDoubt> doubts;
};

// Reads one format file; a mistake in it is an error that names the line.
Result<XmlFormat> parse_xml_format(std::string_view name, std::string_view text);

// All formats that are part of the program, in the order of CMakeLists.txt.
std::span<const XmlFormat> xml_formats();

} // namespace mailroom
