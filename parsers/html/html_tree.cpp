#include "parsers/html/html_tree.h"

#include "core/text.h"
#include "parsers/html/html_cascade.h"
#include "parsers/html/html_sheet.h"
#include "parsers/html/html_style.h"
#include "parsers/html/html_tags.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <unordered_set>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

namespace mailroom {
namespace {

constexpr std::uint32_t depth_max = 200; // Of our tree.
constexpr int open_elements_max = 5'000; // Of libxml2's stack, whose look-ups are linear in it.
constexpr std::size_t nodes_max = 1'000'000;
constexpr std::size_t links_max = 2'000;
constexpr std::size_t link_bytes_max = 2'000;

class TreeBuilder {
public:
    explicit TreeBuilder(Defects& defects) : defects_(defects)
    {
        tree_.nodes.emplace_back();
        tree_.nodes[0].tag = HtmlTag::block;
    }

    void start(std::string_view name, HtmlAttributes attributes)
    {
        if (name == "link" && contains_ignoring_case(attributes.value("rel"), "stylesheet"))
            cascade_.add_unknown_sheet();
        in_style_ = name == "style" && is_for_every_screen(attributes.value("media"));
        if (unseen_depth_ > 0 || is_never_shown(name)) {
            ++unseen_depth_;
            return;
        }
        std::string style;
        cascade_.open(name, attributes, style);
        if (is_hidden(attributes)) {
            cascade_.close();
            ++unseen_depth_;
            hidden_ = true;
            return;
        }
        if (name == "a" || name == "area")
            add_link(attributes.value("href"));
        open_.push_back(open_.size() < depth_max && tree_.nodes.size() < nodes_max);
        if (!open_.back()) {
            add_defect(defects_, "HTML is nested too deep or too large");
            return;
        }
        HtmlNode node;
        node.tag = tag_of(name, attributes);
        node.bold = tree_.nodes[current_].bold || name == "b" || name == "strong" || name == "th"
            || (name.size() == 2 && name[0] == 'h' && name[1] <= '6');
        node.colspan = span(attributes.value("colspan"));
        node.rowspan = span(attributes.value("rowspan"));
        current_ = append(std::move(node));
        if (name == "tfoot")
            feet_.push_back(current_);
    }

    void end()
    {
        if (in_style_) {
            cascade_.add_sheet(style_text_);
            style_text_.clear();
            in_style_ = false;
        }
        if (unseen_depth_ > 0) {
            hidden_text_seen_ |= unseen_depth_ == 1 && hidden_ && hidden_bytes_ > 0;
            if (--unseen_depth_ == 0)
                hidden_ = false, hidden_bytes_ = 0;
            return;
        }
        if (open_.empty())
            return;
        if (open_.back()) {
            if (tree_.nodes[current_].tag == HtmlTag::table)
                set_foot_last();
            current_ = tree_.nodes[current_].parent;
        }
        open_.pop_back();
        cascade_.close();
    }

    void characters(std::string_view text)
    {
        if (unseen_depth_ > 0) {
            if (in_style_)
                style_text_ += text;
            hidden_bytes_ += hidden_ && !trimmed(text).empty() ? text.size() : 0;
            return;
        }
        if (!cascade_.text_is_seen() && !trimmed(text).empty()) { // Blanks part words all the same.
            hidden_text_seen_ = true;
            return;
        }
        auto& parent = tree_.nodes[current_];
        if (parent.last_child != HtmlNode::none
            && tree_.nodes[parent.last_child].tag == HtmlTag::text) {
            tree_.nodes[parent.last_child].text += text;
            return;
        }
        if (tree_.nodes.size() >= nodes_max)
            return;
        HtmlNode node;
        node.tag = HtmlTag::text;
        node.bold = parent.bold;
        node.text = text;
        append(std::move(node));
    }

    HtmlTree take() &&
    {
        if (hidden_text_seen_)
            add_defect(defects_, "hidden text was left out");
        return std::move(tree_);
    }

private:
    static std::uint16_t span(std::string_view text)
    {
        constexpr unsigned span_max = 500;
        unsigned value = 1;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return static_cast<std::uint16_t>(std::clamp(value, 1u, span_max));
    }

