"""Tables of lines and totals with more in them: list prices and discounts, lines that wrap, groups, charges and
allowances, several rates with a table of their own, none at all."""
from decimal import Decimal

from invoice_layout import InvoiceLayout
from pdf_page import width
from writing import money

TABLES = (("description", "quantity", "price", "amount"), ("position", "description", "quantity", "unit", "price", "amount"),
          ("code", "description", "quantity", "list_price", "line_discount", "net_price", "amount"), ("description", "quantity", "list_price", "line_discount", "amount"),
          ("position", "code", "description", "quantity", "price", "rate", "amount"), ("description", "quantity", "price", "amount", "rate", "tax_column", "gross_column"),
          ("quantity", "unit", "description", "price", "amount"), ("description", "amount"), ("position", "description", "amount"),
          ("description", "quantity", "price", "rate", "tax_column", "amount"), ("position", "description", "net_price", "quantity", "rate", "amount"),
          ("description", "rate", "amount"), ("code", "description", "unit", "quantity", "price", "line_discount", "amount"), ("description", "price", "quantity", "amount"))
WIDTHS = {"description": 170, "position": 32, "code": 55, "quantity": 45, "unit": 38, "price": 62, "list_price": 62, "net_price": 62, "line_discount": 50, "rate": 45,
          "tax_column": 60, "gross_column": 75, "amount": 75}
LEFT = ("description", "position", "code", "unit")


