"""Remittance advices in a layout that the random numbers of its style choose, as PDF, HTML or CSV."""
import csv
import datetime
import html
from decimal import Decimal

from pdf_page import Pdf, width
from writing import money


class RemittanceLayout:
    def __init__(self, style):
        rng = style.rng
        self.style = style
        self.kind = rng.choice(["pdf", "pdf", "pdf", "pdf", "html", "csv"])
        self.has_discount, self.has_deduction = rng.random() < 0.65, rng.random() < 0.6
        amounts = ["r_gross"] + (["discount"] if self.has_discount else []) + (["deduction"] if self.has_deduction else [])
        if rng.random() < 0.25:
            rng.shuffle(amounts)
        self.only_net = not self.has_discount and not self.has_deduction and rng.random() < 0.6
        amounts = ["r_net"] if self.only_net else amounts + ["r_net"]
        before = ["document"]
        if rng.random() < 0.75:
            before.insert(rng.choice([0, 1]), "document_date")
        if rng.random() < 0.3:
            before.insert(rng.choice([0, len(before)]), "own")
        if rng.random() < 0.3:
            before.insert(0, "kind")
        self.reasons = rng.choice(["column", "below", "none"]) if self.has_deduction else "none"
        self.columns = before + amounts + (["reason"] if self.reasons == "column" else [])
        self.minus_deductions = rng.random() < 0.3
        self.amount_on_top, self.total_row = rng.random() < 0.6, rng.random() < 0.75
        if not self.amount_on_top:
            self.total_row = True
        self.intro, self.meta = rng.random() < 0.5, rng.choice(["columns", "colon", "split"])
        self.has_reference, self.has_vendor = rng.random() < 0.85, rng.random() < 0.4
        self.labelled = rng.random() < 0.5
        self.landscape = len(self.columns) > 7 or rng.random() < 0.15
        self.wide = rng.random() < 0.4
        self.header_lines = 2 if rng.random() < 0.3 else 1
        self.sections = rng.random() < 0.12
        self.unsigned_credits = "kind" in self.columns and rng.random() < 0.2

    def values(self):
        style, rng = self.style, self.style.rng
        day = style.day()
        lines = []
        for _ in range(rng.choice([1, 2, 3, 5, 8, 14, 40])):
            credit = rng.random() < 0.12 and bool(lines)
            gross = money(Decimal(rng.randrange(2000, 900000)) / 100) * (-1 if credit else 1)
            discount = money(gross * Decimal("0.02")) if self.has_discount and rng.random() < 0.6 else Decimal(0)
            cut = self.has_deduction and not credit and rng.random() < 0.35
            deduction = money(gross * Decimal(rng.randrange(1, 30)) / 100) if cut else Decimal(0)
            reason = rng.choice(sorted(style.words["reasons"])) if deduction and self.reasons != "none" else None
            lines.append({"number": style.document_number(day.year), "own": str(rng.randrange(5100000, 5199999)), "gross": gross, "discount": discount,
                          "deduction": deduction, "net": gross - discount - deduction, "credit": credit, "reason": reason,
                          "date": day - datetime.timedelta(days=rng.randrange(10, 80)), "why": rng.choice(style.words["reasons"][reason]) if reason else ""})
        if sum(line["net"] for line in lines) <= 0:
            return self.values()
        return {"day": day, "payee": style.company_name(), "reference": rng.choice(["{:08d}", "P{:06d}", "20{:08d}", "ZA-{:05d}"]).format(rng.randrange(10000, 99999)),
                "vendor": str(rng.randrange(100000, 799999)), "lines": lines, "total": sum(line["net"] for line in lines),
                "method": rng.choice(sorted(style.words["methods"]))}

    def truth(self, value):
        style, lines = self.style, []
        for line in value["lines"]:
            out = {"invoice_number": line["number"], "net_paid": str(line["net"])}
            if "document_date" in self.columns:
                out["date"] = line["date"].isoformat()
            if not self.only_net:
                out["gross"] = str(line["gross"])
            if self.has_discount:
                out["discount"] = str(line["discount"])
            if self.has_deduction:
                out["adjustment"] = str(line["deduction"])
            if line["reason"]:
                out["reason"] = line["reason"]
            lines.append(out)
        remittance = {"payer": style.name, "payee": value["payee"], "payment_date": value["day"].isoformat(), "payment_method": value["method"],
                      "total_paid": str(value["total"]), "foots": True, "lines": lines}
        if self.has_reference:
            remittance["payment_ref"] = value["reference"]
        return {"doc_type": "remittance_advice", "currency": style.currency, "remittance": remittance}

    def meta_rows(self, value):
        style = self.style
        rows = [("payment_date", style.date(value["day"]))]
        if self.has_reference:
            rows.append(("payment_number", value["reference"]))
        if self.amount_on_top:
            rows.append(("payment_amount", style.currency + " " + style.number(value["total"])))
        if self.has_vendor:
            rows.append(("vendor", value["vendor"]))
        style.rng.shuffle(rows)
        return [(style.labels[key], text) for key, text in rows]

    def cells(self, line):
        style = self.style

        def amount(value, minus=False):
            return style.number(-value if minus else value)
        net = abs(line["net"]) if self.unsigned_credits else line["net"]
        gross = abs(line["gross"]) if self.unsigned_credits else line["gross"]
        cells = {"document": line["number"], "own": line["own"], "document_date": style.date(line["date"]),
                 "kind": style.labels["credit" if line["credit"] or line["net"] < 0 else "inv"], "r_gross": amount(gross),
                 "discount": amount(line["discount"], self.minus_deductions) if line["discount"] else "",
                 "deduction": amount(line["deduction"], self.minus_deductions) if line["deduction"] else "",
                 "r_net": amount(net), "reason": line["why"] if self.reasons == "column" else ""}
        return [cells[column] for column in self.columns]

    def rows(self, value):
        """Header, lines with what stands below them, and the row of totals, as texts."""
        style = self.style
        for line in value["lines"]:
            yield self.cells(line)
            if self.reasons == "below" and line["why"]:
                row = [""] * len(self.columns)
                row[self.columns.index("document")] = style.labels["reason"] + ": " + line["why"]
                yield row
        if self.total_row:
            row = [""] * len(self.columns)
            sums = {"r_gross": "gross", "discount": "discount", "deduction": "deduction", "r_net": "net"}
            for i, column in enumerate(self.columns):
                if column in sums and (column == "r_net" or self.wide):
                    total = sum(line[sums[column]] for line in value["lines"])
                    row[i] = style.number(-total if self.minus_deductions and column in ("discount", "deduction") else total)
            first = next(i for i, text in enumerate(row) if not text)
            row[first] = style.labels["payment_amount"]
            yield row

    def draw(self, path):
        value = self.values()
        {"pdf": self.draw_pdf, "html": self.draw_html, "csv": self.draw_csv}[self.kind](path, value)
        return self.truth(value)

    def draw_csv(self, path, value):
        style = self.style
        with open(path, "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, delimiter=";" if style.point == "," else ",")
            out.writerow([style.labels["advice"]])
            out.writerow([style.labels["from"], style.name])
            out.writerow([style.labels["to"], value["payee"]])
            for label, text in self.meta_rows(value):
                out.writerow([label, text])
            out.writerow([])
            out.writerow([style.labels[column] for column in self.columns])
            for row in self.rows(value):
                out.writerow(row)

    def draw_html(self, path, value):
        style = self.style
        out = ["<html><head><meta charset='utf-8'></head><body>", f"<h2>{html.escape(style.labels['advice'])}</h2>", f"<p><b>{html.escape(style.name)}</b><br>",
               "<br>".join(style.address()) + "</p>", f"<p>{html.escape(style.labels['to'])}: {html.escape(value['payee'])}</p>"]
        if self.intro:
            out.append(f"<p>{html.escape(style.labels['intro'])}</p>")
        if self.meta == "colon":
            out += [f"<div>{html.escape(label)}: {html.escape(text)}</div>" for label, text in self.meta_rows(value)]
        else:
            out.append("<table>" + "".join(f"<tr><td>{html.escape(label)}</td><td>{html.escape(text)}</td></tr>" for label, text in self.meta_rows(value)) + "</table>")
        out.append("<table border=1><tr>" + "".join(f"<th>{html.escape(style.labels[column])}</th>" for column in self.columns) + "</tr>")
        out += ["<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>" for row in self.rows(value)]
        out.append("</table></body></html>")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(out))

    def draw_pdf(self, path, value):
        style, lead = self.style, self.style.leading
        self.pdf = Pdf(842, 595) if self.landscape else Pdf()
        right, y = self.pdf.width - 45, 50

        def text(x, y, words, bold=False, align="left", size=style.size):
            self.pdf.text(x, y, words, style.bold if bold else style.font, size, align)
        text(45, y, (style.labels["from"] + style.colon + " " if self.labelled else "") + style.name, True, size=style.size * (1 if self.labelled else 1.4))
        for line in style.address():
            y += lead
            text(45, y, line)
        y += lead * 2
        text(45, y, (style.labels["to"] + (style.colon or ":") + " " if self.labelled else "") + value["payee"])
        for line in style.address():
            y += lead
            text(45, y, line)
        y += lead * 2
        text(45, y, style.labels["advice"], True, size=style.size * 1.6)
        y += lead * 1.7
        rows = self.meta_rows(value)
        gap = 14 + max(width(label + style.colon, style.font, style.size) for label, _ in rows)
        for label, words in rows:
            if self.meta == "colon":
                text(45, y, f"{label}{style.colon or ':'} {words}")
            else:
                text(45, y, label + style.colon)
                text(45 + (gap if self.meta == "columns" else max(gap, 240)), y, words, align="left" if self.meta == "columns" else "right")
            y += lead
        text(45, y, style.words["methods"][value["method"]])
        y += lead * 1.5
        if self.intro:
            text(45, y, style.labels["intro"])
            y += lead * 1.5
        self.table(value, y, right)
        self.pdf.save(path)

    def places(self, right, size):
        style = self.style
        need = []
        for column in self.columns:
            words = style.labels[column].split() if self.header_lines == 2 else [style.labels[column]]
            title = max(width(word, style.bold, size) for word in words)
            need.append(max(title, {"document": 62, "own": 45, "document_date": 70, "kind": 45, "reason": 110}.get(column, 58)) + 10)
        scale = max(1.0, (right - 45) / sum(need)) if self.wide else 1.0
        at, places = 45.0, []
        for column, room in zip(self.columns, need):
            figures = column in ("r_gross", "discount", "deduction", "r_net")
            places.append((at + room * scale - 8, "right") if figures else (at, "left"))
            at += room * scale
        return places

    def table(self, value, y, right):
        style, lead = self.style, self.style.leading
        size = min(style.size, 8)
        places = self.places(right, size)
        while places[-1][0] > right + 40 and size > 5:
            size -= 0.5
            places = self.places(right, size)

        def header(y):
            for (x, align), column in zip(places, self.columns):
                words = style.labels[column].split(" ", 1) if self.header_lines == 2 else [style.labels[column]]
                for i, word in enumerate(words):
                    self.pdf.text(x, y + i * lead, word, style.bold, size, align)
            return y + lead * (self.header_lines + 0.3)
        y = header(y)
        for row in self.rows(value):
            if y > self.pdf.height - 60:
                self.pdf.new_page()
                y = header(60)
            for (x, align), words in zip(places, row):
                if words:
                    self.pdf.text(x, y, words, style.font, size, align)
            y += lead
