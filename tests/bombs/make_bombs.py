#!/usr/bin/env python3
"""Makes files that break readers: small, and huge once they are read.

usage: make_bombs.py FOLDER

Standard library alone; the same bytes on any day.
"""
import io
import os
import struct
import sys
import zipfile
import zlib

HEADER = b"From: a@example.com\r\nTo: b@example.org\r\nSubject: bomb\r\nMIME-Version: 1.0\r\n"


def zip_of(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def zeros(size, level=9, wbits=15):
    packer, out, block = zlib.compressobj(level, zlib.DEFLATED, wbits), [], bytes(1 << 20)
    for _ in range(size >> 20):
        out.append(packer.compress(block))
    return b"".join(out) + packer.flush()


def nested_zips():
    content = zip_of([(f"{i}.txt", bytes(1 << 22)) for i in range(10)])
    for _ in range(5):
        content = zip_of([(f"{i}.zip", content) for i in range(10)])
    return content


def painted_pdf(content, glyph=b""):
    """A page without text that can be read, so that it is drawn: by operators, or by glyphs of a Type 3 font."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
               b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content),
               b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a 6 0 R>>"
               b"/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[10]>>",
               b"<</Length %d>>\nstream\n%s\nendstream" % (len(glyph), glyph)]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 7>>\n%%EOF\n"


def overlapping_zip(copies=2000):
    """Every entry of the directory points to the same packed megabyte of zeros."""
    data = zeros(1 << 20, wbits=-15)
    crc = zlib.crc32(bytes(1 << 20))
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(data), 1 << 20, 1, 0) + b"a" + data
    entry = b"".join(
        struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(data), 1 << 20, 1, 0, 0, 0, 0, 0, 0)
        + b"a" for _ in range(copies))
    return local + entry + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, copies, copies, len(entry), len(local), 0)


def xlsx(sheet, strings=b"<sst/>"):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    return zip_of([
        ("_rels/.rels", f'<Relationships><Relationship Id="r" Type="{kind}officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", '<workbook xmlns:r="urn:r"><sheets><sheet name="s" r:id="r1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'<Relationships><Relationship Id="r1" Type="{kind}worksheet" Target="s.xml"/>'
                                       f'<Relationship Id="r2" Type="{kind}sharedStrings" Target="t.xml"/></Relationships>'),
        ("xl/s.xml", sheet), ("xl/t.xml", strings)])


def ods(sheet):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), b"application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(zipfile.ZipInfo("content.xml"), b'<c xmlns:t="t" xmlns:x="x"><t:table>' + sheet + b"</t:table></c>")
    return out.getvalue()


def million_cells():
    row = b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>"
    return xlsx(b"<worksheet><sheetData>" + row * 10_000 + b"</sheetData></worksheet>")


def xml_entities():
    lines = ['<!ENTITY a0 "lol">'] + [f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)]
    return ('<?xml version="1.0"?><!DOCTYPE x [' + "".join(lines) + "]><x>&a11;</x>").encode()


def xml_quadratic():
    return ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + "a" * 100_000 + '">]><x>' + "&a;" * 100_000 + "</x>").encode()


def png(width, height, depth=1):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    row = bytes(1 + (width * depth + 7) // 8)
    packer = zlib.compressobj(9)
    pixels = b"".join([packer.compress(row * 100) for _ in range(height // 100)]) + packer.flush()
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0))
            + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


def pdf(objects):
    """objects: {number: bytes}; 1 is the catalogue."""
    out, offsets = b"%PDF-1.5\n", {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % offsets.get(i, 0) for i in range(1, size))
    return out + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def stream(data, extra=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(data), data)


FONT = b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


def one_page_pdf(content, extra=b""):
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%s>>" % FONT, 4: stream(content, extra)})


def pdf_forms():
    """Each form draws the next one ten times."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
               4: stream(b"/X Do")}
    for number in range(5, 25):
        inner = b"/XObject<</X %d 0 R>>" % (number + 1) if number < 24 else b""
        objects[number] = stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>" % inner)
    return pdf(objects)


def pdf_pages():
    kids = b"3 0 R " * 100_000
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[%s]/Count 100000>>" % kids,
                3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%s>>" % FONT,
                4: stream(b"BT /F1 9 Tf 9 9 Td (x) Tj ET")})


def flate(data):
    return b"/Filter/FlateDecode", zlib.compress(data, 9)


def pdf_operators():
    extra, packed = flate(b"BT /F1 9 Tf 9 9 Td " + b"(x)Tj " * 20_000_000 + b"ET")
    return one_page_pdf(packed, extra)


def nested_multiparts(depth):
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(depth))
    return HEADER + head + b"\r\nend\r\n"


