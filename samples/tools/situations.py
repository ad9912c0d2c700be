"""The sample company's mail: one function a situation. Each gives the message's parts and what is true of it."""
import subprocess
import tempfile
from pathlib import Path

from papers import Page, pdf, workbook

AR, AP = "receivables@larkfield.example", "payables@larkfield.example"


class Mail:
    """A message in the making. `truth` is what `mailroom explain --json` must say of it, among other things."""

    def __init__(self, number, sender, to, subject, text, truth, authentication="pass", headers=(), html=None):
        self.number, self.sender, self.to, self.subject, self.text = number, sender, to, subject, text
        self.truth, self.authentication, self.headers, self.html = truth, authentication, list(headers), html
        self.attachments = []

    def attach(self, name, media_type, data):
        self.attachments.append((name, media_type, data))
        return self


def remittance_paper():
    page = Page().text(50, 60, "Ashdown Diagnostics plc", 14, bold=True).text(50, 76, "Unit 9, Parkside, Bristol BS2 0XJ", 8)
    page.text(50, 120, "Larkfield Instruments Ltd", 10).text(350, 120, "REMITTANCE ADVICE", 14, bold=True)
    for y, label, value in ((142, "Payment date", "14 September 2026"), (156, "Payment reference", "BACS 880417"),
                            (170, "Method", "Bank transfer"), (184, "Currency", "EUR")):
        page.text(350, y, label, 9).text(545, y, value, 9, right=True)
    columns = [("Your invoice", 50, False), ("Date", 150, False), ("Gross", 320, True), ("Deduction", 430, True), ("Paid", 545, True)]
    y = page.table(230, columns, [["LI-60211", "14/08/2026", "8,420.00", "140.00", "8,280.00"],
                                  ["LI-60237", "28/08/2026", "3,150.00", "0.00", "3,150.00"],
                                  ["LC-5102", "02/09/2026", "-420.00", "0.00", "-420.00"]])
    page.text(430, y, "Total paid", 10, bold=True, right=True).text(545, y, "11,010.00", 10, bold=True, right=True)
    page.text(50, y + 30, "LI-60211: one cuvette set arrived broken, 140.00 deducted.", 9)
    return pdf([page])


