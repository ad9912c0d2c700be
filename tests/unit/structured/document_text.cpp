#include "tests/unit/structured/document_text.h"

#include "parsers/bank/bai2_reader.h"
#include "parsers/bank/mt940_reader.h"
#include "parsers/edi/edi_documents.h"
#include "parsers/edi/edi_interchange.h"
#include "parsers/xml/xml_documents.h"

#include <algorithm>

namespace mailroom {
namespace {

std::string without_trailing_zeros(const Value& value)
{
    auto text = to_string(value);
    if (!std::holds_alternative<Decimal>(value) || text.find('.') == text.npos)
        return text;
    text.resize(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

std::string text_of(const Facts& facts, const std::string& indent)
{
    std::vector<const Fact*> sorted;
    for (const auto& fact : facts.facts)
        sorted.push_back(&fact);
    std::ranges::sort(sorted, {}, &Fact::term);
    std::string text;
    for (const auto* fact : sorted) {
        text += indent + std::string(to_string(fact->term)) + ": "
            + without_trailing_zeros(fact->value) + '\n';
    }
    return text;
}

} // namespace

Parsed<std::vector<Document>> read_structured(std::string_view bytes)
{
    const Limits limits;
    if (edi_syntax(bytes))
        return read_edi_documents(bytes, limits);
    if (looks_like_mt940(bytes))
        return read_mt940(bytes, limits);
    if (looks_like_bai2(bytes))
        return read_bai2(bytes, limits);
    return read_xml_documents(bytes, limits);
}

std::string text_of(const Facts& line)
{
    return text_of(line, "    ");
}

std::string text_of(const Parsed<std::vector<Document>>& read)
{
    std::string text;
    for (const auto& document : read.value) {
        text += "document " + std::string(to_string(document.type)) + '\n';
        text += text_of(document.fields, "  ");
        for (const auto& line : document.lines)
            text += "  line\n" + text_of(line);
        for (const auto& check : document.checks)
            text += "  check " + check.rule + (check.ok ? " holds\n" : " fails\n");
    }
    for (const auto& defect : read.defects)
        text += "defect " + defect + '\n';
    return text;
}

} // namespace mailroom
