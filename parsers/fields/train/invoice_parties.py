"""Who writes an invoice and to whom: letterheads, windows, labelled blocks and footers."""
import unicodedata

from pdf_page import width


def domain_of(name, language):
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = [word for word in plain.replace(".", "").replace("&", " ").split() if len(word) > 3]
    return "-".join(words[:2]) + "." + ("example" if language == "en" else language)


class Parties:
    """The choices of one layout. `page` is the InvoiceLayout that is being drawn."""

    def __init__(self, style):
        rng = self.rng = style.rng
        self.style = style
        self.head = rng.choice(["left", "right", "center", "line", "brand", "none", "left"])
        self.form = rng.choice(["window", "window", "right", "inline", "pair", "pair", "rows"])
        if self.head == "none" and self.form not in ("pair", "rows"):
            self.head = "line"
        self.bill_label = self.form in ("inline", "pair", "rows") or rng.random() < 0.45
        self.leaves_right = self.form in ("window", "inline") and self.head != "right"
        self.ships = self.form == "window" and rng.random() < 0.2
        self.sender_line = self.head == "line" or rng.random() < 0.3
        self.domain = domain_of(style.name, style.language) if rng.random() < 0.5 else None
        self.attention = rng.choice(["", "", "", "before", "after", "person"])
        self.contact = rng.random() < 0.25
        self.foot = rng.choice(["lines", "columns", "joined", "short"])
        self.brand = " ".join(style.name.split()[:2])
        if rng.random() < 0.4:
            self.brand = self.brand.upper()
        self.address = [f"{style.street} {rng.randrange(1, 90)}", style.address()[1]]

    def buyer_name(self):
        kind = self.rng.random()
        if kind < 0.6:
            return self.style.company_name()
        return self.rng.choice(self.style.words["plain" if kind < 0.85 else "person"])

    def letterhead(self, page):
        style, lead = self.style, self.style.leading
        x, align = {"right": (545, "right"), "center": (297, "center")}.get(self.head, (50, "left"))
        if self.head in ("left", "right", "center"):
            page.text(x, style.name, True, align, style.size * self.rng.choice([1.2, 1.6]))
            for line in self.address + ([f"info@{self.domain}"] if self.domain else []):
                page.y += lead
                page.text(x, line, align=align)
        elif self.head == "brand":
            page.text(x, self.brand, True, align, style.size * 2.2)
        page.y = max(135, page.y + 2 * lead)
        if self.sender_line:
            page.text(50, f"{style.name} · {self.address[0]} · {self.address[1]}", size=6.5)
            page.y += lead * 1.4

    def lines_of(self, name, address):
        attention = self.style.labels["attention"]
        if self.attention == "person":
            return [name, self.rng.choice(self.style.words["person"])] + address
        return ([attention] if self.attention == "before" else []) + [name] + ([attention] if self.attention == "after" else []) + address

    def block(self, page, x, label, lines):
        lead = self.style.leading
        if label:
            page.text(x, label + self.style.colon, True)
            page.y += lead
        for number, line in enumerate(lines):
            page.y += lead if number else 0
            page.text(x, line)

    def blocks(self, page, value):
        """Draws who is invoiced, and returns where the blocks begin and end."""
        style = self.style
        bill = page.label("bill") if self.bill_label else ""
        lines, top, bottom = self.lines_of(value["buyer"], style.address()), page.y, page.y
        seller = [style.name] + self.address

        def at(x, label, texts):
            page.y = top
            self.block(page, x, label, texts)
            return max(bottom, page.y)
        if self.form == "inline":
            page.text(50, f"{bill}{style.colon or ':'} {value['buyer']}, {lines[-2]}, {lines[-1]}")
            bottom = page.y
        elif self.form == "pair":
            left_first = self.rng.random() < 0.6
            bottom = at(50 if left_first else 320, page.label("seller"), seller)
            bottom = at(320 if left_first else 50, bill, lines)
        elif self.form == "rows":
            step = 14 + max(width(page.label(key) + style.colon, style.bold, style.size) for key in ("seller", "bill"))
            for label, texts in ((page.label("seller"), seller), (bill, lines)):
                page.text(50, label + style.colon, True)
                self.block(page, 50 + step, "", texts)
                page.y += style.leading * 1.5
            bottom = page.y
        else:
            bottom = at(330 if self.form == "right" else 50, bill, lines)
            if self.ships:
                other = self.rng.random() < 0.5
                bottom = at(330, page.label("ship"), [self.buyer_name() if other else value["buyer"]] + style.address())
                self.leaves_right = False
        if self.contact:
            bottom += style.leading * 1.5
            page.text(50, f"{page.label('contact')}{style.colon or ':'} {self.rng.choice(style.words['person'])}", y=bottom)
        return top, bottom

    def footer(self, page, tax, bank):
        style, small = self.style, 7
        web = [f"www.{self.domain}"] if self.domain else []
        company = [style.name] + self.address
        director = f"{style.labels['director']}{style.colon or ':'} {self.rng.choice(style.words['person'])}"
        if self.foot == "lines":
            lines = ["  ".join(company), "  ".join([tax] + web)] + bank
        elif self.foot == "joined":
            lines = [" · ".join(company + web), " · ".join([tax] + bank)]
        elif self.foot == "short":
            lines = [tax] + bank
        else:
            for i, column in enumerate((company, [director, tax] + web, bank)):
                for row, text in enumerate(column):
                    page.text(50 + 180 * i, text, size=small, y=790 + row * 9)
            return
        for row, text in enumerate(lines):
            page.text(50, text, size=small, y=795 + row * 9)
