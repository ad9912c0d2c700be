// Workbooks of every kind, and delimited text.

#include "parsers/sheet/csv_reader.h"
#include "parsers/sheet/workbook_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const mailroom::Limits limits;
    mailroom::read_workbook(bytes, limits);
    mailroom::read_csv(bytes, limits);
    return 0;
}
