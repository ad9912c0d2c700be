"""Makes the papers of the sample company: small PDF files, workbooks and pictures, from Python's standard library.

The same input gives the same bytes on any day.
"""
import zipfile
import io
import zlib

HELVETICA = {  # Widths in thousandths of the font size; what is not listed is 556.
    " ": 278, ".": 278, ",": 278, ":": 278, "-": 333, "/": 278, "(": 333, ")": 333, "i": 222, "l": 222, "j": 222,
    "t": 278, "f": 278, "r": 333, "m": 833, "w": 722, "M": 833, "W": 944, "I": 278, "s": 500, "c": 500, "k": 500,
    "v": 500, "x": 500, "y": 500, "z": 500, "A": 667, "B": 667, "C": 722, "D": 722, "E": 667, "F": 611, "G": 778,
    "H": 722, "K": 667, "N": 722, "O": 778, "P": 667, "R": 722, "S": 667, "T": 611, "U": 722, "V": 667, "X": 667,
}


def width(text, size):
    return sum(HELVETICA.get(c, 556) for c in text) * size / 1000


class Page:
    """An A4 page; y counts from the top, in points."""

    def __init__(self):
        self.operators = []

    def text(self, x, y, text, size=10, bold=False, right=False):
        if right:
            x -= width(text, size) * (1.06 if bold else 1)
        escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        self.operators.append(b"BT /%s %g Tf %.2f %.2f Td (%s) Tj ET" % (b"B" if bold else b"R", size, x, 842 - y, escaped))
        return self

    def line(self, x0, y0, x1, y1, thickness=0.6):
        self.operators.append(b"%.2f w %.2f %.2f m %.2f %.2f l S" % (thickness, x0, 842 - y0, x1, 842 - y1))
        return self

    def table(self, y, columns, rows, size=9, leading=16):
        """columns: [(title, x, right)]; rows: lists of text. Returns the y below the table."""
        for title, x, right in columns:
            self.text(x, y, title, size, bold=True, right=right)
        self.line(50, y + 5, 545, y + 5)
        for row in rows:
            y += leading
            for cell, (_, x, right) in zip(row, columns):
                self.text(x, y, cell, size, right=right)
        self.line(50, y + 6, 545, y + 6)
        return y + leading + 4


def pdf(pages, image=None):
    """The bytes of a PDF with these pages; `image` is (jpeg bytes, width, height), one picture that fills its page."""
    objects = []

    def add(body):
        objects.append(body)
        return len(objects)

    regular = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    bold = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
    resources = b"/Font << /R %d 0 R /B %d 0 R >>" % (regular, bold)
    contents = [b"\n".join(page.operators) for page in pages]
    if image:
        jpeg, w, h, components = image
        colours = {1: b"DeviceGray", 3: b"DeviceRGB"}[components]
        picture = add(b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s /BitsPerComponent 8"
                      b" /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream" % (w, h, colours, len(jpeg), jpeg))
        resources = b"/XObject << /P %d 0 R >>" % picture
        contents = [b"q 595 0 0 842 0 0 cm /P Do Q"]
    tree = len(objects) + 2 * len(contents) + 1
    kids = []
    for content in contents:
        packed = zlib.compress(content, 9)
        stream = add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
        kids.append(add(b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Resources << %s >> /Contents %d 0 R >>"
                        % (tree, resources, stream)))
    add(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids)))
    root = add(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    out, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return out + b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)


def workbook(sheet_name, rows):
    """The bytes of an .xlsx file with one sheet; numbers become numbers, everything else text."""

    def cell(column, row, value):
        reference = "ABCDEFGHIJ"[column] + str(row)
        if isinstance(value, (int, float)):
            return f'<c r="{reference}"><v>{value}</v></c>'
        value = str(value).replace("&", "&amp;").replace("<", "&lt;")
        return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'

    data = "".join(
        f'<row r="{r}">' + "".join(cell(c, r, v) for c, v in enumerate(row) if v is not None) + "</row>"
        for r, row in enumerate(rows, 1))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    files = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/'
        f'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="{sheet_name}" sheetId="1" '
        f'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{main}"><sheetData>{data}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()
