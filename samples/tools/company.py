"""The sample company's ledger: Larkfield Instruments, who sell laboratory instruments. All of it is made up."""
import csv
import io
import json

from papers import Page, pdf

COMPANY = {
    "name": "Larkfield Instruments Ltd", "receivable_address": "receivables@larkfield.example",
    "payable_address": "payables@larkfield.example", "domain": "larkfield.example", "tax_id": "GB318842075",
    "currency": "EUR", "timezone": "Europe/London", "language": "en", "authserv_id": "mx.larkfield.example",
    "executives": ["Judith Amory"],
}

PARTIES = [  # party_id, name, role, tax_id, currency, language, payment_terms_days, credit_limit, iban
    ("K-1004", "Ashdown Diagnostics plc", "customer", "GB220175538", "EUR", "en", 30, "60000.00", "GB26ASHD60161331926819"),
    ("K-1011", "Praxislabor Weidenhof GmbH", "customer", "DE815502741", "EUR", "de", 30, "40000.00", "DE12500105170648489890"),
    ("K-1019", "Laboratoires Mirvaux SAS", "customer", "FR62480117365", "EUR", "fr", 45, "35000.00", "FR1420041010050500013M02606"),
    ("K-1023", "Clínica Vallehondo S.L.", "customer", "ESB66390127", "EUR", "es", 30, "20000.00", "ES9121000418450200051332"),
    ("K-1030", "Brouwer Watertechniek B.V.", "customer", "NL822407715B01", "EUR", "nl", 30, "25000.00", "NL91ABNA0417164300"),
    ("K-1038", "Tamworth Veterinary Group Ltd", "customer", "GB904417826", "EUR", "en", 30, "15000.00", "GB82WEST12345698765432"),
    ("L-2002", "Optikwerk Saale GmbH", "vendor", "DE129273398", "EUR", "de", 30, "", "DE75512108001245126199"),
    ("L-2007", "Corbel Freight Services Ltd", "vendor", "GB771036294", "EUR", "en", 14, "", "GB33BUKB20201555555555"),
]

CONTACTS = [
    ("K-1004", "Helen Marsh", "h.marsh@ashdown-diagnostics.example", "true"),
    ("K-1004", "Accounts Payable", "ap@ashdown-diagnostics.example", "true"),
    ("K-1004", "Tim Orwell", "t.orwell@ashdown-diagnostics.example", "false"),
    ("K-1011", "Jutta Krämer", "buchhaltung@weidenhof-labor.example", "true"),
    ("K-1019", "Service Comptabilité", "compta@mirvaux.example", "true"),
    ("K-1023", "Lucía Ferrer", "administracion@vallehondo.example", "true"),
    ("K-1030", "Pieter Brouwer", "facturen@brouwer-water.example", "true"),
    ("K-1038", "Dawn Pickering", "dawn@tamworthvets.example", "true"),
    ("L-2002", "Rechnungswesen", "rechnung@optikwerk-saale.example", "false"),
    ("L-2007", "Billing", "billing@corbelfreight.example", "false"),
]

ITEMS = [  # party, side, type, number, issue, due, amount, open, po, status
    ("K-1004", "receivable", "invoice", "LI-60211", "2026-08-14", "2026-09-13", "8420.00", "8420.00", "ASH-7714", "open"),
    ("K-1004", "receivable", "invoice", "LI-60237", "2026-08-28", "2026-09-27", "3150.00", "3150.00", "ASH-7790", "open"),
    ("K-1004", "receivable", "credit_note", "LC-5102", "2026-09-02", "2026-09-02", "420.00", "420.00", "", "open"),
    ("K-1011", "receivable", "invoice", "LI-60219", "2026-08-19", "2026-09-18", "5236.00", "5236.00", "WH-2291", "open"),
    ("K-1011", "receivable", "invoice", "LI-60240", "2026-09-01", "2026-10-01", "1785.00", "1785.00", "WH-2304", "open"),
    ("K-1019", "receivable", "invoice", "LI-60198", "2026-07-30", "2026-09-13", "12960.00", "12960.00", "MX-0881", "open"),
    ("K-1019", "receivable", "invoice", "LI-60225", "2026-08-21", "2026-10-05", "2480.50", "2480.50", "MX-0899", "open"),
    ("K-1023", "receivable", "invoice", "LI-60203", "2026-08-05", "2026-09-04", "6890.00", "6890.00", "", "open"),
    ("K-1023", "receivable", "invoice", "LI-60232", "2026-08-26", "2026-09-25", "940.00", "940.00", "", "open"),
    ("K-1030", "receivable", "invoice", "LI-60215", "2026-08-17", "2026-09-16", "4312.00", "4312.00", "BW-4410", "open"),
    ("K-1038", "receivable", "invoice", "LI-60185", "2026-07-21", "2026-08-20", "2760.00", "2760.00", "", "open"),
    ("K-1038", "receivable", "invoice", "LI-60229", "2026-08-24", "2026-09-23", "1380.00", "1380.00", "", "open"),
    ("L-2002", "payable", "invoice", "OS-2026-3381", "2026-08-12", "2026-09-11", "7140.00", "7140.00", "PO-7303", "open"),
]

ORDERS = [
    ("PO-7310", "L-2002", 1, "Objective lens 40x/0.65", "24", "118.00", "EUR", "24"),
    ("PO-7310", "L-2002", 2, "Tube lens f=200 mm", "12", "86.50", "EUR", "12"),
    ("PO-7316", "L-2007", 1, "Pallet freight Leeds - Köln", "6", "142.00", "EUR", "6"),
]

