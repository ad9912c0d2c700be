#!/usr/bin/env python3
"""Makes labelled invoices and remittance advices in many layouts and languages, to train and measure the reader.

usage: make_documents.py OUT [--layouts 60] [--each 3] [--seed 1]

Writes OUT/docs/ and OUT/truth.jsonl, one object a file: file, kind, layout, lang, truth. Every company and number
is invented; the same seed makes the same documents. Python 3 standard library, and the metrics of fonts-urw-base35.
"""
import argparse
import json
import os
import random

from invoice_layout import InvoiceLayout
from remittance_layout import RemittanceLayout
from writing import WORDS, Style


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--layouts", type=int, default=60)
    parser.add_argument("--each", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.makedirs(os.path.join(options.out, "docs"), exist_ok=True)
    languages = sorted(WORDS)
    with open(os.path.join(options.out, "truth.jsonl"), "w", encoding="utf-8") as truths:
        for number in range(options.layouts):
            style = Style(random.Random(f"{options.seed}/{number}"), languages[number // 2 % len(languages)])
            layout = (InvoiceLayout, RemittanceLayout)[number % 2](style)
            kind = "invoice-pdf" if number % 2 == 0 else "remittance-" + layout.kind
            name = f"{kind.split('-')[0]}_{style.language}_{options.seed}_{number}"
            for each in range(options.each):
                file = f"docs/{name}-{each + 1}.{kind.split('-')[1]}"
                truth = layout.draw(os.path.join(options.out, file))
                truths.write(json.dumps({"file": file, "kind": kind, "layout": name, "lang": style.language, "truth": truth}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
