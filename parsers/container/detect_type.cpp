#include "parsers/container/detect_type.h"

#include "core/text.h"
#include "parsers/container/detect_text.h"
#include "parsers/container/signed_data.h"

#include <array>

namespace mailroom {
namespace {

using namespace std::literals;

struct Magic {
    std::size_t offset;
    std::string_view bytes;
    std::string_view type;
};

constexpr std::string_view zip_type = "application/zip", ole_type = "application/x-ole-storage";

constexpr std::array magics{
    Magic{0, "%PDF-", "application/pdf"},
    Magic{0, "\x89PNG\r\n\x1a\n", "image/png"},
    Magic{0, "\xff\xd8\xff", "image/jpeg"},
    Magic{0, "II*\0"sv, "image/tiff"},
    Magic{0, "MM\0*"sv, "image/tiff"},
    Magic{0, "GIF87a", "image/gif"},
    Magic{0, "GIF89a", "image/gif"},
    Magic{8, "WEBP", "image/webp"},
    Magic{4, "ftypheic", "image/heic"},
    Magic{0, "BM", "image/bmp"},
    Magic{0, "PK\x03\x04", zip_type},
    Magic{0, "PK\x05\x06", zip_type}, // An empty one.
    Magic{0, "\x1f\x8b", "application/gzip"},
    Magic{0, "7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"},
    Magic{0, "Rar!\x1a\x07", "application/vnd.rar"},
    Magic{257, "ustar", "application/x-tar"},
    Magic{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ole_type},
    Magic{0, "\x78\x9f\x3e\x22", "application/vnd.ms-tnef"},
    Magic{0, "{\\rtf", "application/rtf"},
    Magic{0, "%!PS", "application/postscript"},
    Magic{0, "MZ", "application/x-msdownload"},
    Magic{
        0,
        "\x7f"
        "ELF",
        "application/x-executable"},
    Magic{0, "OTTO", "font/otf"},
};

struct Mark {
    std::string_view text; // Somewhere in the file, uncompressed.
    std::string_view type;
};

constexpr std::array zip_marks{
    Mark{"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Mark{"xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroenabled.12"},
    Mark{
        "word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Mark{
        "ppt/presentation.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    Mark{
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet"},
    Mark{"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"},
};

// Names of streams in an OLE file (MS-CFB section 2.6.1), in UTF-16.
constexpr std::array ole_marks{
    Mark{
        "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv,
        "application/vnd.ms-office.encrypted"},
    Mark{"W\0o\0r\0k\0b\0o\0o\0k\0"sv, "application/vnd.ms-excel"},
    Mark{"B\0o\0o\0k\0\0\0"sv, "application/vnd.ms-excel"},
    Mark{"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv, "application/msword"},
    Mark{
        "_\0_\0p\0r\0o\0p\0e\0r\0t\0i\0e\0s\0_\0v\0e\0r\0s\0i\0o\0n\0"sv,
        "application/vnd.ms-outlook"},
};

template <typename Marks>
std::string_view
type_by_mark(std::string_view bytes, const Marks& marks, std::string_view otherwise)
{
    for (const auto& mark : marks) {
        if (bytes.find(mark.text) != bytes.npos)
            return mark.type;
    }
    return otherwise;
}

std::string_view type_by_magic(std::string_view bytes)
{
    for (const auto& magic : magics) {
        if (bytes.size() < magic.offset + magic.bytes.size()
            || bytes.substr(magic.offset, magic.bytes.size()) != magic.bytes)
            continue;
        if (magic.type == "image/bmp" && is_text(bytes)) // Two letters alone prove nothing.
            continue;
        if (magic.type == "application/x-msdownload" && is_text(bytes))
            continue;
        return magic.type;
    }
    return {};
}

} // namespace

std::string_view detect_type(std::string_view bytes)
{
    auto type = type_by_magic(bytes);
    if (type == zip_type)
        return type_by_mark(bytes, zip_marks, type);
    if (type == ole_type)
        return type_by_mark(bytes, ole_marks, type);
    if (!type.empty())
        return type;
    if (is_signed_data(bytes))
        return "application/pkcs7-mime";
    if (is_text(bytes))
        return text_type(bytes);
    // QUIRK: mailers and printers put junk before a PDF; readers search its first kilobyte.
    if (bytes.substr(0, 1024).find("%PDF-") != bytes.npos)
        return "application/pdf";
    return looks_like_message(bytes) ? "message/rfc822" : "application/octet-stream";
}

} // namespace mailroom
