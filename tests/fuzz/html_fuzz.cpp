// HTML from any bytes to text and to places.

#include "parsers/html/html_text.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view html(reinterpret_cast<const char*>(data), size);
    const mailroom::Limits limits;
    mailroom::read_html_text(html, "", limits);
    mailroom::read_html(html, "utf-8", limits);
    return 0;
}
