#pragma once

// Everything that a message or a file holds: MIME parts, files in archives, messages in messages,
// files in PDFs. Each is a leaf with a path, whether or not it holds others:
//
//     "2"                                     a MIME part, by its RFC 9051 section number
//     "2/zip:invoice.pdf"                     a file in an archive: zip, gz, tar, 7z
//     "2/zip:invoice.pdf/xml:factur-x.xml"    XML in a PDF; other files in it are "pdf:..."
//     "3/eml:1"                               part 1 of a message that was attached as a file
//     "2/tnef:invoice.pdf", "4/msg:1.1"       in winmail.dat, in a .msg; by name, where it has one
//     "1/p7m:invoice.xml"                     what was signed; 1/p7m:2 is part 2 of a signed mail
//     "2/unlocked:order.xlsx"                 a locked Office file, opened by one of the passwords
//
// A bare document is part "1"; a bare .msg is a message like any other.

#include "core/document.h"
#include "core/limits.h"
#include "core/message.h"
#include "core/parsed.h"
#include "core/reading.h"

#include <cstdint>
#include <deque>
#include <set>
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
    // All must outlive the tree.
    ContainerTree(std::string_view bytes, const ReadOptions& options, const Limits& limits);

    bool is_message() const { return is_message_; }
    Message& message() { return message_; }
    const Message& message() const { return message_; }
    Defects& defects() { return defects_; }

    // In order of discovery: grows while it is walked. References to leaves stay good.
    const std::deque<Leaf>& leaves() const { return leaves_; }
    const Leaf* find(std::string_view path) const;

    // Adds what the leaf holds, where it holds others; the second time nothing.
    void open(const Leaf& leaf);
    // Adds a file that a reader found inside the leaf.
    void add_file(const Leaf& parent, std::string_view kind, std::string name, std::string bytes);

    // Paths of what is locked by a password or key that we do not have.
    const std::vector<std::string>& locked() const { return locked_; }
    // The check of the signature around the part, where there is one.
    const Check* signature_around(std::string_view path) const;

private:
    struct Opener;
    struct Signature {
        std::string path; // Of what is signed with all that is in it, ending in '/'.
        Check check;
    };
    // Of what a message's own sender packed, the bodies are the message's own.
    enum class Bodies : bool { of_another, our_own };

    void open_archive(const Leaf& leaf);
    void open_message(const Leaf& leaf);
    void open_msg(const Leaf& leaf);
    void open_tnef(const Leaf& leaf);
    void open_signed(const Leaf& leaf);
    void open_locked_office(const Leaf& leaf);

    bool add_bare_msg(std::string_view bytes);
    void add_message(
        std::string_view bytes, const std::string& prefix, std::uint32_t depth, Bodies bodies);
    void add_leaf(Part part, std::string_view content, std::uint32_t depth);
    void adopt_body(Message& message);
    void say(const Leaf& leaf, std::string_view defect);
    void say_locked(const std::string& path);
    std::string_view keep(std::string bytes);
    std::string free_path(const std::string& path) const;
    std::uint64_t bytes_left() const;

    const ReadOptions& options_;
    const Limits& limits_;
    bool is_message_ = false;
    Message message_;
    Defects defects_;
    std::deque<Leaf> leaves_;
    std::set<std::string, std::less<>> paths_;
    std::set<const Leaf*> opened_;
    std::vector<std::string> locked_;
    std::vector<Signature> signatures_;
    std::deque<std::deque<std::string>> storage_; // What content views.
    std::uint64_t decoded_bytes_ = 0;
};

} // namespace mailroom
