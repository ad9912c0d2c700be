#pragma once

// Small PDFs for tests, with Helvetica as /F1 and Helvetica-Bold as /F2.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom::tests {

struct PdfFile {
    std::string name, bytes;
};

struct PdfPage {
    std::string content;                   // A content stream.
    std::string entries = "";              // Further entries of the page: "/Rotate 90".
    std::string resources = "";            // Further entries of its resources.
    std::vector<std::string> objects = {}; // Numbered from 10.
};

inline std::string stream(std::string_view dictionary, std::string_view bytes)
{
    return "<<" + std::string(dictionary) + "/Length " + std::to_string(bytes.size())
        + ">>\nstream\n" + std::string(bytes) + "\nendstream";
}

// A one-page PDF of 595 x 842 points.
inline std::string make_pdf(const PdfPage& page, const std::vector<PdfFile>& files = {})
{
    std::string pdf = "%PDF-1.7\n";
    std::map<int, std::size_t> offsets;
    const auto add = [&](int number, const std::string& body) {
        offsets[number] = pdf.size();
        pdf += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    };
    std::string names;
    int number = 10;
    for (const auto& object : page.objects)
        add(number++, object);
    for (const auto& file : files) {
        add(number, stream("/Type/EmbeddedFile", file.bytes));
        names += "(" + file.name + ")<</Type/Filespec/F(" + file.name + ")/UF(" + file.name
            + ")/EF<</F " + std::to_string(number++) + " 0 R>>>>";
    }
    add(1,
        "<</Type/Catalog/Pages 2 0 R"
            + (names.empty() ? "" : "/Names<</EmbeddedFiles<</Names[" + names + "]>>>>") + ">>");
    add(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    add(3,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R" + page.entries
            + "/Resources<</Font<</F1 5 0 R/F2 6 0 R>>" + page.resources + ">>>>");
    add(4, stream("", page.content));
    add(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
    add(6, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>");
    const auto table = pdf.size();
    pdf += "xref\n0 1\n0000000000 65535 f \n";
    for (const auto& [object, offset] : offsets) {
        const auto digits = std::to_string(offset);
        pdf += std::to_string(object) + " 1\n" + std::string(10 - digits.size(), '0') + digits
            + " 00000 n \n";
    }
    return pdf + "trailer\n<</Root 1 0 R/Size 100>>\nstartxref\n" + std::to_string(table)
        + "\n%%EOF\n";
}

// A piece of a content stream: `text` at (x, y) from the lower left corner.
inline std::string
show(double x, double y, std::string_view text, double size = 10, std::string_view font = "F1")
{
    return "BT /" + std::string(font) + " " + std::to_string(size) + " Tf " + std::to_string(x)
        + " " + std::to_string(y) + " Td (" + std::string(text) + ") Tj ET\n";
}

} // namespace mailroom::tests