    static HtmlTag tag_of(std::string_view name, const HtmlAttributes& attributes)
    {
        const auto tag = tag_by_mailer_marks(name, tag_named(name), attributes);
        return tag_by_display(tag, attributes);
    }

    void add_link(std::string_view href)
    {
        href = trimmed(href).substr(0, link_bytes_max);
        if (href.empty() || tree_.links.size() >= links_max)
            return;
        if (links_seen_.emplace(href).second)
            tree_.links.emplace_back(href);
    }

    // A table's <tfoot> is shown below its rows, wherever it stands in the source; it has one.
    void set_foot_last()
    {
        auto foot = HtmlNode::none;
        for (; !feet_.empty() && tree_.nodes[feet_.back()].parent == current_; feet_.pop_back())
            foot = feet_.back();
        auto& table = tree_.nodes[current_];
        if (foot == HtmlNode::none || foot == table.last_child)
            return;
        const auto next = std::exchange(tree_.nodes[foot].next_sibling, HtmlNode::none);
        auto* link = &table.first_child;
        while (*link != foot)
            link = &tree_.nodes[*link].next_sibling;
        *link = next;
        tree_.nodes[std::exchange(table.last_child, foot)].next_sibling = foot;
    }

    std::uint32_t append(HtmlNode node)
    {
        const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
        node.parent = current_;
        auto& parent = tree_.nodes[current_];
        if (parent.last_child == HtmlNode::none)
            parent.first_child = index;
        else
            tree_.nodes[parent.last_child].next_sibling = index;
        parent.last_child = index;
        tree_.nodes.push_back(std::move(node));
        return index;
    }

    Defects& defects_;
    HtmlTree tree_;
    std::unordered_set<std::string> links_seen_;
    std::vector<std::uint32_t> feet_; // Of the open tables.
    HtmlCascade cascade_;
    std::string style_text_; // Of the <style> that is open.
    bool in_style_ = false;
    std::vector<bool> open_; // Whether each open element has a node of its own.
    std::uint32_t current_ = 0, unseen_depth_ = 0;
    bool hidden_ = false, hidden_text_seen_ = false;
    std::size_t hidden_bytes_ = 0;
};

struct Parser {
    TreeBuilder builder;
    htmlParserCtxtPtr context = nullptr;
    bool stopped = false;
};

std::string_view view(const xmlChar* text)
{
    return reinterpret_cast<const char*>(text);
}

void on_start(void* user, const xmlChar* name, const xmlChar** attributes)
{
    auto& parser = *static_cast<Parser*>(user);
    if (parser.context->nameNr > open_elements_max) {
        parser.stopped = true;
        xmlStopParser(parser.context);
        return;
    }
    HtmlAttributes list;
    for (; attributes && *attributes; attributes += 2) {
        list.add(view(attributes[0]), attributes[1] ? view(attributes[1]) : std::string_view());
    }
    parser.builder.start(view(name), list);
}

void on_end(void* user, const xmlChar*)
{
    static_cast<Parser*>(user)->builder.end();
}

void on_characters(void* user, const xmlChar* text, int size)
{
    static_cast<Parser*>(user)->builder.characters(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

struct FreeContext {
    void operator()(htmlParserCtxtPtr context) const
    {
        xmlFreeDoc(context->myDoc);
        context->myDoc = nullptr;
        htmlFreeParserCtxt(context);
    }
};

} // namespace

HtmlTree read_html_tree(const std::string& utf8, const Limits& limits, Defects& defects)
{
    Parser parser{TreeBuilder(defects)};
    const auto size = std::min<std::size_t>(utf8.size(), limits.text_bytes_max * std::size_t{4});
    if (size < utf8.size())
        add_defect(defects, "HTML is too long; its end was left out");
    const std::unique_ptr<htmlParserCtxt, FreeContext> context(
        htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(size)));
    if (!context) // An empty body.
        return std::move(parser.builder).take();
    htmlSAXHandler handler{};
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_characters;
    handler.ignorableWhitespace = on_characters;
    *context->sax = handler;
    context->userData = &parser;
    parser.context = context.get();
    htmlCtxtUseOptions(
        context.get(),
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
            | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(context.get());
    if (parser.stopped)
        add_defect(defects, "HTML is nested too deep; the rest was left out");
    return std::move(parser.builder).take();
}

} // namespace mailroom
