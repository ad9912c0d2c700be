#pragma once

// Everything that a message or a file holds: MIME parts, files in archives, messages in messages,
// files in PDFs. Each is a leaf with a path, whether or not it holds others:
//
//     "2"                                 a MIME part, by its RFC 9051 section number
//     "2/zip:invoice.pdf"                 a file in an archive
//     "2/zip:invoice.pdf/xml:factur-x.xml"    XML in a PDF; other files in it are "pdf:..."
//     "3/eml:1"                           part 1 of a message that was attached as a file
//
// A bare document is part "1".

#include "core/limits.h"
#include "core/message.h"
#include "core/parsed.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct Leaf {
    Part part;
    std::string_view content; // Transfer encoding undone, in its own charset.
    std::uint32_t depth = 0;
};

class ContainerTree {
public:
    // `bytes` must outlive the tree.
    ContainerTree(std::string_view bytes, const Limits& limits);

    bool is_message() const { return is_message_; }
    Message& message() { return message_; }
    const Message& message() const { return message_; }
    Defects& defects() { return defects_; }

    // In order of discovery: grows while it is walked. References to leaves stay good.
    const std::deque<Leaf>& leaves() const { return leaves_; }
    const Leaf* find(std::string_view path) const;

    // Adds what the leaf holds, where it is an archive or a message.
    void open(const Leaf& leaf);
    // Adds a file that a reader found inside the leaf.
    void add_file(const Leaf& parent, std::string_view kind, std::string name, std::string bytes);

private:
    void add_message(std::string_view bytes, const std::string& prefix, std::uint32_t depth);
    void add_leaf(Part part, std::string_view content, std::uint32_t depth);

    const Limits& limits_;
    bool is_message_ = false;
    Message message_;
    Defects defects_;
    std::deque<Leaf> leaves_;
    std::deque<std::deque<std::string>> storage_; // What content views.
    std::uint64_t decoded_bytes_ = 0;
};

} // namespace mailroom
