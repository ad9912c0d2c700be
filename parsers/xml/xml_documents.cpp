#include "parsers/xml/xml_documents.h"

#include "parsers/xml/xml_checks.h"
#include "parsers/xml/xml_line_sums.h"
#include "parsers/xml/xml_values.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr double certain = 1.0;
constexpr double in_doubt = 0.6; // Of the amounts of a document whose sums don't hold.

class DocumentReader {
public:
    DocumentReader(const XmlTree& tree, const XmlFormat& format, const Limits& limits)
        : tree_(tree),
          format_(format),
          limits_(limits)
    {
    }

    Document read(XmlTree::Node node) const
    {
        Document document{.type = format_.type, .type_confidence = certain};
        document.method = ReadingMethod::xml;
        set_type(document, node);
        read_fields(document.fields, node, format_.fields);
        std::vector<std::size_t> credits;
        for (const auto& path : format_.lines)
            read_lines(document, credits, tree_.select(node, path));
        if (tree_.is_cut(node)) {
            drop_unsettled(document, credits);
        } else {
            settle_payment(document, credits);
            document.checks = make_xml_checks(tree_, format_, node, document);
        }
        if (!tree_.damage().empty())
            document.checks.push_back({"well-formed", false, std::string(tree_.damage())});
        if (std::ranges::any_of(document.checks, [](const Check& check) { return !check.ok; }))
            lower_amounts(document);
        return document;
    }

private:
    void set_type(Document& document, XmlTree::Node node) const
    {
        for (const auto& type : format_.types) {
            for (const auto code : tree_.select(node, type.path)) {
                auto found = type.codes.find(tree_.text(code));
                if (found == type.codes.end())
                    found = type.codes.find("*");
                if (found == type.codes.end())
                    continue;
                document.type = found->second;
                return;
            }
        }
    }

    void
    read_fields(Facts& facts, XmlTree::Node node, const std::vector<XmlFieldPath>& fields) const
    {
        for (const auto& field : fields) {
            if (facts.find(field.term) != nullptr)
                continue;
            if (field.nodes == XmlNodes::sum)
                read_sum(facts, node, field);
            else
                read_field(facts, tree_.select(node, field.path), field);
        }
    }

    void read_field(
        Facts& facts, const std::vector<XmlTree::Node>& nodes, const XmlFieldPath& field) const
    {
        std::string text;
        for (const auto found : nodes) {
            if (tree_.is_cut(found))
                return;
            text += tree_.text(found);
            if (field.nodes != XmlNodes::first && found != nodes.back()) {
                const bool blank = field.nodes == XmlNodes::joined && !text.empty();
                text += blank && !text.ends_with(' ') ? " " : "";
                continue;
            }
            if (const auto value = parse_xml_value(format_, field, text)) {
                facts.set({field.term, *value, certain, evidence_of(found)});
                return;
            }
            text.clear();
        }
    }

    void read_sum(Facts& facts, XmlTree::Node node, const XmlFieldPath& field) const
    {
        const auto total = tree_.is_cut(node) ? std::nullopt : sum(node, field.path);
        if (!total)
            return;
        const auto first = tree_.select(node, field.path).front();
        const auto less = field.less ? sum(node, *field.less).value_or(Decimal{}) : Decimal{};
        const auto value = with_implied_decimals(*total - less, field.implied_decimals);
        facts.set({field.term, value, certain, evidence_of(first)});
    }

    Evidence evidence_of(XmlTree::Node node) const
    {
        static const XPath segment("ancestor-or-self::*[@segment][1]/@segment");
        if (const auto segments = tree_.select(node, segment); !segments.empty())
            return {.segment = tree_.text(segments.front()), .text = tree_.text(node)};
        return {.xpath = tree_.path_to(node), .text = tree_.text(node)};
    }

    void read_products(Facts& line, XmlTree::Node node) const
    {
        for (const auto& product : format_.line_products) {
            const auto left = sum(node, product.left), right = sum(node, product.right);
            if (line.find(product.term) != nullptr || !left || !right)
                continue;
            const auto first = tree_.select(node, product.left).front();
            const auto share = Decimal{1, product.implied_decimals};
            const auto value = rounded(*left * *right * share, 2);
            line.set({product.term, value, certain, evidence_of(first)});
        }
    }

