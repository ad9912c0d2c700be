#!/usr/bin/env python3
"""CPU time a message and a document, stage by stage, beside what a user would pick instead, in one run.

usage: bench.py --programs build/release/bin [--company company.json --ledger DIR] [FILE.eml...]

Without files: the mail of samples/. Every figure is CPU milliseconds of one thread, on the same files.
"""
import argparse
import base64
import email
import email.policy
import glob
import json
import os
import platform
import quopri
import random
import resource
import subprocess
import tempfile
import time

from documents import show_unseen
from scans import beside_tesseract, two_beside_one


def cpu_of_children(run):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def least(run, seconds=1.0):
    figures, end = [], time.monotonic() + seconds
    while not figures or time.monotonic() < end:
        figures.append(run())
    return min(figures)


def python_email(mails):
    """CPython's email package: parse, and decode every leaf."""
    begin = time.process_time()
    for raw in mails:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        for part in message.walk():
            if not part.is_multipart():
                part.get_payload(decode=True)
    return 1000 * (time.process_time() - begin)


def beside_gmime(programs, files):
    """MB/s of parsing mails and decoding every part, ours and GMime's, over real mails and a large one of each encoding."""
    program = os.path.join(programs, "mime_bench")
    if not os.path.exists(program):
        print("MIME beside GMime: mime_bench is not built (libgmime-3.0-dev)")
        return
    head = b"Subject: large\nMIME-Version: 1.0\nContent-Type: %s\nContent-Transfer-Encoding: %s\n\n"
    large = {
        "base64, 5 MB": (head % (b"application/pdf", b"base64")) + base64.encodebytes(random.Random(1).randbytes(4_000_000)),
        "quoted-printable, 3 MB": (head % (b"text/plain", b"quoted-printable"))
        + quopri.encodestring(("Die Größe der Lieferung stimmt = nicht überein.\n" * 40_000).encode()),
    }
    print(f"{'MIME, every part decoded (MB/s of CPU time)':<58}{'Mailroom':>10}{'GMime':>10}  times, same parts")
    with tempfile.TemporaryDirectory() as folder:
        sets = {"these mails": files}
        for name, mail in large.items():
            sets[name] = [os.path.join(folder, name)]
            with open(sets[name][0], "wb") as out:
                out.write(mail)
        for name, paths in sets.items():
            said = json.loads(subprocess.run([program, *paths], capture_output=True, check=True).stdout)
            ours, theirs = (1000 * said["megabytes"] / said[who] for who in ("mailroom_ms", "gmime_ms"))
            print(f"  {name:<56}{ours:>10.0f}{theirs:>10.0f}  {ours / theirs:.2f}, {said['same_parts']} of {said['parts']}")


def pdf_parts(mails):
    for raw in mails:
        if raw.startswith(b"%PDF"):  # A bare document.
            yield raw
            continue
        for part in email.message_from_bytes(raw, policy=email.policy.default).walk():
            content = None if part.is_multipart() else part.get_payload(decode=True)
            if content and content.startswith(b"%PDF"):
                yield content


