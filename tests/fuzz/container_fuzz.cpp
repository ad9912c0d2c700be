// Archives, .msg, TNEF, signed data: any bytes are tried as each of these.

#include "parsers/container/archive.h"
#include "parsers/container/compressed_rtf.h"
#include "parsers/container/detect_type.h"
#include "parsers/container/msg_reader.h"
#include "parsers/container/signed_data.h"
#include "parsers/container/tnef_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const mailroom::Limits limits;
    mailroom::detect_type(bytes);
    mailroom::unpack(bytes, 1u << 20, limits);
    mailroom::decompress_rtf(bytes, 1u << 20);
    mailroom::read_signed_data(bytes);
    if (const auto msg = mailroom::read_msg(bytes, limits))
        mailroom::to_internet_message(*msg, limits);
    if (const auto tnef = mailroom::read_tnef(bytes, limits))
        mailroom::to_internet_message(tnef->value, limits);
    return 0;
}
