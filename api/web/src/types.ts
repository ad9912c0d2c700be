// What the API answers with; api/openapi.json is the authority.

export type WorkState = "review" | "waiting" | "done" | "answered" | "ignored";
export type Role = "viewer" | "clerk" | "admin";

export interface Mailbox { name?: string; address?: string }

export interface Session {
  user: { id: number; login: string; name: string; role: Role } | null;
  needs_set_up?: boolean;
  csrf_token?: string;
  company?: { name: string; currency: string };
}

export interface Person { id: number; login: string; name: string; role: Role; active: boolean }

export interface Door {
  door: string;
  state: "opening" | "open" | "failing" | "closed";
  trouble: string;
  taken: number;
  left: number;
}

export interface Lesson {
  id: number;
  message: number;
  at: string;
  author_name: string;
  kind: "after_label" | "right_of_label" | "below_label" | "at_place" | "column" | "always" | "never" | "document_type";
  field: string;
  label: string;
  value: string;
}

export interface Row {
  id: number;
  conversation: number;
  message_state: "received" | "reading" | "filed" | "quarantined";
  queue: string;
  state: WorkState;
  side: string;
  party_id: string;
  party_name: string;
  assignee: number;
  received_at: string;
  date: string | null;
  from: Mailbox;
  subject: string;
  summary: string;
  excerpt: string;
  intents: string[];
  due_date: string | null;
  attachments: number;
  notes: number;
  in_conversation: number;
  version: number;
}

export interface Page { messages: Row[]; next: string }

export interface Counts {
  queues: { queue: string; state: WorkState; count: number }[];
  waiting_to_be_read: number;
  replies_failed: number;
}

export interface Evidence {
  page?: number;
  box?: [number, number, number, number];
  cell?: string;
  xpath?: string;
  segment?: string;
  text?: string;
}

export interface Value { value: string; confidence: number; evidence?: Evidence }
export type Fields = Record<string, Value>;

export interface Document {
  path: string;
  pages?: [number, number];
  type: string;
  method: string;
  language?: string;
  fields?: Fields;
  lines?: Fields[];
  checks?: { rule: string; ok: boolean; detail?: string }[];
}

export interface Part {
  path: string;
  role: string;
  filename?: string;
  media_type?: string;
  detected_type?: string;
  size: number;
  disposition?: string;
}

export interface RemittanceLine {
  document_number?: string;
  gross_amount?: string;
  discount_amount?: string;
  deduction_amount?: string;
  deduction_reason?: string;
  net_amount?: string;
}

export interface Remittance {
  payment_amount?: string;
  currency?: string;
  payment_date?: string;
  payment_reference?: string;
  payment_method?: string;
  lines?: RemittanceLine[];
}

export interface Match {
  document_number?: string;
  open_item?: string;
  party_id?: string;
  amount?: string;
  discount?: string;
  short_by?: string;
  remaining?: string;
  how: string;
  why?: string;
}

export interface VendorInvoice {
  type?: string;
  invoice_number?: string;
  issue_date?: string;
  due_date?: string;
  currency?: string;
  payable_amount?: string;
  tax_amount?: string;
  seller_name?: string;
  purchase_order?: string;
  iban?: string;
}

export interface Explanation {
  defects?: string[];
  message?: {
    message_id?: string;
    date?: string;
    subject?: string;
    from?: Mailbox[];
    reply_to?: Mailbox[];
    to?: Mailbox[];
    cc?: Mailbox[];
    text?: string;
    latest_text?: string;
    language?: string;
    auto?: string;
    bounces?: { recipient?: string; action?: string; status?: string; reason?: string }[];
    authentication?: {
      spf?: string; dkim?: string; dmarc?: string; by?: string; trusted?: boolean; failed?: boolean;
    };
  };
  parts?: Part[];
  documents?: Document[];
  side?: string;
  party_id?: string;
  party_why?: string;
  intents?: string[];
  intent_confidence?: Record<string, number>;
  intent_evidence?: Record<string, string>;
  documents_requested?: { type?: string; reference?: string; period?: string }[];
  remittance?: Remittance;
  invoices?: VendorInvoice[];
  disputes?: { document_number?: string; reason?: string; amount?: string }[];
  promises?: { document_number?: string; amount?: string; date?: string }[];
  payment_plan?: {
    instalments?: { amount?: string; date?: string }[];
    count?: number; first_date?: string; interval?: string;
  };
  master_data?: Record<string, string>;
  auto?: string;
  threat?: string;
  threat_why?: string;
  release_documents?: boolean;
  release_checks?: string[];
  matches?: Match[];
  actions?: { action: string; why?: string; rule?: string; checks?: string[] }[];
}

export interface Note { at: string; author: number; author_name: string; text: string }

export interface Correction {
  at: string; author: number; author_name: string;
  path: string; old_value: string; new_value: string;
}

export interface OutboxEntry {
  id: number;
  message: number;
  kind: string;
  state: string;
  automatic: boolean;
  from: Mailbox;
  to: Mailbox[];
  subject: string;
  text: string;
  attachments: { filename: string; media_type: string }[];
  attempts: number;
  queued_at: string;
  sent_at: string | null;
  last_error: string;
}

export interface AuditRow {
  number: number;
  at: string;
  user: number;
  actor: string;
  action: string;
  message: number;
  detail: Record<string, unknown> | null;
  hash: string;
}

export interface Party {
  party_id: string;
  name: string;
  role: string;
  tax_id: string;
  currency: string;
  language: string;
  payment_terms_days: number;
  credit_limit: string | null;
  iban: string;
}

export interface OpenItem {
  number: string;
  side: string;
  type: string;
  issue_date?: string;
  due_date?: string;
  currency?: string;
  amount: string;
  open_amount: string;
  purchase_order?: string;
  status: string;
}

export interface PartyDetail {
  party: Party;
  open_items: OpenItem[];
  contacts: { name?: string; email?: string; may_receive_documents: boolean }[];
  documents: { type: string; reference?: string; date?: string }[];
}

export interface Detail {
  item: Row;
  explanation: Explanation | null;
  page_sizes: { width: number; height: number }[][];
  party: Party | null;
  conversation: Row[];
  size: number;
  quarantine_reason: string;
  arrivals: { door?: string; received_at: string; reverse_path?: string }[];
  notes: Note[];
  corrections: Correction[];
  outgoing: OutboxEntry[];
  history: AuditRow[];
}

export interface User extends Person { created_at: string }

export interface ApiToken {
  id: number; name: string; role: Role; created_at: string; last_used_at: string | null;
  secret?: string;
}
