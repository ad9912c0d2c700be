#pragma once

// Business documents in EDI: X12 810, 811, 820, 880, 210; EDIFACT INVOIC and REMADV; TRADACOMS
// invoices. Each message becomes a tree whose elements are its segments, and is read by a format
// file like those of XML (parsers/xml/xml_format.h), with two more directives:
//
//     loop   TAG CHILD...     a segment TAG holds the segments CHILD that follow it, until another
//                             stands
//     with   TYPE...          messages that belong to this one; the last of each before it stands
//     in
//                             its tree as <TYPE>, without loops (TRADACOMS: a file's header)
//
// In the tree a segment is an element of its tag, its elements are e1, e2 ..., their components c1,
// c2 ...: the DTM of "DTM+137:20260314:102'" is
// <DTM><e1><c1>137</c1><c2>20260314</c2><c3>102</c3></e1></DTM>. The root is SYNTAX.TYPE: x12.810,
// edifact.INVOIC, tradacoms.INVOIC. To add a message, add its file and its line in CMakeLists.txt.

#include "core/document.h"
#include "core/limits.h"
#include "core/parsed.h"

#include <string_view>
#include <vector>

namespace mailroom {

// The documents of an interchange, one a message of a type that we know; a defect names the others.
// Nothing and no defect where the bytes are no EDI (edi_syntax()). Evidence names the segment. A
// message without its end gives what is whole, with the failed check "well-formed".
Parsed<std::vector<Document>> read_edi_documents(std::string_view bytes, const Limits& limits);

} // namespace mailroom
