// Text of word processors: RTF, .docx, .odt.

#include "parsers/office/rtf_reader.h"
#include "parsers/office/word_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const mailroom::Limits limits;
    mailroom::rtf_to_html(bytes, limits);
    mailroom::word_to_html(bytes, limits);
    return 0;
}
