// A message from any bytes: every part's content lies within bounds that can be read, and reading
// again gives the same.

#include "parsers/mime/message_parser.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view raw(reinterpret_cast<const char*>(data), size);
    const mailroom::Limits limits;
    const auto once = mailroom::parse_message(raw, limits);
    const auto again = mailroom::parse_message(raw, limits);
    if (once.value.parts.size() != again.value.parts.size() || once.defects != again.defects)
        std::abort();
    for (std::size_t i = 0; i < once.value.parts.size(); ++i) {
        if (mailroom::sha256(once.value.parts[i].content)
            != again.value.parts[i].description.sha256)
            std::abort();
    }
    return 0;
}
