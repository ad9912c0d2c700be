"""How a made-up company writes: its language, its numbers and dates, its place on paper."""
import datetime
import json
import os
from decimal import Decimal



def words_of(file):
    return json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), file), encoding="utf-8"))


WORDS = words_of("words.json")
for _language, _words in words_of("page_words.json").items():
    WORDS[_language].update(_words)
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"}
CURRENCIES = {"US": "USD", "GB": "GBP", "IE": "EUR", "AU": "AUD", "CH": "CHF", "MX": "MXN", "BR": "BRL"}
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}
TAX_PREFIX = {"US": "", "AU": "", "MX": "", "BR": "", "CH": "CHE"}
CENT = Decimal("0.01")


def money(value):
    return value.quantize(CENT)


class Style:
    """One layout of one sender: every choice is made once, from its random numbers."""

    def __init__(self, rng, language):
        self.rng, self.language, self.words = rng, language, WORDS[language]
        self.country = rng.choice(self.words["country"])
        self.currency = CURRENCIES.get(self.country, "EUR")
        if self.country == "CH":
            self.group, self.point = rng.choice([("'", "."), (" ", ".")])
        elif self.country in ("US", "GB", "IE", "AU", "MX"):
            self.group, self.point = rng.choice([(",", "."), (",", "."), ("", ".")])
        else:
            self.group, self.point = rng.choice([(".", ","), (" ", ","), ("", ",")])
        self.minus = rng.choice(["-{}", "-{}", "{}-", "({})"] + (["{} CR"] if language == "en" else []))
        self.money_form = rng.choice(["{}", "{}", "{}", "{} {c}", "{c} {}", "{s}{}" if self.country in ("US", "GB") else "{} {s}"])
        self.date_form = rng.choice(self._date_forms())
        family = rng.choice(["Helvetica", "Helvetica", "Times", "Courier"])
        self.font, self.bold = ("Times-Roman", "Times-Bold") if family == "Times" else (family, family + "-Bold")
        self.size = rng.choice([7.5, 8, 9, 9, 10, 11] if family != "Courier" else [7.5, 8, 9])
        self.leading = self.size * rng.choice([1.25, 1.35, 1.5])
        self.colon = rng.choice([":", ":", "", " :"])
        self.labels = {key: rng.choice(value) for key, value in self.words.items() if isinstance(value, list)}
        self.digits = rng.choice(["{:06d}", "{:05d}", "RE-{:05d}", "{y}-{:04d}", "INV{:06d}", "F{y}/{:04d}", "{y}{:05d}",
                                  "AB {:05d}", "{:04d}/{y}", "SI-{y}-{:03d}", "90{:06d}"])
        self.street, self.town = rng.choice(self.words["street"]), rng.choice(self.words["town"])
        self.name = self.company_name()

    def _date_forms(self):
        named = {"en": ["{d} {M} {y}", "{M} {d}, {y}", "{d}-{m3}-{y}"], "de": ["{d}. {M} {y}"], "es": ["{d} de {M} de {y}"],
                 "pt": ["{d} de {M} de {y}"]}.get(self.language, ["{d} {M} {y}"])
        if self.country == "US":
            return ["{m2}/{d2}/{y}", "{m2}/{d2}/{y}", "{y}-{m2}-{d2}", named[1], "{m}/{d}/{yy}"]
        dots = self.language == "de" or self.country == "CH"
        plain = ["{d2}.{m2}.{y}", "{d2}.{m2}.{yy}"] if dots else ["{d2}/{m2}/{y}", "{d2}-{m2}-{y}", "{d2}/{m2}/{yy}"]
        return plain + [plain[0], "{y}-{m2}-{d2}"] + named[:1]

    def company_name(self):
        return " ".join(self.rng.choice(self.words[part]) for part in ("name", "trade", "form"))

    def address(self):
        rng = self.rng
        post = f"{rng.randrange(1000, 9999)} XA" if self.country == "NL" else str(rng.randrange(10000, 99999))
        return [f"{rng.choice(self.words['street'])} {rng.randrange(1, 180)}", f"{post} {rng.choice(self.words['town'])}"]

    def date(self, day):
        month = MONTHS[self.language].split()[day.month - 1]
        return self.date_form.format(d=day.day, m=day.month, d2=f"{day.day:02d}", m2=f"{day.month:02d}", y=day.year,
                                     yy=f"{day.year % 100:02d}", M=month, m3=month[:3])

    def number(self, value, places=2):
        text = f"{abs(value):,.{places}f}"
        whole, _, rest = text.partition(".")
        text = whole.replace(",", self.group) + (self.point + rest if rest else "")
        return self.minus.format(text) if value < 0 else text

    def money(self, value):
        sign = SIGNS.get(self.currency, self.currency)
        return self.money_form.format(self.number(value), c=self.currency, s=sign)

    def document_number(self, year):
        return self.digits.format(self.rng.randrange(100, 9999), y=year)

    def day(self):
        return datetime.date(2025, 1, 1) + datetime.timedelta(days=self.rng.randrange(0, 640))

    def tax_id(self):
        number = "".join(str(self.rng.randrange(10)) for _ in range(9))
        return TAX_PREFIX.get(self.country, self.country) + number


def iban(rng, country):
    """ISO 13616 with right check digits; the account is made up."""
    account = "".join(str(rng.randrange(10)) for _ in range(18))
    digits = account + "".join(str(int(letter, 36)) for letter in country) + "00"
    return f"{country}{98 - int(digits) % 97:02d}{account}"
