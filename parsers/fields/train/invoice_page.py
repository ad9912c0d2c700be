"""Invoices on the pages that pages.json describes: who stands where is data, the rest is a layout as any other."""
import json
import os
import re

from invoice_table import RichTable
from invoice_parties import domain_of
from pdf_page import width

HERE = os.path.dirname(os.path.abspath(__file__))
PAGES = json.load(open(os.path.join(HERE, "pages.json"), encoding="utf-8"))
NAMES = ("{name} {trade} {form}", "{surname} {form}", "{surname} {and} {surname2} {form}", "{initials} {trade} {form}", "{name}{surname} {form}", "{first} {surname} {trade}",
         "{house}", "{house}", "{initials} {form}", "{name} {trade}")
BUYERS = NAMES + ("{public}", "{public}", "{first} {surname}", "{first} {surname}", "{plain}", "{name} {trade} {form}", "{name} {trade} {form}")
SOLE = ("{first} {surname}", "{first} {surname} {trade}", "{surname} {trade}")


class InvoicePage(RichTable):
    """One page of pages.json, with the variants of its blocks chosen once."""

    def __init__(self, style, page):
        super().__init__(style)
        rng = style.rng
        self.page = page
        style.name = self.name_of(SOLE if page["name"] == "sole-trader" else NAMES)
        self.brand = self.brand_of(style.name)
        domain = domain_of(style.name, style.language)
        self.web = {"web": "www." + domain, "mail": rng.choice(["info@", "accounts@", "office@", "billing@"]) + domain}
        if len(domain.split(".")[0]) < 4 or rng.random() < 0.3:
            self.web = {"web": "", "mail": rng.choice(["", f"{style.name.split()[0].lower()}@mail.example"])}
        if not self.web["mail"].isascii():
            self.web["mail"] = ""
        self.blocks = {name: self.chosen(variants) for name, variants in PAGES["blocks"].items()}
        feet = PAGES["feet"][page["foot"]]
        self.footer = [self.chosen([lines]) for lines in feet] if page["foot"] in ("columns", "stub") else [self.chosen(feet)] if feet else []
        self.columns_below = rng.random() < 0.5
        self.title_with_number = any("{number}" in line for name in self.names() for line in self.blocks.get(name, []))
        if not self.title_with_number and "due" not in self.shown_in_meta():
            self.blocks["title"], self.title_with_number = ["*b1.4 {title} {number}"], True
        if "due" not in self.shown_in_meta():
            self.due_in_terms = True
        lines = [line for name in self.names() for line in self.blocks.get(name, [])] + [line for lines in self.footer for line in lines]
        self.footer_bank = any("{iban}" in line for line in lines)
        self.delivers_elsewhere = rng.random() < 0.4
        self.foot_y = rng.choice([775, 790, 800])
        self.value_gap = rng.choice([70, 95, 120])

    def names(self):
        return [name for band in self.page["bands"] if isinstance(band, list) for _, _, names in band for name in names]

    def shown_in_meta(self):
        return ("due",) if {"meta", "meta_columns", "meta_stack"} & set(self.names()) else ()

    def chosen(self, variants):
        rng = self.style.rng
        lines = rng.choice(variants)
        return [line.lstrip("?") for line in lines if not line.startswith("?") or rng.random() < 0.5]

    def name_of(self, forms):
        rng, words = self.style.rng, self.style.words
        pick = {key: rng.choice(words[key]) for key in ("name", "trade", "form", "surname", "first", "house", "public", "plain")}
        pick["surname2"] = rng.choice(words["surname"])
        pick["initials"] = "".join(rng.choice("ABCDEFGHKLMNPRSTVW") for _ in range(rng.choice([2, 3, 3])))
        pick["and"] = words["and"]
        return rng.choice(forms).format(**pick)

    def brand_of(self, name):
        words = name.split()
        return " ".join(words[:2] if len(words) > 2 else words[:1] if len(words[0]) > 3 else words)

    def place(self):
        street, town = self.style.address()
        if self.style.country in ("US", "GB", "IE", "AU"):
            rng = self.style.rng
            town = re.sub(r"^\d+(?: XA)? ", "", town)
            post = {"US": f"{rng.choice(['CA', 'TX', 'WA', 'NY'])} {rng.randrange(10000, 99999)}", "AU": f"NSW {rng.randrange(2000, 2999)}"}.get(
                self.style.country, f"{rng.choice(['AB', 'LS', 'D'])}{rng.randrange(1, 29)} {rng.randrange(1, 9)}{rng.choice('ABDEF')}{rng.choice('GHJLN')}")
            town = f"{town}, {post}" if rng.random() < 0.7 or self.style.country == "US" else f"{town} {post}"
            number, rest = street.rsplit(" ", 1)[1], street.rsplit(" ", 1)[0]
            street = f"{number} {rest}"
        return {"street": street, "town": town, "phone": f"+{self.style.rng.randrange(30, 49)} {self.style.rng.randrange(100, 999)} {self.style.rng.randrange(10000, 9999999)}",
                "box": f"P.O. Box {self.style.rng.randrange(100, 9999)}", "vat": self.style.tax_id(), "land": self.style.rng.choice(self.style.words["land"]), "mail": "", "web": ""}

    def values(self):
        value = super().values()
        value["buyer"] = self.name_of(BUYERS)
        while value["buyer"].split()[0] == self.style.name.split()[0]:
            value["buyer"] = self.name_of(BUYERS)
        return value

    def heading(self, value):
        style, rng, words = self.style, self.style.rng, self.style.words
        if not hasattr(self, "seller_place"):
            self.seller_place = dict(self.place(), vat=value["vat"], **self.web)
        seller, buyer = self.seller_place, self.place()
        ship = value["buyer"] if not self.delivers_elsewhere else self.name_of(BUYERS)
        fill = {"seller": style.name, "seller_brand": self.brand, "SELLER_BRAND": self.brand.upper(), "seller_word": self.brand.split()[0],
                "SELLER_WORD": self.brand.split()[0].upper(), "buyer": value["buyer"], "ship": ship, "trade": words["trade_line"][0], "title": self.title(),
                "TITLE": self.title().upper(), "number": value["invoice_number"], "date": style.date(value["date"]), "iban": value["iban"], "colon": style.colon, "due": style.date(value["due_date"]) if self.has_due else "",
                "person": f"{rng.choice(words['first'])} {rng.choice(words['surname'])}", "project": f"{rng.choice(words['town'])} {rng.randrange(1, 40)}", "days": 30,
                "code": "381" if self.credit else rng.choice(["380", "380", "326", "389"])}
        for key in ("slogan", "headline", "department", "firm", "opening", "salutation", "registered", "certified", "factor", "assigned", "bank", "register"):
            fill[key] = style.labels[key]
        for key, place in (("s", seller), ("b", buyer), ("d", self.place())):
            fill.update({f"{key}.{name}": text for name, text in place.items()})
            fill[f"{key}.city"] = words["town"][0]
        fill["thanks"] = self.filled(style.labels["thanks"], fill)
        self.fill, self.value, self.y = fill, value, 40
        for band in self.page["bands"]:
            if isinstance(band, list):
                self.band(band)
            else:
                self.y = max(self.y, band)

    def filled(self, line, fill=None):
        """The line with its values; None where one of them is not known."""
        fill = fill or self.fill
        keys = re.findall(r"\{([^}]*)\}", line)
        if any(not key.startswith(":") and key != "colon" and fill.get(key) in ("", None) for key in keys):
            return None
        if ":due" in keys and not self.has_due:
            return None
        return re.sub(r"\{([^}]*)\}", lambda key: self.label(key[1][1:]) if key[1].startswith(":") else str(fill[key[1]]), line)

    def band(self, columns):
        top, bottom = self.y, self.y
        for x, align, names in columns:
            self.y = top
            for name in names:
                if name == "meta":
                    self.meta_block(self.value, x)
                    self.y += self.style.leading * 2
                elif name == "meta_columns":
                    self.meta = "boxed"
                    self.meta_block(self.value, 50)
                    self.y += self.style.leading * 2
                else:
                    self.block(x, {"l": "left", "r": "right", "c": "center"}[align], self.blocks[name])
            bottom = max(bottom, self.y)
        self.y = bottom + self.style.leading * 0.8

    def block(self, x, align, lines):
        style = self.style
        for line in lines:
            mark = re.match(r"\*(b?)([\d.]*) ", line)
            text = self.filled(line[mark.end():] if mark else line)
            if text is None:
                continue
            scale = float(mark[2] or 1) if mark else 1.0
            bold, size = bool(mark and mark[1]), style.size * scale
            self.y += style.leading * max(0.0, scale - 1)
            left, bar, right = text.partition(" | ")
            room = {"left": 575 - x, "right": x - 20, "center": 540}[align] - (self.value_gap if bar else 0)
            size *= min(1.0, room / max(1.0, width(right if bar else text, style.bold if bold else style.font, size)))
            if bar:
                self.text(x, left.rstrip(), bold, size=size)
                self.text(x + self.value_gap, right, bold, size=size)
            elif text.strip():
                self.text(x, text, bold, align, size)
            self.y += style.leading * (1 if scale >= 1 else 0.9)
        self.y += style.leading

    def foot(self, value):
        style = self.style
        self.y += style.leading * 2
        self.terms(value)
        for i, lines in enumerate(self.footer):
            row = 0
            for line in lines:
                text = self.filled(line.replace("*0.8 ", ""))
                if text is None:
                    continue
                longest = width(text, style.font, 7)
                self.text(50 + (180 * i if len(self.footer) > 1 else 0), text, size=7 if longest < 500 else 5, y=self.foot_y + row * 9)
                row += 1


def pages():
    return PAGES["pages"]

