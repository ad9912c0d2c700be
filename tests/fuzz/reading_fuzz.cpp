// The one way through all the readers, without OCR: the same bytes give the same reading, as the
// worker answers with it.

#include "core/wire.h"
#include "parsers/reader.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const mailroom::Limits limits;
    const mailroom::ReadOptions options{.ocr = false};
    const auto once = mailroom::encode(mailroom::read(bytes, options, limits));
    if (once != mailroom::encode(mailroom::read(bytes, options, limits)))
        std::abort();
    return 0;
}
