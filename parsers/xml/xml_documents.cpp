#include "parsers/xml/xml_documents.h"

#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr double certain = 1.0;
constexpr double in_doubt = 0.6; // Of the amounts of a document whose sums don't hold.

// xs:decimal, with what senders add to it: blanks, a plus sign, a comma for the point.
std::optional<Decimal> parse_amount(std::string_view written)
{
    std::string text;
    for (const char c : written) {
        if (c != ' ' && c != '+')
            text += c == ',' ? '.' : c;
    }
    if (text.starts_with('.'))
        text.insert(0, 1, '0');
    if (text.ends_with('.'))
        text.pop_back();
    // More places than money has (unit prices with trailing zeros): cut those that say nothing.
    const auto point = text.find('.');
    while (point != text.npos && text.size() - point - 1 > decimal_scale_max && text.back() == '0')
        text.pop_back();
    return parse_decimal(text);
}

// xs:date and xs:dateTime, and UN/EDIFACT 2379 format 102 (CCYYMMDD).
std::optional<Date> parse_xml_date(std::string_view text)
{
    if (const auto date = parse_date(text.substr(0, 10)))
        return date;
    if (text.size() < 8 || text.substr(0, 8).find_first_not_of("0123456789") != text.npos)
        return std::nullopt;
    const std::string iso = std::string(text.substr(0, 4)) + '-' + std::string(text.substr(4, 2))
        + '-' + std::string(text.substr(6, 2));
    return parse_date(iso);
}

Decimal in_hundredths(Decimal amount)
{
    if (amount.scale == 0)
        amount.scale = 2;
    return amount;
}

std::optional<Value> parse_xml_value(const XmlFormat& format, Term term, const std::string& text)
{
    if (const auto codes = format.codes.find(term); codes != format.codes.end()) {
        if (const auto code = codes->second.find(text); code != codes->second.end())
            return parse_value(term, code->second);
        if (const auto other = codes->second.find("*"); other != codes->second.end())
            return parse_value(term, other->second);
    }
    switch (kind_of(term)) {
    case TermKind::amount:
        if (const auto amount = parse_amount(text))
            return format.hundredths.contains(term) ? in_hundredths(*amount) : *amount;
        return std::nullopt;
    case TermKind::date:
        if (const auto date = parse_xml_date(text))
            return *date;
        return std::nullopt;
    case TermKind::text:
    case TermKind::code:
        break;
    }
    return parse_value(term, trimmed(text));
}

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
        read_sums(document.fields, node);
        for (const auto& path : format_.lines)
            read_lines(document, tree_.select(node, path));
        for (const auto& check : format_.checks)
            make_check(document, node, check);
        if (std::ranges::any_of(document.checks, [](const Check& check) { return !check.ok; }))
            lower_amounts(document);
        return document;
    }

private:
    void set_type(Document& document, XmlTree::Node node) const
    {
        for (const auto& type : format_.types) {
            for (const auto code : tree_.select(node, type.path)) {
                const auto found = type.codes.find(tree_.text(code));
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
            for (const auto found : tree_.select(node, field.path)) {
                const auto text = tree_.text(found);
                const auto value = parse_xml_value(format_, field.term, text);
                if (!value)
                    continue;
                facts.set({field.term, *value, certain, evidence_of(found)});
                break;
            }
        }
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
            line.set({product.term, rounded(*left * *right, 2), certain, evidence_of(first)});
        }
    }

    std::optional<Decimal> sum(XmlTree::Node node, const XPath& path) const
    {
        std::optional<Decimal> total;
        for (const auto found : tree_.select(node, path)) {
            if (const auto amount = parse_amount(tree_.text(found)))
                total = total.value_or(Decimal{}) + *amount;
        }
        return total;
    }

    void read_sums(Facts& facts, XmlTree::Node node) const
    {
        for (const auto& field : format_.sums) {
            if (facts.find(field.term) != nullptr)
                continue;
            if (const auto total = sum(node, field.path)) {
                const auto first = tree_.select(node, field.path).front();
                facts.set({field.term, *total, certain, evidence_of(first)});
            }
        }
    }

    void read_lines(Document& document, const std::vector<XmlTree::Node>& nodes) const
    {
        for (const auto node : nodes) {
            if (document.lines.size() >= limits_.lines_max)
                return;
            Facts line;
            read_fields(line, node, format_.line_fields);
            read_products(line, node);
            if (std::ranges::any_of(format_.negates, [&](const XPath& path) {
                    return !tree_.select(node, path).empty();
                }))
                negate_amounts(line);
            if (!line.empty())
                document.lines.push_back(std::move(line));
        }
    }

    static void negate_amounts(Facts& line)
    {
        for (auto& fact : line.facts) {
            auto* amount = std::get_if<Decimal>(&fact.value);
            if (amount != nullptr && !amount->is_negative())
                *amount = -*amount;
        }
    }

    void make_check(Document& document, XmlTree::Node node, const XmlCheck& check) const
    {
        const auto left = sum(node, check.left);
        if (!left)
            return;
        Decimal right;
        for (const auto& operand : check.right) {
            const auto amount = sum(node, operand.path).value_or(Decimal{});
            right = operand.negative ? right - amount : right + amount;
        }
        const bool ok = rounded(*left, 2) == rounded(right, 2);
        document.checks.push_back(
            {check.rule, ok, to_string(*left) + (ok ? " = " : " is not ") + to_string(right)});
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

bool is_of(const XmlTree& tree, const XmlFormat& format)
{
    return std::ranges::find(format.roots, tree.name(tree.root())) != format.roots.end()
        && std::ranges::all_of(format.needs, [&](const XPath& path) {
               return !tree.select(tree.root(), path).empty();
           });
}

} // namespace

std::vector<Document>
read_documents(const XmlTree& tree, const XmlFormat& format, const Limits& limits)
{
    std::vector<Document> documents;
    const DocumentReader reader(tree, format, limits);
    for (const auto node : tree.select(tree.root(), *format.document)) {
        if (documents.size() >= limits.pages_max)
            break;
        documents.push_back(reader.read(node));
    }
    return documents;
}

Parsed<std::vector<Document>> read_xml_documents(std::string_view bytes, const Limits& limits)
{
    Parsed<std::vector<Document>> parsed;
    const auto tree = XmlTree::parse(bytes);
    if (!tree) {
        add_defect(parsed.defects, tree.error().what);
        return parsed;
    }
    const auto format =
        std::ranges::find_if(xml_formats(), [&](const XmlFormat& f) { return is_of(*tree, f); });
    if (format == xml_formats().end()) {
        const auto name = std::string(tree->name(tree->root()).substr(0, 80));
        add_defect(parsed.defects, "XML of a vocabulary that is not known here: <" + name + ">");
        return parsed;
    }
    parsed.value = read_documents(*tree, *format, limits);
    return parsed;
}

} // namespace mailroom
