// The newest text of any text is part of it: no byte of it is invented.

#include "parsers/body/body_text.h"
#include "parsers/body/text_layout.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (mailroom::split_body(text).latest.size() > size)
        std::abort();
    mailroom::text_layout(text);
    return 0;
}
