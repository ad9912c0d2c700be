#!/usr/bin/env python3
"""Makes labelled invoices and remittance advices in many layouts and languages, to train and measure the reader.

usage: make_documents.py OUT [--layouts 60] [--each 3] [--seed 1] [--invoices 0] [--part all|even|odd]

Writes OUT/docs/ and OUT/truth.jsonl, one object a file: file, kind, layout, lang, truth. Every company and number
is invented; the same seed makes the same documents. Python 3 standard library, and the metrics of fonts-urw-base35.
"""
import argparse
import json
import os
import random

from invoice_layout import InvoiceLayout
from invoice_page import InvoicePage, pages
from remittance_layout import RemittanceLayout
from writing import WORDS, Style


def write(out, truths, layout, style, kind, name, layout_name, each):
    for number in range(each):
        file = f"docs/{name}-{number + 1}.{kind.split('-')[1]}"
        truth = layout.draw(os.path.join(out, file))
        truths.write(json.dumps({"file": file, "kind": kind, "layout": layout_name, "lang": style.language, "truth": truth}, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--layouts", type=int, default=60, help="invoices and advices by turns")
    parser.add_argument("--each", type=int, default=3, help="documents of a layout")
    parser.add_argument("--invoices", type=int, default=0, help="invoices on the pages of pages.json, all of one page being one layout")
    parser.add_argument("--part", choices=["all", "even", "odd"], default="all", help="which pages of pages.json")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.makedirs(os.path.join(options.out, "docs"), exist_ok=True)
    languages = sorted(WORDS)
    chosen = {"all": pages(), "even": pages()[::2], "odd": pages()[1::2]}[options.part]
    with open(os.path.join(options.out, "truth.jsonl"), "w", encoding="utf-8") as truths:
        for number in range(options.layouts):
            style = Style(random.Random(f"{options.seed}/{number}"), languages[number // 2 % len(languages)])
            layout = (InvoiceLayout, RemittanceLayout)[number % 2](style)
            kind = "invoice-pdf" if number % 2 == 0 else "remittance-" + layout.kind
            name = f"{kind.split('-')[0]}_{style.language}_{options.seed}_{number}"
            write(options.out, truths, layout, style, kind, name, name, options.each)
        for number in range(options.invoices):
            page = chosen[number % len(chosen)]
            style = Style(random.Random(f"{options.seed}/page/{number}"), languages[(number // len(chosen) + number) % len(languages)])
            name = f"page_{page['name']}_{style.language}_{options.seed}_{number}"
            write(options.out, truths, InvoicePage(style, page), style, "invoice-pdf", name, "page " + page["name"], 1)


if __name__ == "__main__":
    main()
