#pragma once

// What is known of one XML vocabulary: which roots it has, where its documents, fields and lines
// stand, which sums must hold. It is data: a file in parsers/xml/data/, tab-separated, '#' begins a
// comment.
//
//     root      NAME...                     the local names of the root element
//     needs     XPATH                       selects something, or the file is of another vocabulary
//     document  XPATH [TYPE]                each node is one document; fields are relative to it
//     type      XPATH  CODE=TYPE...         the first `type` whose XPATH selects a listed code
//     decides field     TERM   XPATH                earlier lines of a term win; an absolute path
//     is allowed sum       TERM   XPATH                the sum of all nodes, where no `field` of
//     the term said it line      XPATH                       each node is a line of the document
//     linefield TERM   XPATH                relative to the line
//     negate    XPATH                       lines for which it selects something are negative
//     code      TERM   FROM=TO...           values that are written in other words
//     hundredths TERM...                    its values have two decimal places that are not written
//     (X12 N2) lineproduct TERM XPATH XPATH          the product of two values, where no
//     `linefield` said the term loop      TAG CHILD...                see
//     parsers/edi/edi_documents.h check     RULE   XPATH  = +XPATH -XPATH ...   both sides summed;
//     skipped where the left is absent
//
// To add a vocabulary, add its file and its line in parsers/xml/CMakeLists.txt.

#include "core/document.h"
#include "parsers/xml/xml_tree.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct XmlFieldPath {
    Term term{};
    XPath path;
};

struct XmlTypePath {
    XPath path;
    std::map<std::string, DocumentType> codes;
};

struct XmlCheck {
    struct Operand {
        bool negative = false;
        XPath path;
    };
    std::string rule;
    XPath left;
    std::vector<Operand> right;
};

struct XmlProduct {
    Term term{};
    XPath left, right;
};

struct XmlFormat {
    std::string name; // Of its file, without the ending.
    std::vector<std::string> roots;
    std::vector<XPath> needs;
    std::optional<XPath> document;
    DocumentType type = DocumentType::invoice;
    std::vector<XmlTypePath> types;
    std::vector<XmlFieldPath> fields, sums, line_fields;
    std::vector<XPath> lines, negates;
    std::map<Term, std::map<std::string, std::string>> codes;
    std::vector<XmlProduct> line_products;
    std::set<Term> hundredths;
    std::map<std::string, std::set<std::string>> loops;
    std::vector<XmlCheck> checks;
};

// Reads one format file; a mistake in it is an error that names the line.
Result<XmlFormat> parse_xml_format(std::string_view name, std::string_view text);

// All formats that are part of the program, in the order of CMakeLists.txt.
std::span<const XmlFormat> xml_formats();

} // namespace mailroom
