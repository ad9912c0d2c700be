// XML of every vocabulary, and of none.

#include "parsers/xml/xml_documents.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const mailroom::Limits limits;
    mailroom::read_xml_documents(bytes, limits);
    return 0;
}