def bombs():
    yield "nested.zip", nested_zips
    yield "overlapping.zip", overlapping_zip
    yield "zeros.zip", lambda: zip_of([("a.txt", bytes(1 << 29))])
    yield "zeros.gz", lambda: zeros(1 << 30, wbits=31)
    yield "many_files.zip", lambda: zip_of([(f"{i}.txt", b"") for i in range(60_000)])
    yield "cells.xlsx", million_cells
    yield "repeated.ods", lambda: ods(b'<t:table-row t:number-rows-repeated="1000000"><t:table-cell t:number-columns-repeated="16000">'
                                      b"<x:p>1</x:p></t:table-cell></t:table-row>" * 10_000)
    yield "strings.xlsx", lambda: xlsx(b"<worksheet/>", b"<sst>" + b"<si><t>" + b"a" * 200_000_000 + b"</t></si></sst>")
    yield "cells.csv", lambda: b"1;2;3;4;5;6;7;8;9;0\n" * 100_000
    yield "commas.csv", lambda: b"a,b\n" + b"," * 5_000_000
    yield "entities.xml", xml_entities
    yield "quadratic.xml", xml_quadratic
    yield "deep.xml", lambda: b'<?xml version="1.0"?>' + b"<a>" * 1_000_000
    yield "attributes.xml", lambda: b"<a " + b" ".join(b'a%d="1"' % i for i in range(300_000)) + b"/>"
    yield "pixels.png", lambda: png(30_000, 30_000)
    yield "deep_pixels.png", lambda: png(30_000, 30_000, 8)
    yield "forms.pdf", pdf_forms
    yield "pages.pdf", pdf_pages
    yield "flate.pdf", lambda: one_page_pdf(zlib.compress(zeros(1 << 30), 9), b"/Filter[/FlateDecode/FlateDecode]")
    yield "operators.pdf", pdf_operators
    yield "numbers.pdf", lambda: b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n30000000 0 obj\n<<>>\nendobj\n"
    yield "fills.pdf", lambda: painted_pdf(b"0 0 595 842 re f " * 40_000)
    yield "glyphs.pdf", lambda: painted_pdf(b"BT /F 800 Tf 0 0 Td (" + b"a" * 8_000 + b") Tj ET",
                                            b"10 0 d0 " + b"0 0 1000 1000 re f " * 10)
    yield "outlines.pdf", lambda: painted_pdf(b"BT /F 800 Tf 0 0 Td (" + b"a" * 8_000 + b") Tj ET", b"10 0 d0 0 0 m " + b" ".join(
        b"%d %d %d %d %d %d c" % tuple(i * step % 1000 for step in (7, 91, 233, 401, 577, 811)) for i in range(400)) + b" f")
    yield "deep.html", lambda: b"<html>" + b"<div>" * 1_000_000 + b"x"
    yield "cells.html", lambda: b"<html><table>" + b"<tr><td colspan=1000>x<td rowspan=1000>y" * 100_000
    yield "tables.html", lambda: b"<html>" + b"<table><tr><td>" * 200_000 + b"x"
    yield "groups.rtf", lambda: b"{\\rtf1" + b"{\\b " * 2_000_000
    yield "rows.rtf", lambda: b"{\\rtf1" + b"\\trowd\\intbl a\\cell\\row" * 300_000
    yield "segments.edi", lambda: b"UNB+UNOC:3+A+B+260101:1200+1'UNH+1+INVOIC:D:96A:UN'" + b"LIN+1'" * 1_000_000
    yield "lines.mt940", lambda: b":20:A\r\n:25:B\r\n:60F:C260101EUR1,00\r\n" + b":61:2601010101C1,00NTRFX\r\n" * 300_000
    yield "properties.tnef", lambda: (struct.pack("<IH", 0x223E9F78, 1) + struct.pack("<BII", 1, 0x69003, 8_000_004)
                                      + struct.pack("<I", 0xFFFFFFFF) + struct.pack("<HHII", 0x101F, 0x37, 0xFFFFFFFF, 0) * 666_667)
    yield "words.eml", lambda: HEADER + b"X: " + b"=?utf-8?q?a?= " * 500_000 + b"\r\n\r\nx"
    yield "recipients.eml", lambda: HEADER + b"Cc: " + b",\r\n ".join(b"a%d@example.com" % i for i in range(500_000)) + b"\r\n\r\nx"
    yield "blank_lines.eml", lambda: HEADER + b"\n" + b"\n" * 400_000 + b"hello\n" + b"______\n" * 100_000 + b"\n" * 200_000
    yield "line.eml", lambda: HEADER + b"X: " + b"a" * 50_000_000 + b"\r\n\r\nx"
    yield "parts.eml", lambda: HEADER + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\n\r\n" * 500_000
    yield "continuations.eml", lambda: (HEADER + b"Content-Disposition: attachment"
                                        + b"".join(b";\r\n filename*%d=a" % i for i in range(200_000)) + b"\r\n\r\nx")
    yield "fields.eml", lambda: HEADER + b"X: a\r\n" * 1_000_000 + b"\r\nx"
    yield "nesting.eml", lambda: nested_multiparts(100_000)
    yield "quotes.eml", lambda: HEADER + b"\r\n" + b">" * 2_000_000 + b"\r\n" + b"> x\r\n" * 300_000
    yield "text.txt", lambda: b"Invoice 4711 of 01.02.2026 over 1.234,56 EUR is due.\r\n" * 140_000


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for name, make in bombs():
        with open(os.path.join(folder, name), "wb") as out:
            out.write(make())


if __name__ == "__main__":
    main()
