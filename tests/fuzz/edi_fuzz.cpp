// X12, EDIFACT and TRADACOMS interchanges.

#include "parsers/edi/edi_documents.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const mailroom::Limits limits;
    mailroom::read_edi_documents(bytes, limits);
    return 0;
}