def scanned(document, dpi=150):
    """The first page as a picture in a PDF, as an office scanner makes it. Needs pdftoppm (poppler-utils)."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        source.write_bytes(document)
        subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", "-jpeg", "-jpegopt", "quality=60", "-singlefile", source,
                        Path(folder) / "page"], check=True)
        jpeg = (Path(folder) / "page.jpg").read_bytes()
    at = 2  # JPEG markers: the frame header (SOF0) says how large the picture is, of how many colours.
    while jpeg[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + int.from_bytes(jpeg[at + 2:at + 4], "big")
    height, width = int.from_bytes(jpeg[at + 5:at + 7], "big"), int.from_bytes(jpeg[at + 7:at + 9], "big")
    return pdf([Page()], (jpeg, width, height, jpeg[at + 9]))


def german_advice():
    page = Page().text(50, 60, "Praxislabor Weidenhof GmbH", 14, bold=True).text(50, 76, "Lindenweg 14, 50674 Köln", 8)
    page.text(50, 120, "Larkfield Instruments Ltd", 11).text(330, 120, "Zahlungsavis", 16, bold=True)
    for y, label, value in ((142, "Zahlungsdatum", "15.09.2026"), (158, "Referenz", "ZA-20931"), (174, "Währung", "EUR")):
        page.text(330, y, label, 10).text(545, y, value, 10, right=True)
    columns = [("Rechnung", 50, False), ("Datum", 160, False), ("Brutto", 310, True), ("Skonto", 420, True), ("Zahlbetrag", 545, True)]
    y = page.table(240, columns, [["LI-60219", "19.08.2026", "5.236,00", "104,72", "5.131,28"],
                                  ["LI-60240", "01.09.2026", "1.785,00", "0,00", "1.785,00"]], size=10, leading=20)
    page.text(420, y, "Summe", 11, bold=True, right=True).text(545, y, "6.916,28", 11, bold=True, right=True)
    return pdf([page])


def vendor_invoice():
    page = Page().text(50, 60, "Optikwerk Saale GmbH", 15, bold=True)
    page.text(50, 76, "Carl-Straße 3, 07743 Jena   USt-IdNr. DE129273398", 8)
    page.text(50, 120, "Larkfield Instruments Ltd", 10).text(50, 134, "4 Granary Wharf, Leeds LS1 4BR", 10)
    page.text(360, 120, "RECHNUNG", 16, bold=True)
    for y, label, value in ((142, "Rechnungsnummer", "OS-2026-3460"), (156, "Rechnungsdatum", "10.09.2026"),
                            (170, "Fällig am", "10.10.2026"), (184, "Ihre Bestellung", "PO-7310")):
        page.text(360, y, label, 9).text(545, y, value, 9, right=True)
    columns = [("Bezeichnung", 50, False), ("Menge", 330, True), ("Einzelpreis", 430, True), ("Betrag EUR", 545, True)]
    y = page.table(240, columns, [["Objektiv 40x/0,65", "24", "118,00", "2.832,00"], ["Tubuslinse f=200 mm", "12", "86,50", "1.038,00"]])
    for label, value, bold in (("Nettobetrag", "3.870,00", False), ("MwSt. 0 % (innergemeinschaftlich)", "0,00", False),
                               ("Gesamtbetrag EUR", "3.870,00", True)):
        page.text(430, y, label, 10, bold=bold, right=True).text(545, y, value, 10, bold=bold, right=True)
        y += 16
    page.text(50, y + 40, "IBAN DE75512108001245126199   BIC SOGEDEFF   Zahlbar innerhalb von 30 Tagen netto.", 9)
    return pdf([page])


def freight_invoice_xml():
    lines = "".join(
        f"<cac:InvoiceLine><cbc:ID>{n}</cbc:ID><cbc:InvoicedQuantity unitCode='C62'>{q}</cbc:InvoicedQuantity>"
        f"<cbc:LineExtensionAmount currencyID='EUR'>{a}</cbc:LineExtensionAmount><cac:Item><cbc:Name>{d}</cbc:Name></cac:Item>"
        f"<cac:Price><cbc:PriceAmount currencyID='EUR'>{p}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>"
        for n, (d, q, p, a) in enumerate([("Pallet freight Leeds - Köln", 6, "142.00", "852.00"), ("Customs paper", 1, "48.00", "48.00")], 1))

    def party(role, name, tax_id):
        return (f"<cac:Accounting{role}Party><cac:Party><cac:PartyName><cbc:Name>{name}</cbc:Name></cac:PartyName>"
                f"<cac:PartyTaxScheme><cbc:CompanyID>{tax_id}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
                f"</cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName>"
                f"</cac:PartyLegalEntity></cac:Party></cac:Accounting{role}Party>")

    return ("<?xml version='1.0' encoding='UTF-8'?>\n<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2' "
            "xmlns:cac='urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2' "
            "xmlns:cbc='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>"
            "<cbc:ID>CF-88120</cbc:ID><cbc:IssueDate>2026-09-11</cbc:IssueDate><cbc:DueDate>2026-09-25</cbc:DueDate>"
            "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"
            "<cac:OrderReference><cbc:ID>PO-7316</cbc:ID></cac:OrderReference>"
            + party("Supplier", "Corbel Freight Services Ltd", "GB771036294") + party("Customer", "Larkfield Instruments Ltd", "GB318842075")
            + "<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cac:PayeeFinancialAccount>"
            "<cbc:ID>GB33BUKB20201555555555</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>"
            "<cac:TaxTotal><cbc:TaxAmount currencyID='EUR'>180.00</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>"
            "<cbc:LineExtensionAmount currencyID='EUR'>900.00</cbc:LineExtensionAmount>"
            "<cbc:TaxExclusiveAmount currencyID='EUR'>900.00</cbc:TaxExclusiveAmount>"
            "<cbc:TaxInclusiveAmount currencyID='EUR'>1080.00</cbc:TaxInclusiveAmount>"
            "<cbc:PayableAmount currencyID='EUR'>1080.00</cbc:PayableAmount></cac:LegalMonetaryTotal>" + lines + "</Invoice>\n").encode()


def dutch_sheet():
    return workbook("Betaling", [["Betaalspecificatie"], ["Betaaldatum", "18-09-2026"], ["Kenmerk", "BW-09-118"], ["Valuta", "EUR"], [],
                                 ["Factuurnummer", "Factuurdatum", "Bedrag", "Korting", "Betaald"],
                                 ["LI-60215", "17-08-2026", 4312.00, 86.24, 4225.76], [None, None, None, "Totaal", 4225.76]])


def mails():
    customer = {"side": "receivable", "auto": "no", "threat": "none"}
    vendor = {"side": "payable", "auto": "no", "threat": "none"}
    ashdown = "Helen Marsh <h.marsh@ashdown-diagnostics.example>"
    yield "invoice-copy", Mail(
        1, ashdown, AR, "Copy of invoice LI-60237",
        "Hello,\n\ncould you please send us a copy of invoice LI-60237? We cannot find it here.\n\nThank you\nHelen Marsh\nAshdown Diagnostics plc",
        {**customer, "party_id": "K-1004", "intents": ["document_request"], "release_documents": True,
         "documents_requested": [{"type": "invoice", "reference": "LI-60237"}]})
    yield "invoice-copy-for-a-stranger", Mail(
        2, "Accounts <accounts.ashdown@freemail.example>", AR, "Invoice LI-60237",
        "Hi,\n\nplease send me a copy of invoice LI-60237 of Ashdown Diagnostics to this address.\n\nThanks\nSam",
        {**customer, "intents": ["document_request"], "release_documents": False})
    yield "invoice-copy-with-a-forged-sender", Mail(
        3, ashdown, AR, "Copy of LI-60211",
        "Dear team,\n\nplease email a copy of invoice LI-60211 today.\n\nHelen Marsh",
        {"side": "receivable", "party_id": "K-1004", "release_documents": False}, authentication="fail")
    yield "statement-in-german", Mail(
        4, "Jutta Krämer <buchhaltung@weidenhof-labor.example>", AR, "Kontoauszug August",
        "Guten Tag,\n\nbitte senden Sie uns den Kontoauszug per 31. August 2026 zur Abstimmung.\n\nMit freundlichen Grüßen\nJutta Krämer\nPraxislabor Weidenhof GmbH",
        {**customer, "party_id": "K-1011", "language": "de", "intents": ["document_request"], "release_documents": True,
         "documents_requested": [{"type": "statement", "period": "2026-08"}]})
    yield "remittance-with-a-deduction", Mail(
        5, "Accounts Payable <ap@ashdown-diagnostics.example>", AR, "Remittance advice BACS 880417",
        "Please find our remittance advice attached.\n\nAccounts Payable\nAshdown Diagnostics plc",
        {**customer, "party_id": "K-1004", "remittance": {"payment_amount": "11010.00", "currency": "EUR", "payment_date": "2026-09-14"}}
    ).attach("remittance_880417.pdf", "application/pdf", remittance_paper())
    yield "remittance-scanned-in-german", Mail(
        6, "Jutta Krämer <buchhaltung@weidenhof-labor.example>", AR, "Zahlungsavis", "",
        {**customer, "party_id": "K-1011", "intents": ["remittance"], "remittance": {"payment_amount": "6916.28", "payment_date": "2026-09-15"}}
    ).attach("scan0042.pdf", "application/pdf", scanned(german_advice()))
    yield "remittance-in-a-sheet", Mail(
        7, "Pieter Brouwer <facturen@brouwer-water.example>", AR, "Betaalspecificatie",
        "Beste,\n\nbijgaand de specificatie van onze betaling van vandaag.\n\nMet vriendelijke groet,\nPieter Brouwer",
        {**customer, "party_id": "K-1030", "language": "nl", "intents": ["remittance"], "remittance": {"payment_amount": "4225.76"}}
    ).attach("betaling.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", dutch_sheet())
    yield "remittance-in-french-words", Mail(
        8, "Service Comptabilité <compta@mirvaux.example>", AR, "Votre facture LI-60225",
        "Bonjour,\n\nnous avons viré ce jour 2 480,50 EUR en règlement de votre facture LI-60225.\n\nCordialement\nService Comptabilité\nLaboratoires Mirvaux SAS",
        {**customer, "party_id": "K-1019", "language": "fr", "intents": ["remittance"], "remittance": {"payment_amount": "2480.50", "currency": "EUR"}})
    yield "short-delivery", Mail(
        9, "Pieter Brouwer <facturen@brouwer-water.example>", AR, "Invoice LI-60215",
        "Hello,\n\non invoice LI-60215 you charged 4 turbidity meters, but only 3 arrived. We dispute 1,078.00 EUR until the missing one is here.\n\nPieter Brouwer",
        {**customer, "party_id": "K-1030", "intents": ["dispute"], "disputes": [{"document_number": "LI-60215", "amount": "1078.00", "reason": "shortage"}]})
    yield "promise-in-spanish", Mail(
        10, "Lucía Ferrer <administracion@vallehondo.example>", AR, "Re: Recordatorio LI-60203",
        "Buenos días:\n\nPagaremos la factura LI-60203 el 25 de septiembre de 2026.\n\nUn saludo,\nLucía Ferrer",
        {**customer, "party_id": "K-1023", "language": "es", "intents": ["promise_to_pay"], "promises": [{"document_number": "LI-60203", "date": "2026-09-25"}]})
    yield "payment-plan", Mail(
        11, "Dawn Pickering <dawn@tamworthvets.example>", AR, "Our overdue account",
        "Dear Larkfield,\n\nwe cannot pay LI-60185 in one go this month. Could we pay it in three monthly instalments of 920.00, the first on 1 October 2026?\n\nKind regards\nDawn Pickering",
        {**customer, "party_id": "K-1038", "intents": ["payment_plan_request"]})
    yield "vendor-invoice", Mail(
        12, "Rechnungswesen <rechnung@optikwerk-saale.example>", AP, "Rechnung OS-2026-3460",
        "Sehr geehrte Damen und Herren,\n\nanbei erhalten Sie unsere Rechnung OS-2026-3460.\n\nMit freundlichen Grüßen\nOptikwerk Saale GmbH",
        {**vendor, "party_id": "L-2002", "intents": ["vendor_invoice"], "invoices": [{"invoice_number": "OS-2026-3460", "payable_amount": "3870.00",
         "issue_date": "2026-09-10", "due_date": "2026-10-10", "purchase_order": "PO-7310"}]}
    ).attach("OS-2026-3460.pdf", "application/pdf", vendor_invoice())
    yield "forwarded-by-a-colleague", Mail(
        13, "Priya Nair <priya.nair@larkfield.example>", AP, "Fwd: Invoice CF-88120",
        "Please book this one.\n\n---------- Forwarded message ---------\nFrom: Billing <billing@corbelfreight.example>\nDate: Fri, 11 Sep 2026 at 09:12\n"
        "Subject: Invoice CF-88120\nTo: Priya Nair <priya.nair@larkfield.example>\n\nDear Priya,\n\nour invoice is attached.\n\nCorbel Freight Services Ltd",
        {**vendor, "party_id": "L-2007", "intents": ["vendor_invoice"], "invoices": [{"invoice_number": "CF-88120", "payable_amount": "1080.00", "tax_amount": "180.00"}]}
    ).attach("CF-88120.xml", "application/xml", freight_invoice_xml())
    yield "bank-details-fraud", Mail(
        14, "Optikwerk Saale GmbH <rechnung@optikwerk-saa1e.example>", AP, "Urgent: new bank account for all payments",
        "Dear Sir or Madam,\n\nour bank account is under audit. With immediate effect please pay all open invoices to our new account DE89370400440532013000. "
        "Please treat this as urgent and confidential and confirm by return.\n\nOptikwerk Saale GmbH",
        {"side": "payable", "threat": "bank_detail_fraud"}, authentication="none")
    yield "out-of-office", Mail(
        15, "Dawn Pickering <dawn@tamworthvets.example>", AR, "Automatic reply: Reminder LI-60185",
        "I am out of the office until 21 September and will answer on my return.\n\nDawn Pickering",
        {"party_id": "K-1038", "auto": "auto_reply", "intents": ["auto_reply"]}, headers=[("Auto-Submitted", "auto-replied")])
    yield "balance-question", Mail(
        16, "Dawn Pickering <dawn@tamworthvets.example>", AR, "How much do we owe?",
        "Hello,\n\ncan you tell me our current balance, please, and which invoices are overdue?\n\nDawn Pickering",
        {**customer, "party_id": "K-1038", "intents": ["balance_inquiry"]})
    yield "delivery-note-in-a-thread", Mail(
        17, "Accounts Payable <ap@ashdown-diagnostics.example>", AR, "Re: Reminder: invoice LI-60211",
        "Hello,\n\nbefore we can release LI-60211 our auditors need the signed proof of delivery. Can you send it?\n\n"
        "Accounts Payable\nAshdown Diagnostics plc\n\n"
        "On Mon, 14 Sep 2026 at 08:00, Receivables <receivables@larkfield.example> wrote:\n> Dear Ms Marsh,\n> invoice LI-60211 over 8,420.00 EUR is due.\n> Larkfield Instruments",
        {**customer, "party_id": "K-1004", "intents": ["document_request"], "release_documents": True,
         "documents_requested": [{"type": "proof_of_delivery", "reference": "LI-60211"}]})
    yield "thanks", Mail(
        18, ashdown, AR, "Re: Copy of invoice LI-60237", "Got it, thank you very much!\n\nHelen",
        {**customer, "party_id": "K-1004", "intents": ["no_action"]},
        headers=[("In-Reply-To", "<invoice-copy.1@ashdown-diagnostics.example>"),
                 ("References", "<invoice-copy.1@ashdown-diagnostics.example>")])
    yield "damaged-attachment", Mail(
        19, "Lucía Ferrer <administracion@vallehondo.example>", AR, "Justificante de pago", "Adjunto el justificante.\n\nLucía Ferrer",
        {**customer, "party_id": "K-1023"}
    ).attach("justificante.pdf", "application/pdf", remittance_paper()[:900])
    yield "bounce", Mail(
        20, "Mail Delivery System <MAILER-DAEMON@mx.tamworthvets.example>", AR, "Undelivered Mail Returned to Sender",
        "This is the mail system at host mx.tamworthvets.example.\n\nI'm sorry to have to inform you that your message could not be delivered.\n\n"
        "<accounts@tamworthvets.example>: host mx.tamworthvets.example said: 550 5.1.1 User unknown",
        {"party_id": "K-1038", "auto": "bounce", "intents": ["bounce"]}, headers=[("Auto-Submitted", "auto-replied")])
