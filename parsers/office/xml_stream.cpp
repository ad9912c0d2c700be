#include "parsers/office/xml_stream.h"

#include <limits>
#include <utility>

#include <libxml/xmlreader.h>

namespace mailroom {
namespace {

const char* chars(const xmlChar* text)
{
    return text != nullptr ? reinterpret_cast<const char*>(text) : "";
}

void stay_silent(void*, const char*, xmlParserSeverities, xmlTextReaderLocatorPtr) {}

} // namespace

struct XmlStream::State {
    xmlTextReader* reader = nullptr;
    bool end_is_due = false; // Of an empty element that has just begun.
    bool damaged = false;

    ~State() { xmlFreeTextReader(reader); }
};

XmlStream::XmlStream(std::string_view bytes) : state_(std::make_unique<State>())
{
    constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    if (bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()))
        state_->reader = xmlReaderForMemory(
            bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, options);
    state_->damaged = state_->reader == nullptr;
    if (!state_->damaged)
        xmlTextReaderSetErrorHandler(state_->reader, stay_silent, nullptr);
}

XmlStream::~XmlStream() = default;

XmlStream::Event XmlStream::next()
{
    if (std::exchange(state_->end_is_due, false))
        return Event::end;
    while (!state_->damaged) {
        const int read = xmlTextReaderRead(state_->reader);
        state_->damaged = read < 0;
        if (read <= 0)
            break;
        switch (xmlTextReaderNodeType(state_->reader)) {
        case XML_READER_TYPE_ELEMENT:
            state_->end_is_due = xmlTextReaderIsEmptyElement(state_->reader) == 1;
            return Event::begin;
        case XML_READER_TYPE_END_ELEMENT:
            return Event::end;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            return Event::text;
        default:
            break;
        }
    }
    return Event::finished;
}

bool XmlStream::is_damaged() const
{
    return state_->damaged;
}

std::string_view XmlStream::name() const
{
    return chars(xmlTextReaderConstLocalName(state_->reader));
}

std::string XmlStream::attribute(const char* local_name) const
{
    std::string value;
    auto* reader = state_->reader;
    for (int more = xmlTextReaderMoveToFirstAttribute(reader); more == 1;
         more = xmlTextReaderMoveToNextAttribute(reader)) {
        if (std::string_view(chars(xmlTextReaderConstLocalName(reader))) == local_name) {
            value = chars(xmlTextReaderConstValue(reader));
            break;
        }
    }
    xmlTextReaderMoveToElement(reader);
    return value;
}

std::string_view XmlStream::text() const
{
    return chars(xmlTextReaderConstValue(state_->reader));
}

} // namespace mailroom
