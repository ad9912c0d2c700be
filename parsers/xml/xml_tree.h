#pragma once

// An XML document as a tree without namespaces, asked by XPath 1.0 (libxml2).
//
// Parsing is closed: no network, no external entities, no DTD, libxml2's own limits on depth and
// expansion stay on. Namespaces are taken off, so that one path serves every binding and every
// version of a vocabulary: "LegalMonetaryTotal/PayableAmount". Not thread-safe; one tree a thread.

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

    static Result<XmlTree> parse(std::string_view bytes);
    ~XmlTree();
    XmlTree(XmlTree&&) noexcept;
    XmlTree& operator=(XmlTree&&) noexcept;

    Node root() const;
    std::string_view name(Node node) const; // Local name.

    // The nodes (elements or attributes) that the expression selects, in document order.
    std::vector<Node> select(Node context, const XPath& path) const;
    std::string text(Node node) const; // All text below it, outer blanks taken off.
    std::string attribute(Node node, const char* name) const;
    std::string path_to(Node node) const; // "/Invoice/InvoiceLine[2]/ID"

private:
    struct State;
    explicit XmlTree(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace mailroom
