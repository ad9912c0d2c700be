#include "parsers/xml/xml_format.h"

#include "core/text.h"
#include "embedded/xml_format_files.h"

#include <cassert>
#include <functional>

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

Status add_root(XmlFormat& format, const Columns& columns)
{
    for (const auto name : words_of(columns[1]))
        format.roots.emplace_back(name);
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

template <auto Paths>
Status add_field(XmlFormat& format, const Columns& columns)
{
    (format.*Paths).push_back({TRY(parse_term(columns[1])), XPath(columns[2])});
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

Status add_hundredths(XmlFormat& format, const Columns& columns)
{
    for (const auto name : words_of(columns[1]))
        format.hundredths.insert(TRY(parse_term(name)));
    return {};
}

Status add_line_product(XmlFormat& format, const Columns& columns)
{
    format.line_products.push_back(
        {TRY(parse_term(columns[1])), XPath(columns[2]), XPath(columns[3])});
    return {};
}

Status add_loop(XmlFormat& format, const Columns& columns)
{
    auto& children = format.loops[std::string(columns[1])];
    for (const auto name : words_of(columns[2]))
        children.emplace(name);
    return {};
}

Status add_check(XmlFormat& format, const Columns& columns)
{
    XmlCheck check{std::string(columns[1]), XPath(columns[2]), {}};
    for (const auto word : words_of(columns[3])) {
        if (word == "=")
            continue;
        if (word[0] != '+' && word[0] != '-')
            return mistake("an operand begins with + or -: " + std::string(word));
        check.right.push_back({word[0] == '-', XPath(word.substr(1))});
    }
    format.checks.push_back(std::move(check));
    return {};
}

struct Directive {
    std::string_view name;
    std::size_t columns_min;
    Status (*add)(XmlFormat&, const Columns&);
};

constexpr Directive directives[] = {
    {"root", 2, add_root},
    {"needs", 2, add_path<&XmlFormat::needs>},
    {"document", 2, add_document},
    {"type", 3, add_type},
    {"field", 3, add_field<&XmlFormat::fields>},
    {"sum", 3, add_field<&XmlFormat::sums>},
    {"line", 2, add_path<&XmlFormat::lines>},
    {"linefield", 3, add_field<&XmlFormat::line_fields>},
    {"negate", 2, add_path<&XmlFormat::negates>},
    {"code", 3, add_code},
    {"hundredths", 2, add_hundredths},
    {"lineproduct", 4, add_line_product},
    {"loop", 3, add_loop},
    {"check", 4, add_check},
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
        if (auto status = add_directive(format, split(line, '\t')); !status)
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
