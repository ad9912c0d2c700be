#include "parsers/xml/xml_tree.h"

#include "core/text.h"
#include "parsers/xml/xml_encoding.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <limits>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
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
        // QUIRK: a prefix that is not declared stays part of the name.
        if (const auto* colon = xmlStrchr(node->name, ':'); colon != nullptr)
            xmlNodeSetName(node, colon + 1); // Copies before it frees.
        for (auto* attribute = node->properties; attribute != nullptr; attribute = attribute->next)
            attribute->ns = nullptr;
    }
}

void stay_silent(void*, const char*, ...) {}

int parse_options(std::string_view text)
{
    constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
        | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_RECOVER;
    // Pictures and PDFs of 10 MB stand in invoices as base64, which libxml2 calls a huge text. The
    // option also ends its watch over entities: only for text that declares none.
    const bool huge = text.size() >= XML_MAX_TEXT_LENGTH && text.find("<!DOCTYPE") == text.npos
        && text.find("<!ENTITY") == text.npos;
    return huge ? options | XML_PARSE_HUGE : options;
}

// Those that stood open when the text ended, outermost first; one whose start tag was cut counts.
std::vector<xmlNode*> nodes_left_open(const xmlParserCtxt& parser)
{
    std::vector<xmlNode*> open(parser.nodeTab, parser.nodeTab + parser.nodeNr);
    auto* last = open.empty() ? nullptr : open.back()->last;
    if (last != nullptr && last->type == XML_ELEMENT_NODE && last->children == nullptr)
        open.push_back(last);
    return open;
}

std::string described(const xmlError& error)
{
    const auto what = error.message != nullptr ? std::string(trimmed(error.message))
                                               : std::string("it is not well-formed");
    return "XML" + (error.line > 0 ? " at line " + std::to_string(error.line) : "") + ": " + what;
}

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
    std::string damage;
    std::vector<xmlNode*> cut;
    xmlDoc* document = nullptr;
    xmlXPathContext* context = nullptr;

    // From 1, among the siblings of its name; 0 where it is the only one. Counted once for all
    // children of a parent.
    std::uint32_t place_of(xmlNode* node)
    {
        if (node->parent == nullptr)
            return 0;
        if (counted.insert(node->parent).second) {
            std::map<std::string_view, std::vector<xmlNode*>> by_name;
            for (auto* child = xmlFirstElementChild(node->parent); child != nullptr;
                 child = xmlNextElementSibling(child))
                by_name[chars(child->name)].push_back(child);
            for (const auto& [name, nodes] : by_name) {
                for (std::size_t i = 0; nodes.size() > 1 && i < nodes.size(); ++i)
                    places[nodes[i]] = static_cast<std::uint32_t>(i + 1);
            }
        }
        const auto place = places.find(node);
        return place == places.end() ? 0 : place->second;
    }

    std::unordered_set<xmlNode*> counted;
    std::unordered_map<xmlNode*, std::uint32_t> places;

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

Result<XmlTree> XmlTree::parse(std::string_view bytes, Defects& defects)
{
    const auto text = xml_in_utf8(bytes, defects);
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return Error{ErrorCode::over_limit, "the XML is larger than 2 GiB"};
    xmlSetGenericErrorFunc(nullptr, stay_silent);
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
        xmlNewParserCtxt(), &xmlFreeParserCtxt);
    auto state = std::make_unique<State>();
    state->document = xmlCtxtReadMemory(
        parser.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
        parse_options(text));
    if (parser->wellFormed == 0)
        state->damage = described(parser->lastError);
    if (state->document == nullptr || xmlDocGetRootElement(state->document) == nullptr)
        return Error{ErrorCode::corrupt, described(parser->lastError)};
    state->cut = nodes_left_open(*parser);
    take_off_namespaces(xmlDocGetRootElement(state->document));
    state->context = xmlXPathNewContext(state->document);
    return XmlTree(std::move(state));
}

std::string_view XmlTree::damage() const
{
    return state_->damage;
}

bool XmlTree::is_cut(Node node) const
{
    return std::ranges::find(state_->cut, node) != state_->cut.end();
}

XmlTree::Node XmlTree::root() const
{
    return xmlDocGetRootElement(state_->document);
}

std::string_view XmlTree::name(Node node) const
{
    return chars(node->name);
}

XmlTree::Node XmlTree::next_element(Node node, bool into) const
{
    if (auto* child = into ? xmlFirstElementChild(node) : nullptr; child != nullptr)
        return child;
    for (; node != nullptr && node != root(); node = node->parent) {
        if (auto* next = xmlNextElementSibling(node); next != nullptr)
            return next;
    }
    return nullptr;
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
    std::string words;
    for (const char c : taken(xmlNodeGetContent(node))) {
        const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!blank)
            words += c;
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    }
    if (words.ends_with(' '))
        words.pop_back();
    return words;
}

std::string XmlTree::attribute(Node node, const char* attribute_name) const
{
    return taken(xmlGetNoNsProp(node, xml_chars(attribute_name)));
}

// The way of xmlGetNodePath, which counts a node's elder siblings anew for each node: too slow for
// statements of ten thousand entries.
std::string XmlTree::path_to(Node node) const
{
    std::string path;
    for (; node != nullptr && node->type != XML_DOCUMENT_NODE; node = node->parent) {
        const std::string mark = node->type == XML_ATTRIBUTE_NODE ? "@" : "";
        const auto place = mark.empty() ? state_->place_of(node) : 0;
        path.insert(
            0,
            "/" + mark + chars(node->name)
                + (place > 0 ? "[" + std::to_string(place) + "]" : std::string()));
    }
    return path;
}

} // namespace mailroom
