// Statements of banks: MT940, MT942, BAI2.

#include "parsers/bank/bai2_reader.h"
#include "parsers/bank/mt940_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const mailroom::Limits limits;
    mailroom::read_mt940(bytes, limits);
    mailroom::read_bai2(bytes, limits);
    return 0;
}