GOODS = {
    "LI-60211": [("Spectrophotometer LX-220", 2, 3650.00), ("Cuvette set, quartz", 8, 140.00)],
    "LI-60237": [("Centrifuge rotor 24 x 1.5 ml", 3, 1050.00)],
    "LI-60219": [("Inkubator IK-60", 1, 4640.00), ("Probenhalter", 4, 149.00)],
    "LI-60240": [("Pipettensatz P4", 3, 595.00)],
    "LI-60198": [("Chromatographe GC-4", 1, 12960.00)],
    "LI-60225": [("Colonne capillaire 30 m", 5, 496.10)],
    "LI-60203": [("Autoclave A-35", 1, 6890.00)],
    "LI-60232": [("Filtro HEPA", 4, 235.00)],
    "LI-60215": [("Turbidity meter TM-9", 4, 1078.00)],
    "LI-60185": [("Microscope MS-11", 2, 1380.00)],
    "LI-60229": [("Microscope MS-11", 1, 1380.00)],
}


def money(value):
    return f"{value:,.2f}"


def party(party_id):
    return next(p for p in PARTIES if p[0] == party_id)


def letterhead(page):
    page.text(50, 60, COMPANY["name"], 16, bold=True)
    page.text(50, 76, "4 Granary Wharf, Leeds LS1 4BR, United Kingdom    VAT " + COMPANY["tax_id"], 8)
    return page


def invoice_paper(item):
    page = letterhead(Page())
    page.text(50, 120, party(item[0])[1], 10)
    page.text(380, 120, "Invoice", 18, bold=True)
    for y, label, value in ((140, "Invoice number", item[3]), (154, "Invoice date", item[4]), (168, "Due date", item[5]),
                            (182, "Your order", item[8])):
        if value:
            page.text(380, y, label, 9).text(545, y, value, 9, right=True)
    columns = [("Description", 50, False), ("Quantity", 330, True), ("Unit price", 430, True), ("Amount EUR", 545, True)]
    y = page.table(240, columns, [[d, str(q), money(p), money(q * p)] for d, q, p in GOODS[item[3]]])
    page.text(430, y, "Total EUR", 10, bold=True, right=True).text(545, y, money(float(item[6])), 10, bold=True, right=True)
    page.text(50, y + 60, "Please pay to IBAN GB29NWBK60161331926819, BIC NWBKGB2L, and quote the invoice number.", 9)
    return pdf([page])


def statement_paper(party_id, date):
    page = letterhead(Page())
    page.text(50, 120, party(party_id)[1], 10).text(380, 120, "Statement of account", 14, bold=True)
    page.text(380, 140, "As of " + date, 9)
    rows = [i for i in ITEMS if i[0] == party_id]
    columns = [("Document", 50, False), ("Date", 170, False), ("Due", 270, False), ("Open EUR", 545, True)]
    sign = lambda i: -float(i[7]) if i[2] == "credit_note" else float(i[7])
    y = page.table(200, columns, [[i[3], i[4], i[5], money(sign(i))] for i in rows])
    page.text(430, y, "Balance EUR", 10, bold=True, right=True).text(545, y, money(sum(map(sign, rows))), 10, bold=True, right=True)
    return pdf([page])


def delivery_paper(item):
    page = letterhead(Page())
    page.text(50, 120, party(item[0])[1], 10).text(380, 120, "Proof of delivery", 14, bold=True)
    page.text(380, 140, "For invoice " + item[3], 9)
    y = page.table(200, [("Goods", 50, False), ("Quantity", 545, True)], [[d, str(q)] for d, q, _ in GOODS[item[3]]])
    page.text(50, y + 30, "Received complete and undamaged, signed at the dock: H. Marsh", 9)
    return pdf([page])


def table(header, rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header.split(","), *rows])
    return out.getvalue().encode()


def ledger():
    """{path below the ledger folder: bytes}"""
    files, documents = {}, []

    def document(party_id, kind, reference, date, data):
        name = f"files/{kind}_{party_id or 'all'}_{reference or date}.pdf"
        files[name] = data
        documents.append((party_id, kind, reference, date, name))

    for item in ITEMS:
        if item[3] in GOODS:
            document(item[0], "invoice", item[3], item[4], invoice_paper(item))
    for party_id in ("K-1004", "K-1011", "K-1019"):
        document(party_id, "statement", "", "2026-08-31", statement_paper(party_id, "2026-08-31"))
    document("K-1004", "proof_of_delivery", "LI-60211", "2026-08-17", delivery_paper(ITEMS[0]))
    tax = letterhead(Page()).text(50, 140, "Certificate of VAT registration", 16, bold=True)
    tax.text(50, 180, f"{COMPANY['name']} is registered for VAT under the number {COMPANY['tax_id']}.", 10)
    document("", "tax_form", "", "2026-01-05", pdf([tax]))
    files["parties.csv"] = table(
        "party_id,name,role,tax_id,currency,language,payment_terms_days,credit_limit,iban", PARTIES)
    files["contacts.csv"] = table("party_id,name,email,may_receive_documents", CONTACTS)
    files["open_items.csv"] = table(
        "party_id,side,type,number,issue_date,due_date,currency,amount,open_amount,purchase_order,status",
        [(*i[:6], "EUR", *i[6:]) for i in ITEMS])
    files["purchase_orders.csv"] = table(
        "po_number,party_id,line,description,quantity,unit_price,currency,received_quantity", ORDERS)
    files["documents.csv"] = table("party_id,type,reference,date,file", documents)
    return files


def company_json():
    return (json.dumps(COMPANY, indent=2) + "\n").encode()
