// The text of a PDF with its places, and the files in it.

#include "parsers/pdf/pdf_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const mailroom::Limits limits;
    mailroom::PdfDocument pdf(bytes, {});
    pdf.text(limits);
    pdf.embedded_files(limits);
    return 0;
}
