#pragma once

// An XML document as a tree without namespaces, asked by XPath 1.0 (libxml2).
//
// Parsing is closed: no network, no external entities, no DTD, libxml2's own limits on depth and
// expansion stay on. Namespaces are taken off, so that one path serves every binding and every
// version of a vocabulary: "LegalMonetaryTotal/PayableAmount". What is not well-formed is read as
// far as it goes, and says so. Not thread-safe; one tree a thread.

#include "core/parsed.h"
#include "core/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct _xmlNode;

namespace mailroom {

// An XPath expression, compiled once. Immutable.
class XPath {
public:
    // A wrong expression is an error of ours (the format files are part of the program): an assert.
    explicit XPath(std::string_view expression);
    ~XPath();
    XPath(XPath&&) noexcept;
    XPath& operator=(XPath&&) noexcept;

private:
    friend class XmlTree;
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

class XmlTree {
public:
    using Node = _xmlNode*; // Lives as long as its tree.

    // An error where there is no element at all. `defects` gets what had to be guessed.
    static Result<XmlTree> parse(std::string_view bytes, Defects& defects);
    ~XmlTree();
    XmlTree(XmlTree&&) noexcept;
    XmlTree& operator=(XmlTree&&) noexcept;

    // What is wrong where the bytes are not well-formed; empty where they are.
    std::string_view damage() const;
    // Whether the file ends before the element does: what it says is not all that it was to say.
    bool is_cut(Node node) const;

    Node root() const;
    std::string_view name(Node node) const; // Local name.
    // The next element in document order, or null: one below this first where `into` it.
    Node next_element(Node node, bool into) const;

    // The nodes (elements or attributes) that the expression selects, in document order.
    std::vector<Node> select(Node context, const XPath& path) const;
    // All text below it; blanks and line breaks between words are one blank, outer ones go.
    std::string text(Node node) const;
    std::string attribute(Node node, const char* name) const;
    std::string path_to(Node node) const; // "/Invoice/InvoiceLine[2]/ID"

private:
    struct State;
    explicit XmlTree(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace mailroom
