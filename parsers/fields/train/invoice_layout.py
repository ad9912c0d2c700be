"""Invoices in a layout that the random numbers of its style choose."""
import datetime
from decimal import Decimal

from invoice_parties import Parties
from pdf_page import Pdf, width
from writing import iban, money


class InvoiceLayout:
    def __init__(self, style):
        rng = style.rng
        self.style = style
        self.parties = Parties(style)
        self.meta = rng.choice(["columns", "colon", "boxed", "sentence", "split", "columns"])
        self.meta_side = rng.choice(["right", "left", "below"])
        self.title_with_number = rng.random() < 0.3
        columns = ["description", "quantity", "price", "amount"]
        if rng.random() < 0.5:
            columns.insert(0, rng.choice(["position", "code"]))
        if rng.random() < 0.3:
            columns.insert(columns.index("quantity") + 1, "unit")
        if rng.random() < 0.35:
            columns.insert(len(columns) - 1, "rate")
        if rng.random() < 0.25:
            columns.remove("quantity")
            columns.insert(1 if columns[0] in ("position", "code") else 0, "quantity")
        self.columns = columns
        self.upper = rng.random() < 0.2
        self.two_line_rows = rng.random() < 0.3
        self.ruled = rng.random() < 0.4
        self.totals = ["net", "tax", "gross"]
        if rng.random() < 0.25:
            self.totals = ["subtotal", "freight"] + self.totals
        self.prepaid = rng.random() < 0.2
        self.payable = self.prepaid or rng.random() < 0.3
        self.rates = rng.choice([[20], [19], [21], [19, 7], [10]])
        self.currency_column = rng.random() < 0.15
        self.due_in_terms = rng.random() < 0.35
        self.extra = [key for key in ("customer", "delivery", "note", "tel") if rng.random() < 0.45]
        self.more_dates = [key for key in ("order_date", "period", "printed", "delivered") if rng.random() < 0.15]
        self.credit, self.credit_minus = rng.random() < 0.08, rng.random() < 0.4
        self.has_order, self.has_due = rng.random() < 0.5, rng.random() < 0.75
        self.footer_bank = rng.random() < 0.7
        self.amount_gap = rng.choice([8, 40, 90])

    def values(self):
        style, rng = self.style, self.style.rng
        day = style.day()
        value = {"invoice_number": style.document_number(day.year), "date": day, "due_date": day + datetime.timedelta(days=rng.choice([10, 14, 30, 45])),
                 "buyer": self.parties.buyer_name(), "po": f"{rng.choice(['PO-', '45', 'B', ''])}{rng.randrange(10000, 999999)}",
                 "iban": iban(rng, style.country), "vat": style.tax_id()}
        lines = []
        for _ in range(rng.choice([1, 2, 3, 4, 5, 7, 12, 28])):
            quantity = Decimal(rng.choice([1, 1, 2, 3, 5, 10, 24, 100]))
            price = money(Decimal(rng.randrange(150, 90000)) / 100)
            lines.append((rng.choice(style.words["goods"]), quantity, price, money(quantity * price), rng.choice(self.rates)))
        value["lines"] = lines
        value["freight"] = money(Decimal(rng.randrange(500, 4000)) / 100) if "freight" in self.totals else Decimal(0)
        value["subtotal"] = sum((line[3] for line in lines), Decimal(0))
        value["net"] = value["subtotal"] + value["freight"]
        taxes = {}
        for number, line in enumerate(lines):
            taxes[line[4]] = taxes.get(line[4], Decimal(0)) + line[3] + (value["freight"] if number == 0 else 0)
        value["taxes"] = {rate: money(base * rate / 100) for rate, base in sorted(taxes.items(), reverse=True)}
        value["tax"] = sum(value["taxes"].values(), Decimal(0))
        value["gross"] = value["net"] + value["tax"]
        value["prepaid"] = money(value["gross"] * Decimal(rng.choice(["0.2", "0.5"]))) if self.prepaid else Decimal(0)
        value["payable"] = value["gross"] - value["prepaid"]
        return value

    def truth(self, value):
        style = self.style
        truth = {"doc_type": "credit_note" if self.credit else "invoice", "invoice_number": value["invoice_number"], "date": value["date"].isoformat(), "currency": style.currency,
                 "total": str(value["gross"]), "net": str(value["net"]), "tax": str(value["tax"]), "amount_due": str(value["payable"]),
                 "vendor": style.name, "buyer": value["buyer"], "lines": [{"desc": line[0], "amount": str(line[3])} for line in value["lines"]]}
        if self.has_due:
            truth["due_date"] = value["due_date"].isoformat()
        if self.has_order:
            truth["po_number"] = value["po"]
        if self.footer_bank:
            truth["iban"] = value["iban"]
        return truth

    def label(self, key):
        text = self.style.labels[key]
        return text.upper() if self.upper and key not in ("terms",) else text

    def draw(self, path):
        value = self.values()
        self.pdf, self.y = Pdf(), 50
        self.heading(value)
        self.table(value)
        self.sums(value)
        self.foot(value)
        self.pdf.save(path)
        return self.truth(value)

    def text(self, x, text, bold=False, align="left", size=None, y=None):
        style = self.style
        self.pdf.text(x, self.y if y is None else y, text, style.bold if bold else style.font, size or style.size, align)

    def heading(self, value):
        style, lead = self.style, self.style.leading
        self.parties.letterhead(self)
        top, bottom = self.parties.blocks(self, value)
        title = self.title()
        if self.title_with_number:
            title += " " + value["invoice_number"]
        if self.meta_side == "right" and self.parties.leaves_right:
            self.y = top
            self.meta_block(value, 340)
            self.y = max(bottom, self.y) + lead * 2
            self.text(50, title, True, size=style.size * 1.7)
        else:
            self.y = bottom + lead * 2.5
            self.text(50, title, True, size=style.size * 1.7)
            self.y += lead * 1.6
            self.meta_block(value, 50)
        self.y += lead * 2

    def title(self):
        return self.style.labels["credit_title" if self.credit else "invoice"]

    def meta_block(self, value, x):
        style, lead = self.style, self.style.leading
        rows = [] if self.title_with_number else [("number", value["invoice_number"])]
        rows.append(("date", style.date(value["date"])))
        if self.has_due and not self.due_in_terms:
            rows.append(("due", style.date(value["due_date"])))
        if self.has_order:
            rows.append(("order", value["po"]))
        others = {"customer": str(self.style.rng.randrange(10000, 99999)), "note": f"L{self.style.rng.randrange(10000, 99999)}",
                  "delivery": style.date(value["date"] - datetime.timedelta(days=3)), "tel": f"0{self.style.rng.randrange(10**8, 10**9)}"}
        rows += [(key, others[key]) for key in self.extra] + [(key, self.other_date(key, value["date"])) for key in self.more_dates]
        if self.credit:
            rows[0] = ("credit_number", value["invoice_number"]) if not self.title_with_number else rows[0]
            rows.append(("original", f"{style.document_number(value['date'].year)}{style.rng.choice([' ', ' / '])}{self.other_date('order_date', value['date'])}"))
        style.rng.shuffle(rows)
        if self.meta == "sentence" and x == 50:
            self.text(x, "   ".join(f"{self.label(key)}{style.colon or ':'} {text}" for key, text in rows[:3]))
            for key, text in rows[3:]:
                self.y += lead
                self.text(x, f"{self.label(key)}{style.colon} {text}")
        elif self.meta == "boxed" and x == 50:
            step = min(120, 495 / len(rows))
            for i, (key, text) in enumerate(rows):
                size = min(style.size, 7.5)
                self.text(50 + i * step, self.label(key), True, size=size)
                self.text(50 + i * step, text, size=size, y=self.y + lead)
            self.y += lead
        else:
            gap = 12 + max(width(self.label(key) + style.colon, style.bold, style.size) for key, _ in rows)
            for key, text in rows:
                if self.meta == "colon":
                    self.text(x, f"{self.label(key)}{style.colon} {text}")
                elif self.meta == "split":
                    self.text(x, self.label(key) + style.colon)
                    self.text(x + max(gap, 190), text, align="right")
                else:
                    self.text(x, self.label(key) + style.colon, True)
                    self.text(x + gap, text)
                self.y += lead
            self.y -= lead

    def other_date(self, key, day):
        """A date of something else; a period has two."""
        style, rng = self.style, self.style.rng
        if key == "period":
            first = day.replace(day=1) - datetime.timedelta(days=rng.choice([0, 31]))
            return f"{style.date(first)} - {style.date(first + datetime.timedelta(days=27))}"
        days = {"printed": rng.choice([0, -1, -3]), "delivered": rng.choice([0, 2, 5, -4]), "order_date": rng.choice([3, 10, 25])}[key]
        return style.date(day - datetime.timedelta(days=days))

    def places(self):
        """Where each column stands: left edges of texts, right edges of figures."""
        widths = {"description": 190, "position": 32, "code": 62, "quantity": 50, "unit": 45, "price": 75, "rate": 50, "amount": 80}
        total = sum(widths[column] for column in self.columns)
        at, places = 50.0, {}
        for column in self.columns:
            room = widths[column] * 495 / total
            places[column] = (at, "left") if column in ("description", "position", "code", "unit") else (at + room - 6, "right")
            at += room
        return places

    def table_header(self, places):
        size = min(self.style.size, 8.5)
        for column in self.columns:
            x, align = places[column]
            self.text(x, self.label(column), True, align, size)
        self.y += self.style.leading * 0.5
        if self.ruled:
            self.pdf.line(50, self.y, 545, self.y)
        self.y += self.style.leading

    def table(self, value):
        style, places = self.style, self.places()
        size = min(style.size, 8.5)
        self.table_header(places)
        for number, (goods, quantity, price, amount, rate) in enumerate(value["lines"], 1):
            if self.y > 740:
                self.pdf.new_page()
                self.y = 60
                self.table_header(places)
            cells = {"description": goods, "position": str(number), "code": f"{style.language.upper()}{1000 + number * 7}", "quantity": style.number(quantity, 0),
                     "unit": {"de": "Stk", "fr": "pce", "nl": "st"}.get(style.language, "pc"), "price": style.number(price), "rate": f"{rate} %", "amount": style.money(amount)}
            for column in self.columns:
                x, align = places[column]
                self.text(x, cells[column], align=align, size=size)
            self.y += style.leading
            if self.two_line_rows:
                self.text(places["description"][0], style.rng.choice(["EAN 4006381333931", "Lot 22-118", "ref. 55-A"]), size=size * 0.9)
                self.y += style.leading
        if self.ruled:
            self.pdf.line(50, self.y - style.leading * 0.6, 545, self.y - style.leading * 0.6)

    def sums(self, value):
        style = self.style
        if self.y > 640:
            self.pdf.new_page()
            self.y = 60
        self.y += style.leading
        rows = []
        for key in self.totals:
            if key == "tax":
                for rate, tax in value["taxes"].items():
                    label = self.label("tax").replace("{rate}", f"{rate} %").replace("{RATE}", f"{rate} %")
                    rows.append((label + (f" {rate} %" if len(value["taxes"]) > 1 and "%" not in label else ""), tax))
            else:
                rows.append((self.label(key), value[key]))
        if self.prepaid:
            rows.append((self.label("paid"), -value["prepaid"] if style.rng.random() < 0.5 else value["prepaid"]))
        if self.payable:
            rows.append((self.label("payable"), value["payable"]))
        widest = max(width(style.money(amount), style.bold, style.size) for _, amount in rows)
        if self.currency_column:
            widest += width(style.currency, style.font, style.size) + 8
        longest = max(width(label + style.colon, style.font, style.size) for label, _ in rows)
        left = min(330, 539 - widest - longest - 8) if self.amount_gap == 90 else None
        for label, amount in rows:
            if left is not None:
                self.text(left, label + style.colon)
            else:
                self.text(539 - widest - self.amount_gap, label + style.colon, align="right")
            if self.currency_column:
                self.text(539 - widest, style.currency)
            self.text(539, style.number(amount) if self.currency_column else style.money(amount), align="right")
            self.y += style.leading
        if style.money_form == "{}" and not self.currency_column:
            self.y += style.leading
            self.text(50, {"en": "All amounts in", "de": "Alle Beträge in", "fr": "Montants en", "es": "Importes en", "it": "Importi in", "nl": "Bedragen in",
                           "pt": "Valores em"}[style.language] + " " + style.currency)

    def terms(self, value):
        style = self.style
        if self.due_in_terms and self.has_due:
            terms = next((t for t in style.words["terms"] if t == style.labels["terms"] and "{due}" in t), style.words["terms"][0])
            self.text(50, terms.format(due=style.date(value["due_date"]), days=30))

    def foot(self, value):
        style = self.style
        self.y += style.leading * 2
        self.terms(value)
        foot = [f"IBAN {value['iban']}"] if self.footer_bank else []
        self.parties.footer(self, f"{self.style.labels['vat']} {value['vat']}", foot)
