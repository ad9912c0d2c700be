#include "parsers/xml/xml_checks.h"

#include "parsers/xml/xml_values.h"

#include <algorithm>

namespace mailroom {
namespace {

class Checker {
public:
    Checker(
        const XmlTree& tree, const XmlFormat& format, XmlTree::Node node, const Document& document)
        : tree_(tree),
          format_(format),
          node_(node),
          document_(document)
    {
    }

    std::optional<Check> make(const XmlCheck& check) const
    {
        const auto left = total(check.left, false), right = total(check.right, true);
        if (!left || !right)
            return std::nullopt;
        return compared(check.rule, *left, *right, rounded(*left, 2) == rounded(*right, 2));
    }

    // QUIRK: the rule leaves a whole unit of the currency to rounding (EN 16931 schematron).
    std::optional<Check> make(const XmlPercentCheck& check) const
    {
        std::optional<Check> made;
        for (const auto node : tree_.select(node_, check.node)) {
            const auto left = sum(node, check.left), base = sum(node, check.base),
                       rate = sum(node, check.rate);
            if (!left || !base || !rate)
                continue;
            const auto right = rounded(*base * *rate * Decimal{1, 2}, 2);
            made = compared(check.rule, *left, right, abs(*left - right) < Decimal{1, 0});
            if (!made->ok)
                break;
        }
        return made;
    }

private:
    std::optional<Decimal> sum(XmlTree::Node node, const XPath& path) const
    {
        return xml_sum(tree_, format_, node, path);
    }

    std::optional<Decimal> value_of(Term term) const
    {
        if (const auto amount = document_.fields.amount(term))
            return amount;
        std::optional<Decimal> total;
        for (const auto& line : document_.lines) {
            if (const auto amount = line.amount(term))
                total = total.value_or(Decimal{}) + *amount;
        }
        return total;
    }

    std::optional<Decimal>
    total(const std::vector<XmlCheck::Operand>& operands, bool first_is_needed) const
    {
        std::optional<Decimal> total;
        for (const auto& operand : operands) {
            auto amount = operand.term ? value_of(*operand.term) : sum(node_, *operand.path);
            if (amount)
                amount = with_implied_decimals(*amount, operand.implied_decimals);
            if (!amount && first_is_needed && &operand == &operands.front())
                return std::nullopt;
            if (amount)
                total = total.value_or(Decimal{}) + (operand.negative ? -*amount : *amount);
        }
        return total;
    }

    static Check
    compared(const std::string& rule, const Decimal& left, const Decimal& right, bool ok)
    {
        return {rule, ok, to_string(left) + (ok ? " = " : " is not ") + to_string(right)};
    }

    const XmlTree& tree_;
    const XmlFormat& format_;
    XmlTree::Node node_;
    const Document& document_;
};

// Of several lines of one rule, the first that holds counts, else the first.
void add(std::vector<Check>& checks, std::optional<Check> made)
{
    if (!made)
        return;
    const auto same = std::ranges::find(checks, made->rule, &Check::rule);
    if (same == checks.end())
        checks.push_back(std::move(*made));
    else if (!same->ok && made->ok)
        *same = std::move(*made);
}

} // namespace

std::vector<Check> make_xml_checks(
    const XmlTree& tree, const XmlFormat& format, XmlTree::Node node, const Document& document)
{
    const Checker checker(tree, format, node, document);
    std::vector<Check> checks;
    for (const auto& check : format.checks)
        add(checks, checker.make(check));
    for (const auto& check : format.percent_checks)
        add(checks, checker.make(check));
    for (const auto& doubt : format.doubts) {
        if (!tree.select(node, doubt.path).empty())
            checks.push_back({doubt.rule, false, doubt.why});
    }
    return checks;
}

} // namespace mailroom
