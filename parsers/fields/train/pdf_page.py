"""PDF pages with text in the fonts that every reader has, by the Python standard library alone.

The widths of letters come from the metrics files of the URW base fonts (Debian: fonts-urw-base35).
"""
import glob
import re
import zlib

FONTS = {"Helvetica": "NimbusSans-Regular", "Helvetica-Bold": "NimbusSans-Bold", "Times-Roman": "NimbusRoman-Regular",
         "Times-Bold": "NimbusRoman-Bold", "Courier": "NimbusMonoPS-Regular", "Courier-Bold": "NimbusMonoPS-Bold"}
FOLDERS = "/usr/share/fonts/type1/urw-base35", "/usr/share/fonts/*/urw-base35"
_widths = {}


def _glyph_names():
    """Unicode to the names that metrics files use, for what WinAnsi can say."""
    import unicodedata
    accents = {"GRAVE": "grave", "ACUTE": "acute", "CIRCUMFLEX": "circumflex", "TILDE": "tilde", "DIAERESIS": "dieresis",
               "CEDILLA": "cedilla", "RING ABOVE": "ring"}
    names = {}
    for code in range(0xC0, 0x180):
        found = re.match(r"LATIN (SMALL|CAPITAL) LETTER ([A-Z]) WITH ([A-Z ]+)$", unicodedata.name(chr(code), ""))
        if found and found[3] in accents:
            letter = found[2] if found[1] == "CAPITAL" else found[2].lower()
            names[chr(code)] = letter + accents[found[3]]
    return names


def widths(font):
    if font not in _widths:
        path = next(p for folder in FOLDERS for p in glob.glob(f"{folder}/{FONTS[font]}.afm"))
        by_name, by_char = {}, {}
        for line in open(path, encoding="latin-1"):
            found = re.match(r"C (-?\d+) ; WX (\d+) ; N (\S+)", line)
            if found:
                by_name[found[3]] = int(found[2])
                if 32 <= int(found[1]) < 127:
                    by_char[chr(int(found[1]))] = int(found[2])
        by_char.update({char: by_name[name] for char, name in _glyph_names().items() if name in by_name})
        by_char.update({"€": by_name["Euro"], "£": by_name["sterling"], "ß": by_name["germandbls"], "º": by_name["ordmasculine"]})
        _widths[font] = by_char
    return _widths[font]


def width(text, font, size):
    table = widths(font)
    return sum(table.get(char, 556) for char in text) * size / 1000


class Pdf:
    """Coordinates are in points from the top left corner; y is the baseline."""

    def __init__(self, page_width=595, page_height=842):
        self.width, self.height, self.pages = page_width, page_height, [[]]

    def new_page(self):
        self.pages.append([])

    def text(self, x, y, text, font="Helvetica", size=9.0, align="left"):
        if align == "right":
            x -= width(text, font, size)
        elif align == "center":
            x -= width(text, font, size) / 2
        raw = text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        self.pages[-1].append(b"BT /%s %.2f Tf %.2f %.2f Td (%s) Tj ET"
                              % (font.encode(), size, x, self.height - y, raw))

    def line(self, x0, y0, x1, y1):
        self.pages[-1].append(b"0.5 w %.2f %.2f m %.2f %.2f l S" % (x0, self.height - y0, x1, self.height - y1))

    def save(self, path):
        fonts = list(FONTS)
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
        for font in fonts:
            objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % font.encode())
        resources = b" ".join(b"/%s %d 0 R" % (font.encode(), 3 + i) for i, font in enumerate(fonts))
        kids = []
        for page in self.pages:
            stream = zlib.compress(b"\n".join(page))
            objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
            objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources "
                           b"<< /Font << %s >> >> >>" % (self.width, self.height, len(objects), resources))
            kids.append(b"%d 0 R" % len(objects))
        objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
        out, offsets = b"%PDF-1.4\n", []
        for number, body in enumerate(objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
        with open(path, "wb") as file:
            file.write(out)
