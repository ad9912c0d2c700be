#!/usr/bin/env python3
"""Writes samples/company and samples/situations anew: run it after a change in this folder, and commit what it wrote.

usage: samples/tools/make.py     (Python 3; pdftoppm of poppler-utils for the one scan)
"""
import base64
import json
import quopri
import shutil
from email.header import Header
from pathlib import Path

import company
import situations

HERE = Path(__file__).resolve().parent.parent


def mailbox(text):
    name, _, address = text.partition(" <")
    return text if name.isascii() else f"{Header(name, 'utf-8').encode()} <{address}"


def body_part(text):
    encoded = quopri.encodestring(text.encode()).decode().replace("\n", "\r\n")
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + encoded + "\r\n"


def attachment_part(name, media_type, data):
    encoded = base64.encodebytes(data).decode().replace("\n", "\r\n")
    return (f'Content-Type: {media_type}; name="{name}"\r\nContent-Transfer-Encoding: base64\r\n'
            f'Content-Disposition: attachment; filename="{name}"\r\n\r\n{encoded}')


def message(folder, mail):
    domain = mail.sender.rsplit("@", 1)[1].rstrip(">")
    address = mail.sender.rsplit("<", 1)[-1].rstrip(">")
    date = f"Tue, 15 Sep 2026 {8 + mail.number // 4:02}:{mail.number * 7 % 60:02}:00 +0000"
    reverse_path = "" if mail.truth.get("auto") == "bounce" else address
    header = [("Return-Path", f"<{reverse_path}>"),
              ("Received", f"from mail.{domain} (mail.{domain} [192.0.2.{mail.number}])\r\n\tby mx.larkfield.example with ESMTPS; {date}")]
    if mail.authentication != "none":
        result = mail.authentication
        header.append(("Authentication-Results", f"mx.larkfield.example; spf={result} smtp.mailfrom={address};\r\n\t"
                       f"dkim={result} header.d={domain}; dmarc={result} header.from={domain}"))
    header += [("From", mailbox(mail.sender)), ("To", mail.to), ("Subject", mail.subject if mail.subject.isascii() else Header(mail.subject, "utf-8").encode()),
               ("Date", date), ("Message-ID", f"<{folder}.{mail.number}@{domain}>"), ("MIME-Version", "1.0"), *mail.headers]
    head = "".join(f"{name}: {value}\r\n" for name, value in header)
    if not mail.attachments:
        return (head + body_part(mail.text)).encode()
    boundary = f"=-larkfield-{mail.number:04}"
    parts = [body_part(mail.text), *(attachment_part(*a) for a in mail.attachments)]
    return (head + f'Content-Type: multipart/mixed; boundary="{boundary}"\r\n\r\n'
            + "".join(f"--{boundary}\r\n{part}" for part in parts) + f"--{boundary}--\r\n").encode()


def main():
    for name in ("company", "situations"):
        shutil.rmtree(HERE / name, ignore_errors=True)
    files = {"company/company.json": company.company_json()}
    files.update({f"company/ledger/{path}": data for path, data in company.ledger().items()})
    for folder, mail in situations.mails():
        files[f"situations/{folder}/message.eml"] = message(folder, mail)
        files[f"situations/{folder}/expected.json"] = (json.dumps(mail.truth, indent=2, ensure_ascii=False) + "\n").encode()
    for path, data in files.items():
        (HERE / path).parent.mkdir(parents=True, exist_ok=True)
        (HERE / path).write_bytes(data)


if __name__ == "__main__":
    main()