    std::optional<Decimal> sum(XmlTree::Node node, const XPath& path) const
    {
        return xml_sum(tree_, format_, node, path);
    }

    bool selects(const std::vector<XPath>& paths, XmlTree::Node node) const
    {
        return std::ranges::any_of(
            paths, [&](const XPath& path) { return !tree_.select(node, path).empty(); });
    }

    // `credits`: indices of the lines that are credits, as the format tells them.
    void read_lines(
        Document& document,
        std::vector<std::size_t>& credits,
        const std::vector<XmlTree::Node>& nodes) const
    {
        for (const auto node : nodes) {
            if (document.lines.size() >= limits_.lines_max || tree_.is_cut(node))
                return;
            Facts line;
            read_fields(line, node, format_.line_fields);
            read_products(line, node);
            if (selects(format_.negates, node))
                negate_amounts(line);
            settle_reductions(line);
            // QUIRK: ZUGFeRD 1 writers put their letter's sentences into lines of their own.
            const bool is_note = line.facts.size() == 1 && line.find(Term::description) != nullptr;
            if (line.empty() || is_note)
                continue;
            if (selects(format_.credits, node))
                credits.push_back(document.lines.size());
            document.lines.push_back(std::move(line));
        }
    }

    static void lower_amounts(Document& document)
    {
        for (auto& fact : document.fields.facts) {
            if (kind_of(fact.term) == TermKind::amount)
                fact.confidence = in_doubt;
        }
    }

    const XmlTree& tree_;
    const XmlFormat& format_;
    const Limits& limits_;
};

bool is_of(const XmlTree& tree, XmlTree::Node root, const XmlFormat& format)
{
    return std::ranges::find(format.roots, tree.name(root)) != format.roots.end()
        && std::ranges::all_of(
               format.needs, [&](const XPath& path) { return !tree.select(root, path).empty(); });
}

const XmlFormat* format_of(const XmlTree& tree, XmlTree::Node root)
{
    const auto formats = xml_formats();
    const auto found =
        std::ranges::find_if(formats, [&](const XmlFormat& f) { return is_of(tree, root, f); });
    return found == formats.end() ? nullptr : &*found;
}

} // namespace

std::vector<Document> read_documents(
    const XmlTree& tree, XmlTree::Node root, const XmlFormat& format, const Limits& limits)
{
    std::vector<Document> documents;
    const DocumentReader reader(tree, format, limits);
    for (const auto node : tree.select(root, *format.document)) {
        if (documents.size() >= limits.pages_max)
            break;
        documents.push_back(reader.read(node));
    }
    return documents;
}

Parsed<std::vector<Document>> read_xml_documents(std::string_view bytes, const Limits& limits)
{
    Parsed<std::vector<Document>> parsed;
    const auto tree = XmlTree::parse(bytes, parsed.defects);
    if (!tree) {
        add_defect(parsed.defects, tree.error().what);
        return parsed;
    }
    if (!tree->damage().empty())
        add_defect(parsed.defects, std::string(tree->damage()));
    // Documents may stand in envelopes: SBDH, SOAP, a list of our customer's own. What stands in a
    // document is not looked into.
    bool known = false;
    for (auto node = tree->root(); node != nullptr && parsed.value.size() < limits.pages_max;) {
        const auto* format = format_of(*tree, node);
        known = known || format != nullptr;
        if (format != nullptr) {
            auto read = read_documents(*tree, node, *format, limits);
            std::ranges::move(read, std::back_inserter(parsed.value));
        }
        node = tree->next_element(node, format == nullptr);
    }
    if (!known) {
        const auto name = std::string(tree->name(tree->root()).substr(0, 80));
        add_defect(parsed.defects, "XML of a vocabulary that is not known here: <" + name + ">");
    }
    return parsed;
}

} // namespace mailroom
