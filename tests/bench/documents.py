"""What the reader makes of documents in layouts that its weights have not seen: made ones, and any folders of
labelled ones (truth.jsonl). For each field right, wrong and none, and how sure it was of what was right."""
import collections
import json
import os
import subprocess
import tempfile
import unicodedata
from decimal import Decimal, InvalidOperation

INVOICE = {"invoice_number": "invoice_number", "date": "issue_date", "due_date": "due_date", "currency": "currency",
           "total": "tax_inclusive_amount", "net": "tax_exclusive_amount", "tax": "tax_amount", "amount_due": "payable_amount",
           "vendor": "seller_name", "buyer": "buyer_name", "po_number": "purchase_order", "iban": "iban"}
ADVICE = {"total_paid": "payment_amount", "payment_date": "payment_date", "payment_ref": "payment_reference",
          "payer": "payer_name", "payee": "payee_name", "payment_method": "payment_method"}
BUSINESS = "invoice", "credit_note", "receipt", "remittance_advice"


def plain(value):
    """Numbers by their value, everything else by its letters and digits."""
    try:
        return str(Decimal(str(value)).normalize())
    except InvalidOperation:
        letters = unicodedata.normalize("NFKD", str(value)).lower()
        return "".join(c for c in letters if c.isalnum())


def is_same(want, got):
    want, got = plain(want), plain(got)
    if want == got:
        return True
    names = want.isalnum() and not want.isdigit() and len(min(want, got, key=len)) > 5
    return names and (got.startswith(want) or want.startswith(got))


class Figures:
    def __init__(self):
        self.fields = collections.defaultdict(collections.Counter)
        self.sure = collections.defaultdict(lambda: collections.defaultdict(list))

    def add(self, field, want, fact):
        if fact is None:
            self.fields[field]["none"] += want is not None
            return
        if want is None:
            return  # Nobody said what it is.
        right = is_same(want, fact["value"])
        self.fields[field]["right" if right else "wrong"] += 1
        self.sure[field][min(9, int(fact["confidence"] * 10))].append((fact["confidence"], right))

    def add_advice(self, truth, document):
        def lines(of, number, net):
            return collections.Counter((plain(line[number]), plain(line[net])) for line in of if line.get(number) and line.get(net))
        want = lines(truth.get("lines") or [], "invoice_number", "net_paid")
        read = [{key: fact["value"] for key, fact in line.items()} for line in document.get("lines", [])]
        got = lines(read, "document_number", "net_amount")
        self.fields["remittance lines"].update(right=sum((want & got).values()), wrong=sum((got - want).values()), none=sum((want - got).values()))
        amount = document.get("fields", {}).get("payment_amount")
        whole = want == got and amount is not None and is_same(truth["total_paid"], amount["value"])
        self.fields["whole advice"]["right" if whole else "wrong"] += 1
        if "foots" in truth:
            flagged = any(not check["ok"] for check in document.get("checks", []))
            self.fields["footing flag"]["right" if flagged != truth["foots"] else "wrong"] += 1

    def show(self):
        print(f"{'field':<24}{'right':>7}{'wrong':>7}{'none':>7}   said to be sure -> right, of how many")
        for field, count in self.fields.items():
            bins = "  ".join(f"{sum(c for c, _ in of) / len(of):.2f} -> {sum(r for _, r in of) / len(of):.2f} of {len(of)}"
                             for _, of in sorted(self.sure[field].items()))
            print(f"{field:<24}{count['right']:>7}{count['wrong']:>7}{count['none']:>7}   {bins}")


def labelled(folder):
    with open(os.path.join(folder, "truth.jsonl"), encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            if "truth" in line and not any(word in line["kind"] for word in ("scan", "image", "xml-")) \
                    and line["kind"].split("-")[0] in ("invoice", "remittance"):
                yield line


def measure(programs, folder):
    truths = list(labelled(folder))
    command = [os.path.join(programs, "mailroom"), "explain", "--json", "--no-ocr", "--ignore-embedded-xml"]
    out = subprocess.run(command + [os.path.join(folder, truth["file"]) for truth in truths], stdout=subprocess.PIPE, check=True).stdout
    figures = Figures()
    for truth, line in zip(truths, out.splitlines()):
        documents = [d for d in json.loads(line).get("documents", []) if d["type"] in BUSINESS]
        document = documents[0] if documents else {}
        facts, advice = document.get("fields", {}), truth["truth"].get("remittance")
        printed = truth.get("printed_fields")
        for name, field in (ADVICE if advice else INVOICE).items():
            want = (advice or truth["truth"]).get(name) or None
            if printed is None or name in printed or advice:
                figures.add(field, want, facts.get(field))
        if advice and advice.get("total_paid"):
            figures.add_advice(advice, document)
    figures.show()


def show_unseen(programs, maker, folders):
    with tempfile.TemporaryDirectory() as made:
        subprocess.run(["python3", maker, made, "--layouts", "160", "--each", "1", "--seed", "4021"], check=True)
        print("\nMade documents in 160 layouts that no weight has seen:")
        measure(programs, made)
    for folder in folders:
        print(f"\n{folder}:")
        measure(programs, folder)
