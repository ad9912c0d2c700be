#include "parsers/xml/xml_format.h"

#include "core/text.h"
#include "embedded/xml_format_files.h"

#include <algorithm>
#include <cassert>

namespace mailroom {
namespace {

using Columns = std::vector<std::string_view>;

Error mistake(std::string_view what)
{
    return {ErrorCode::invalid_argument, std::string(what)};
}

Columns words_of(std::string_view text)
{
    Columns words;
    for (const auto word : split(text, ' ')) {
        if (!word.empty())
            words.push_back(word);
    }
    return words;
}

Result<Term> parse_term(std::string_view name)
{
    const auto term = enum_from_string<Term>(name);
    if (!term)
        return mistake("no such term: " + std::string(name));
    return *term;
}

Result<DocumentType> parse_type(std::string_view name)
{
    const auto type = enum_from_string<DocumentType>(name);
    if (!type)
        return mistake("no such document type: " + std::string(name));
    return *type;
}

// "381=credit_note 380=invoice"
Result<std::map<std::string, std::string>> parse_codes(std::string_view text)
{
    std::map<std::string, std::string> codes;
    for (const auto word : words_of(text)) {
        const auto at = word.find('=');
        if (at == word.npos)
            return mistake("CODE=NAME is expected, not " + std::string(word));
        codes.emplace(word.substr(0, at), word.substr(at + 1));
    }
    return codes;
}

template <auto Names>
Status add_names(XmlFormat& format, const Columns& columns)
{
    for (const auto name : words_of(columns[1]))
        (format.*Names).emplace_back(name);
    return {};
}

Status add_let(XmlFormat& format, const Columns& columns)
{
    format.names['$' + std::string(columns[1])] = columns[2];
    return {};
}

Status add_document(XmlFormat& format, const Columns& columns)
{
    format.document.emplace(columns[1]);
    if (columns.size() > 2)
        format.type = TRY(parse_type(columns[2]));
    return {};
}

Status add_type(XmlFormat& format, const Columns& columns)
{
    XmlTypePath type{XPath(columns[1]), {}};
    for (const auto& [code, name] : TRY(parse_codes(columns[2])))
        type.codes.emplace(code, TRY(parse_type(name)));
    format.types.push_back(std::move(type));
    return {};
}

Status add_option(XmlFieldPath& field, std::string_view option)
{
    static const std::map<std::string_view, XmlNodes> ways{
        {"joined", XmlNodes::joined}, {"glued", XmlNodes::glued}, {"sum", XmlNodes::sum}};
    if (const auto way = ways.find(option); way != ways.end())
        field.nodes = way->second;
    else if (option.size() == 8 && option.starts_with("implied"))
        field.implied_decimals = static_cast<std::uint8_t>(option.back() - '0');
    else
        return mistake("no such option: " + std::string(option));
    return {};
}

template <auto Paths>
Status add_field(XmlFormat& format, const Columns& columns)
{
    XmlFieldPath field{.term = TRY(parse_term(columns[1])), .path = XPath(columns[2])};
    for (const auto option : words_of(columns.size() > 3 ? columns[3] : std::string_view()))
        TRY(add_option(field, option));
    if (columns.size() > 4)
        field.less.emplace(columns[4]);
    (format.*Paths).push_back(std::move(field));
    return {};
}

template <auto Paths>
Status add_path(XmlFormat& format, const Columns& columns)
{
    (format.*Paths).emplace_back(columns[1]);
    return {};
}

Status add_code(XmlFormat& format, const Columns& columns)
{
    format.codes[TRY(parse_term(columns[1]))] = TRY(parse_codes(columns[2]));
    return {};
}

Status add_line_product(XmlFormat& format, const Columns& columns)
{
    XmlFieldPath left{.term = TRY(parse_term(columns[1])), .path = XPath(columns[2])};
    for (const auto option : words_of(columns.size() > 4 ? columns[4] : std::string_view()))
        TRY(add_option(left, option));
    format.line_products.push_back(
        {left.term, std::move(left.path), XPath(columns[3]), left.implied_decimals});
    return {};
}

Status add_loop(XmlFormat& format, const Columns& columns)
{
    auto& children = format.loops[std::string(columns[1])];
    for (const auto name : words_of(columns[2]))
        children.emplace(name);
    return {};
}

// "+PATH -PATH +@TERM": operands are parted by a blank before their sign, so that paths may hold
// blanks.
Result<std::vector<XmlCheck::Operand>> parse_operands(std::string_view text)
{
    std::vector<XmlCheck::Operand> operands;
    while (!text.empty()) {
        if (text[0] != '+' && text[0] != '-')
            return mistake("an operand begins with + or -: " + std::string(text));
        const auto end = std::min({text.find(" +"), text.find(" -"), text.size()});
        const auto own = trimmed(text.substr(1, end - 1));
        XmlCheck::Operand operand{text[0] == '-', std::nullopt, std::nullopt};
        operand.implied_decimals = own.starts_with('%') ? 2 : 0;
        if (own.starts_with('@'))
            operand.term = TRY(parse_term(own.substr(1)));
        else
            operand.path.emplace(own.substr(own.starts_with('%') ? 1 : 0));
        operands.push_back(std::move(operand));
        text = trimmed(text.substr(end));
    }
    return operands;
}

Status add_check(XmlFormat& format, const Columns& columns)
{
    const auto right = trimmed(columns[3]);
    if (!right.starts_with('='))
        return mistake("the right side begins with =");
    XmlCheck check{
        std::string(columns[1]), TRY(parse_operands(trimmed(columns[2]))),
        TRY(parse_operands(trimmed(right.substr(1))))};
    if (check.left.empty() || check.right.empty())
        return mistake("a side is empty");
    format.checks.push_back(std::move(check));
    return {};
}

Status add_percent_check(XmlFormat& format, const Columns& columns)
{
    format.percent_checks.push_back(
        {std::string(columns[1]), XPath(columns[2]), XPath(columns[3]), XPath(columns[4]),
         XPath(columns[5])});
    return {};
}

Status add_doubt(XmlFormat& format, const Columns& columns)
{
    format.doubts.push_back({std::string(columns[1]), XPath(columns[2]), std::string(columns[3])});
    return {};
}

struct Directive {
    std::string_view name;
    std::size_t columns_min;
    Status (*add)(XmlFormat&, const Columns&);
};

constexpr Directive directives[] = {
    {"let", 3, add_let},
    {"root", 2, add_names<&XmlFormat::roots>},
    {"needs", 2, add_path<&XmlFormat::needs>},
    {"with", 2, add_names<&XmlFormat::with>},
    {"document", 2, add_document},
    {"type", 3, add_type},
    {"field", 3, add_field<&XmlFormat::fields>},
    {"line", 2, add_path<&XmlFormat::lines>},
    {"linefield", 3, add_field<&XmlFormat::line_fields>},
    {"lineproduct", 4, add_line_product},
    {"negate", 2, add_path<&XmlFormat::negates>},
    {"credit", 2, add_path<&XmlFormat::credits>},
    {"debit", 2, add_path<&XmlFormat::debits>},
    {"code", 3, add_code},
    {"loop", 3, add_loop},
    {"check", 4, add_check},
    {"doubt", 4, add_doubt},
    {"percent", 6, add_percent_check},
};

Status add_directive(XmlFormat& format, const Columns& columns)
{
    for (const auto& directive : directives) {
        if (directive.name != columns[0])
            continue;
        if (columns.size() < directive.columns_min)
            return mistake("too few columns");
        return directive.add(format, columns);
    }
    return mistake("no such directive: " + std::string(columns[0]));
}

// The longest name first, so that $line is not found in $lines.
std::string
with_names_replaced(const std::map<std::string, std::string>& names, std::string_view line)
{
    std::string text(line);
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        for (auto at = text.find(name->first); at != text.npos;
             at = text.find(name->first, at + name->second.size()))
            text.replace(at, name->first.size(), name->second);
    }
    return text;
}

} // namespace

Result<XmlFormat> parse_xml_format(std::string_view name, std::string_view text)
{
    XmlFormat format;
    format.name = name.substr(0, name.find('.'));
    std::size_t number = 0;
    for (const auto line : split(text, '\n')) {
        ++number;
        if (trimmed(line).empty() || line.starts_with('#'))
            continue;
        const auto written = with_names_replaced(format.names, line);
        if (auto status = add_directive(format, split(written, '\t')); !status)
            return mistake(
                std::string(name) + ':' + std::to_string(number) + ": " + status.error().what);
    }
    if (format.roots.empty() || !format.document)
        return mistake(std::string(name) + ": needs a root and a document");
    return format;
}

std::span<const XmlFormat> xml_formats()
{
    static const auto formats = [] {
        std::vector<XmlFormat> read;
        for (const auto& file : embedded::xml_format_files()) {
            auto format = parse_xml_format(file.name, file.bytes);
            assert(format && "a format file holds a mistake; xml_test names it");
            read.push_back(std::move(*format));
        }
        return read;
    }();
    return formats;
}

} // namespace mailroom
