// Values as people read them. Amounts stay strings: they are never turned into floating point.

import type { Mailbox, Row } from "./types";

export function amount(text: string | null | undefined, currency?: string): string {
  if (!text) return "";
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign, whole = "", fraction] = match;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const number = (sign ? "−" : "") + grouped + (fraction ? "." + fraction : "");
  return currency ? `${number} ${currency}` : number;
}

export function date(iso: string | null | undefined): string {
  if (!iso) return "";
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  if (!year || !month || !day) return iso;
  return new Date(year, month - 1, day).toLocaleDateString("en-GB", {
    day: "numeric", month: "short", year: "numeric",
  });
}

export function time(iso: string | null | undefined): string {
  if (!iso) return "";
  return new Date(iso).toLocaleString("en-GB", {
    day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit",
  });
}

// As a mail client does in its list: the hour today, the day this year, else the year too.
export function when(iso: string, now: Date): string {
  const at = new Date(iso);
  if (at.toDateString() === now.toDateString())
    return at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
  if (at.getFullYear() !== now.getFullYear()) options.year = "numeric";
  return at.toLocaleDateString("en-GB", options);
}

export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

// "tax_exclusive_amount" -> "Tax exclusive amount"
export function words(name: string): string {
  const known: Record<string, string> = {
    iban: "IBAN", bic: "BIC", tax_id: "Tax ID", seller_tax_id: "Seller tax ID",
    buyer_tax_id: "Buyer tax ID", receivable: "Receivable", payable: "Payable",
    tax_exclusive_amount: "Net amount", tax_inclusive_amount: "Total with tax",
    payable_amount: "Amount due", edi: "EDI", ocr: "scan", xml: "XML", ach: "ACH", sepa: "SEPA", wire: "Bank transfer",
  };
  const found = known[name];
  if (found) return found;
  const text = name.replace(/[_.]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function person(mailbox: Mailbox | undefined): string {
  return mailbox?.name || mailbox?.address || "Unknown sender";
}

export function people(mailboxes: Mailbox[] | undefined): string {
  return (mailboxes ?? []).map(person).join(", ");
}

export function initials(name: string): string {
  const parts = name.trim().split(/[\s._-]+/);
  return ((parts[0]?.[0] ?? "?") + (parts.length > 1 ? parts[parts.length - 1]![0] : "")).toUpperCase();
}

export function title(row: Row): string {
  return row.subject || row.summary || "No subject";
}

export function isOverdue(row: Row, today: string): boolean {
  const isOpen = row.state === "review" || row.state === "waiting";
  return isOpen && row.due_date !== null && row.due_date < today;
}