def long_advice(pages=30, lines=1000):
    """A remittance advice as PDF: a header row on each page, and a total on the last."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
    kids, a_page = [], -(-lines // pages)
    for page in range(pages):
        rows = [(72, "Remittance advice"), (56, f"Payment date 2026-08-31   Page {page + 1}")] if page == 0 else []
        content = [f"BT /F1 14 Tf 50 {720 + y} Td ({text}) Tj ET" for y, text in rows]
        table = [("Invoice", "Date", "Gross", "Discount", "Net")]
        for line in range(page * a_page, min(lines, (page + 1) * a_page)):
            table.append((f"INV-{20000 + line}", "2026-07-15", "120.00", "2.40", "117.60"))
        if page == pages - 1:
            table.append(("Total", "", "", "", f"{lines * 117.6:.2f} EUR"))
        for row, cells in enumerate(table):
            content += [f"BT /F1 9 Tf {50 + 100 * column} {700 - 18 * row} Td ({cell}) Tj ET"
                        for column, cell in enumerate(cells) if cell]
        stream = "\n".join(content).encode()
        number = 10 + 2 * page
        kids.append(f"{number} 0 R")
        objects[number] = (f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number + 1} 0 R"
                           "/Resources<</Font<</F1 3 0 R>>>>>>").encode()
        objects[number + 1] = b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream)
    objects[2] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {pages}>>".encode()
    body = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in objects.items())
    return body + b"trailer\n<</Root 1 0 R/Size 1000>>\n%%EOF\n"  # Readers find the objects themselves.


def pdftotext(paths):
    def run():
        for path in paths:
            subprocess.run(["pdftotext", "-bbox-layout", path, os.devnull], stderr=subprocess.DEVNULL, check=False)
    return cpu_of_children(run)


def explained(programs, company, ledger, files):
    """Each mail in its sealed child, as JSON; start and end of both programs included."""
    command = [os.path.join(programs, "mailroom"), "explain", "--json", "--no-ocr",
               "--company", company, "--ledger", ledger, *files]
    return cpu_of_children(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True))


def held_out_layouts(programs, here, folders):
    """What the reader makes of layouts that its weights have not seen, and how sure it is: made documents, and any
    folders of labelled ones."""
    maker = os.path.join(here, "..", "..", "parsers", "fields", "train", "make_documents.py")
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, "made")
        subprocess.run(["python3", maker, made, "--layouts", "280", "--each", "2", "--invoices", "380", "--seed", "11"], check=True)
        data = [argument for name in [made, *folders] for argument in ("--data", name)]
        trained = subprocess.run([os.path.join(programs, "mailroom"), "train", "fields", *data,
                                  "--out", os.path.join(folder, "ranking.tsv")], stdout=subprocess.PIPE, check=True, text=True)
    print("\nFields of documents, each layout read by weights that have not seen it:")
    print(trained.stdout.partition("Written:")[0].rstrip())
    show_unseen(programs, maker, folders)


def stages_of(a, files):
    return json.loads(subprocess.run([os.path.join(a.programs, "mailroom_bench"), a.company, a.ledger, *files],
                                     stdout=subprocess.PIPE, check=True).stdout)


def held_out_senders(programs, here):
    """Intents and the reliability of their confidence, each message judged by a model that knows no mail of its sender."""
    data = os.path.join(here, "..", "..", "classifiers", "training")
    with tempfile.TemporaryDirectory() as folder:
        trained = subprocess.run([os.path.join(programs, "mailroom"), "train", "intents", "--data", data,
                                  "--out", os.path.join(folder, "intents.model")], stdout=subprocess.PIPE, check=True, text=True)
    print("\nIntents of messages by their words:")
    print(trained.stdout.partition("Written:")[0].rstrip())


def held_out_spam(programs, here, folders):
    """Advertising in real mail (folders of spam and ham): of senders that the model has not seen, and of later mail."""
    data = os.path.join(here, "..", "..", "classifiers", "training")
    given = [argument for name in [data, *folders] for argument in ("--data", name)]
    with tempfile.TemporaryDirectory() as folder:
        trained = subprocess.run([os.path.join(programs, "mailroom"), "train", "spam", *given,
                                  "--out", os.path.join(folder, "spam.model")], stdout=subprocess.PIPE, check=True, text=True)
    print("\nSpam, the threshold set for at most one false one in two hundred:")
    print("\n".join(line for line in trained.stdout.splitlines() if "real mail" in line))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    samples = os.path.join(here, "..", "..", "samples")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--company", default=os.path.join(samples, "company", "company.json"))
    parser.add_argument("--ledger", default=os.path.join(samples, "company", "ledger"))
    parser.add_argument("--documents", action="append", default=[], help="a folder of labelled documents (truth.jsonl)")
    parser.add_argument("--mail", action="append", default=[], help="a folder of mail, spam and ham in folders named so")
    parser.add_argument("files", nargs="*")
    a = parser.parse_args()
    files = a.files or sorted(glob.glob(os.path.join(samples, "situations", "*", "message.eml")))
    mails = [open(f, "rb").read() for f in files]
    ours = stages_of(a, files)
    stages, count, pages = ours["stages"], ours["mails"], max(1, ours["pdf_pages"])
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, content in enumerate(pdf_parts(mails)):
            paths.append(os.path.join(folder, f"{number}.pdf"))
            with open(paths[-1], "wb") as out:
                out.write(content)
        their_pdf = least(lambda: pdftotext(paths))
        advice = os.path.join(folder, "advice.pdf")
        with open(advice, "wb") as out:
            out.write(long_advice())
        long = stages_of(a, [advice])["stages"]["pdf_facts"]
        their_long = least(lambda: pdftotext([advice]))
        our_scan, their_scan, scans = beside_tesseract(a.programs, [advice, *paths])
        two, one = two_beside_one(a.programs, advice)
    their_mime = least(lambda: python_email(mails))
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Linux {platform.release()}"
    print(f"{count} mails, {ours['mail_bytes'] / 1e6:.2f} MB, {ours['pdfs']} PDFs with {ours['pdf_pages']} pages; {machine}")
    print(f"{'CPU milliseconds':<58}{'Mailroom':>10}{'other':>10}  which")

    def row(what, figure, other=None, which=""):
        print(f"{what:<58}{figure:>10.3f}" + (f"{other:>10.3f}  {which}" if other is not None else ""))

    row("MIME, parsed and decoded, a mail", stages["mime"] / count, their_mime / count, "Python's email")
    row("PDF text with boxes, a page", stages["pdf_text"] / pages, their_pdf / pages, "pdftotext -bbox-layout, a process a file")
    row("PDF to facts, a page", stages["pdf_facts"] / pages, their_pdf / pages, "pdftotext -bbox-layout (text alone)")
    row("an advice of 1,000 lines on 30 pages", long, their_long, "pdftotext -bbox-layout (text alone)")
    row(f"a scanned page at 300 dpi to facts, of {scans}", our_scan, their_scan,
        f"tesseract, its one process ({our_scan / their_scan:.2f} times)")
    row("two such pages in one document, on the clock", two, one, f"one page ({two / one:.2f} times)")
    row("reading (MIME, text, fields), a mail", stages["reading"] / count)
    row("classify, a mail", stages["classify"] / count)
    row("classify, 500,000 open items and 20,000 parties more", stages["classify_with_large_books"] / count)
    row("match 500 lines against a payer's 50,000 open items", stages["match_500_lines"])
    row("to make those books (no disk)", ours["large_books_made_ms"])
    row("decide, a mail", stages["decide"] / count)
    row("the whole way without OCR, a mail", (stages["reading"] + stages["classify"] + stages["decide"]) / count)
    often = files * max(1, 200 // len(files))  # So that starting the programs does not count for much.
    sealed = least(lambda: explained(a.programs, a.company, a.ledger, often))
    row("the same by `explain`, in sealed children", sealed / len(often))
    beside_gmime(a.programs, [file for file in files if file.endswith(".eml")])
    held_out_layouts(a.programs, here, a.documents)
    held_out_senders(a.programs, here)
    if a.mail:
        held_out_spam(a.programs, here, a.mail)


if __name__ == "__main__":
    main()