class RichTable(InvoiceLayout):
    def __init__(self, style):
        super().__init__(style)
        rng = style.rng
        self.columns = list(rng.choice(TABLES))
        self.discounts = bool({"list_price", "line_discount"} & set(self.columns))
        self.wraps = rng.choice(["", "", "", "below", "above", "both", "middle"])
        self.whole = style.country in ("US", "GB", "IE") and rng.random() < 0.15
        self.groups = rng.random() < 0.1
        self.exempt = rng.random() < 0.12
        self.rates = [0] if self.exempt else rng.choice([[20], [19], [21], [19, 7], [10], [21, 10, 4], [20, 5]])
        self.rebate, self.says_less = rng.random() < 0.15, rng.random() < 0.5
        self.fees = [key for key in ("freight", "fee") if rng.random() < 0.2]
        self.tax_table = rng.random() < 0.25 and not self.exempt
        self.exempt_row = rng.choice(["", "exempt"])
        self.total_bold = rng.random() < 0.5

    def values(self):
        value, rng = super().values(), self.style.rng
        lines = []
        for goods, quantity, price, _, rate in value["lines"]:
            if self.whole:
                price = Decimal(rng.randrange(2, 900))
            discount = Decimal(rng.choice([0, 5, 10, 15, 33])) if self.discounts and not self.whole else Decimal(0)
            net_price = money(price * (100 - discount) / 100)
            lines.append({"goods": goods, "quantity": quantity, "list": price, "discount": discount, "net_price": net_price, "amount": money(quantity * net_price), "rate": rate})
        value["rows"] = lines
        value["lines"] = [(line["goods"], line["quantity"], line["net_price"], line["amount"], line["rate"]) for line in lines]
        value["subtotal"] = sum((line["amount"] for line in lines), Decimal(0))
        fee = (lambda: Decimal(rng.randrange(5, 40))) if self.whole else (lambda: money(Decimal(rng.randrange(500, 4000)) / 100))
        value["charges"] = [(key, fee()) for key in self.fees]
        value["rebate"] = (Decimal(int(value["subtotal"] / 20)) if self.whole else money(value["subtotal"] / 20)) if self.rebate else Decimal(0)
        extra = sum((amount for _, amount in value["charges"]), Decimal(0)) - value["rebate"]
        value["net"] = value["subtotal"] + extra
        bases = {}
        for number, line in enumerate(lines):
            bases[line["rate"]] = bases.get(line["rate"], Decimal(0)) + line["amount"] + (extra if number == 0 else 0)
        value["bases"] = dict(sorted(bases.items(), reverse=True))
        value["taxes"] = {rate: money(base * rate / 100) for rate, base in value["bases"].items()}
        value["tax"] = sum(value["taxes"].values(), Decimal(0))
        value["gross"] = value["net"] + value["tax"]
        value["prepaid"] = money(value["gross"] * Decimal("0.2")) if self.prepaid else Decimal(0)
        value["payable"] = value["gross"] - value["prepaid"]
        return value

    def truth(self, value):
        truth = super().truth(value)
        if self.exempt and not self.exempt_row:
            del truth["tax"]
        return truth

    def signed(self, amount):
        return -amount if self.credit and self.credit_minus else amount

    def figure(self, amount):
        style = self.style
        return style.number(self.signed(amount), 0) if self.whole and amount == amount.to_integral() else style.money(self.signed(amount))

    def places(self):
        total = sum(WIDTHS[column] for column in self.columns)
        at, places = 50.0, {}
        for column in self.columns:
            room = WIDTHS[column] * 495 / total
            places[column] = (at, "left") if column in LEFT else (at + room - 6, "right")
            at += room
        return places

    def table(self, value):
        style, places, size = self.style, self.places(), min(self.style.size, 8)
        self.table_header(places)
        group = Decimal(0)
        for number, row in enumerate(value["rows"], 1):
            if self.y > 720:
                self.pdf.new_page()
                self.y = 60
                self.table_header(places)
            more = style.rng.choice(["", style.rng.choice(style.words["goods"]), "(EAN 4006381333931)"])
            x = places["description"][0]
            if self.wraps in ("above", "both"):
                self.text(x, row["goods"], size=size)
                self.y += style.leading
            elif self.wraps == "middle":
                self.text(x, row["goods"], size=size, y=self.y - style.leading / 2)
            tax = money(row["amount"] * row["rate"] / 100)
            cells = {"description": more if self.wraps in ("above", "both") else "" if self.wraps == "middle" else row["goods"], "position": str(number),
                     "code": f"{style.language.upper()}{1000 + number * 7}", "quantity": style.number(row["quantity"], 0), "unit": {"de": "Stk", "fr": "pce", "nl": "st"}.get(style.language, "pc"),
                     "price": self.price(row["net_price"] if "line_discount" not in self.columns else row["list"]), "list_price": self.price(row["list"]), "net_price": self.price(row["net_price"]),
                     "line_discount": f"{row['discount']} %" if row["discount"] else "", "rate": f"{row['rate']} %", "tax_column": self.figure(tax),
                     "gross_column": self.figure(row["amount"] + tax), "amount": self.figure(row["amount"])}
            for column in self.columns:
                at, align = places[column]
                self.text(at, cells[column], align=align, size=size)
            if self.wraps == "middle":
                self.text(x, more or "Lot 22-118", size=size, y=self.y + style.leading / 2)
                self.y += style.leading * 0.7
            self.y += style.leading
            if self.wraps in ("below", "both"):
                self.text(x, style.rng.choice(["ref. 55-A", "Lot 22-118", row["goods"]]), size=size)
                self.y += style.leading
            group += row["amount"]
            if self.groups and number % 3 == 0:
                self.text(x, self.label("group"), True, size=size)
                self.text(places["amount"][0], self.figure(group), True, "right", size)
                self.y, group = self.y + style.leading, Decimal(0)

    def price(self, amount):
        return self.style.number(amount, 0 if self.whole and amount == amount.to_integral() else 2)

    def rows_of_sums(self, value):
        rows, label = [], self.label
        if value["charges"] or self.rebate:
            rows.append((label("subtotal"), value["subtotal"]))
            rows += [(label(key), amount) for key, amount in value["charges"]]
            if self.rebate:
                rows.append((label("rebate"), -value["rebate"] if self.style.rng.random() < 0.6 else value["rebate"]))
        rows.append((label("less" if self.rebate and self.says_less else "net"), value["net"]))
        if self.exempt:
            rows += [(label("exempt"), Decimal("0.00"))] if self.exempt_row else []
        elif self.tax_table:
            rows.append((label("tax").replace(" {rate}", "").replace("{rate} ", ""), value["tax"]))
        else:
            for rate, tax in value["taxes"].items():
                text = label("tax").replace("{rate}", f"{rate} %").replace("{RATE}", f"{rate} %")
                rows.append((text + (f" {rate} %" if len(value["taxes"]) > 1 and "%" not in text else ""), tax))
        rows.append((label("gross"), value["gross"]))
        if self.prepaid:
            rows.append((label("paid"), -value["prepaid"]))
        if self.payable:
            rows.append((label("payable"), value["payable"]))
        return rows

    def sums(self, value):
        style = self.style
        if self.y > 600:
            self.pdf.new_page()
            self.y = 60
        self.y += style.leading
        if self.tax_table:
            self.table_of_taxes(value)
        rows = self.rows_of_sums(value)
        widest = max(width(self.figure(amount), style.bold, style.size) for _, amount in rows)
        longest = max(width(label + style.colon, style.bold, style.size) for label, _ in rows)
        left = min(330, 539 - widest - longest - 8) if self.amount_gap == 90 else None
        for label, amount in rows:
            bold = self.total_bold and amount == value["gross"]
            if left is not None:
                self.text(left, label + style.colon, bold)
            else:
                self.text(539 - widest - self.amount_gap, label + style.colon, bold, align="right")
            self.text(539, self.figure(amount), bold, align="right")
            self.y += style.leading
        if style.money_form == "{}":
            self.y += style.leading
            self.text(50, style.currency)

    def table_of_taxes(self, value):
        style = self.style
        for x, key in ((50, "tax_rates"), (170, "tax_base"), (270, "tax_sums")):
            self.text(x, self.label(key), True, "left" if x == 50 else "right", 7.5)
        self.y += style.leading
        for rate, tax in value["taxes"].items():
            self.text(50, f"{rate} %", size=7.5)
            self.text(170, self.figure(value["bases"][rate]), align="right", size=7.5)
            self.text(270, self.figure(tax), align="right", size=7.5)
            self.y += style.leading
        self.y += style.leading
