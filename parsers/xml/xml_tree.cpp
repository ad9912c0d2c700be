#include "parsers/xml/xml_tree.h"

#include "core/text.h"

#include <cassert>
#include <limits>

#include <libxml/parser.h>
#include <libxml/xpath.h>

namespace mailroom {
namespace {

const char* chars(const xmlChar* text)
{
    return reinterpret_cast<const char*>(text);
}

const xmlChar* xml_chars(const char* text)
{
    return reinterpret_cast<const xmlChar*>(text);
}

std::string taken(xmlChar* text)
{
    if (text == nullptr)
        return {};
    const std::string copy(chars(text));
    xmlFree(text);
    return copy;
}

// Depth-first without recursion: depth is the sender's choice.
xmlNode* next_in_document_order(xmlNode* node, const xmlNode* root)
{
    if (node->children != nullptr && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != root && node->next == nullptr)
        node = node->parent;
    return node == root ? nullptr : node->next;
}

void take_off_namespaces(xmlNode* root)
{
    for (auto* node = root; node != nullptr; node = next_in_document_order(node, root)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        node->ns = nullptr;
        for (auto* attribute = node->properties; attribute != nullptr; attribute = attribute->next)
            attribute->ns = nullptr;
    }
}

void stay_silent(void*, const char*, ...) {}

} // namespace

struct XPath::Compiled {
    xmlXPathCompExpr* expression = nullptr;
    ~Compiled() { xmlXPathFreeCompExpr(expression); }
};

XPath::XPath(std::string_view expression) : compiled_(std::make_unique<Compiled>())
{
    compiled_->expression = xmlXPathCompile(xml_chars(std::string(expression).c_str()));
    assert(compiled_->expression != nullptr && "a format file holds a wrong XPath");
}

XPath::~XPath() = default;
XPath::XPath(XPath&&) noexcept = default;
XPath& XPath::operator=(XPath&&) noexcept = default;

struct XmlTree::State {
    xmlDoc* document = nullptr;
    xmlXPathContext* context = nullptr;

    ~State()
    {
        xmlXPathFreeContext(context);
        xmlFreeDoc(document);
    }
};

XmlTree::XmlTree(std::unique_ptr<State> state) : state_(std::move(state)) {}
XmlTree::~XmlTree() = default;
XmlTree::XmlTree(XmlTree&&) noexcept = default;
XmlTree& XmlTree::operator=(XmlTree&&) noexcept = default;

Result<XmlTree> XmlTree::parse(std::string_view bytes)
{
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return Error{ErrorCode::over_limit, "the XML is larger than 2 GiB"};
    xmlSetGenericErrorFunc(nullptr, stay_silent);
    auto state = std::make_unique<State>();
    constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
        | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
    state->document =
        xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, options);
    if (state->document == nullptr || xmlDocGetRootElement(state->document) == nullptr) {
        const auto* error = xmlGetLastError();
        const auto what = error != nullptr && error->message != nullptr
            ? std::string(trimmed(error->message))
            : std::string("it is not well-formed");
        const auto line = error != nullptr ? " at line " + std::to_string(error->line) : "";
        return Error{ErrorCode::corrupt, "XML" + line + ": " + what};
    }
    take_off_namespaces(xmlDocGetRootElement(state->document));
    state->context = xmlXPathNewContext(state->document);
    return XmlTree(std::move(state));
}

XmlTree::Node XmlTree::root() const
{
    return xmlDocGetRootElement(state_->document);
}

std::string_view XmlTree::name(Node node) const
{
    return chars(node->name);
}

std::vector<XmlTree::Node> XmlTree::select(Node context, const XPath& path) const
{
    std::vector<Node> nodes;
    state_->context->node = context;
    auto* result = xmlXPathCompiledEval(path.compiled_->expression, state_->context);
    if (result == nullptr)
        return nodes;
    if (result->type == XPATH_NODESET && result->nodesetval != nullptr)
        nodes.assign(
            result->nodesetval->nodeTab, result->nodesetval->nodeTab + result->nodesetval->nodeNr);
    xmlXPathFreeObject(result);
    return nodes;
}

std::string XmlTree::text(Node node) const
{
    return std::string(trimmed(taken(xmlNodeGetContent(node))));
}

std::string XmlTree::attribute(Node node, const char* attribute_name) const
{
    return taken(xmlGetNoNsProp(node, xml_chars(attribute_name)));
}

std::string XmlTree::path_to(Node node) const
{
    return taken(xmlGetNodePath(node));
}

} // namespace mailroom
