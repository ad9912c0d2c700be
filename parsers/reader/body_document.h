#pragma once

// The mail's own words as a document: remittances and invoices are written into bodies, too.

#include "core/document.h"
#include "parsers/reader/container_tree.h"
#include "parsers/reader/document_readers.h"

#include <vector>

namespace mailroom {

// What the sender wrote, and what he passed on from others, without the history that an answer
// quotes. The path is that of the body part that a person reads.
std::vector<Document> read_body_document(const ContainerTree& tree, DocumentContext& context);

// Of a bare text or HTML: its words, as if a mail had no header. Empty for other files.
Message read_bare_words(const ContainerTree& tree, const Limits& limits);

} // namespace mailroom
