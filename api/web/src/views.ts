// The views of the left column: what each shows, as parameters of GET /api/messages.

import type { Counts, WorkState } from "./types";

export interface View {
  key: string;
  label: string;
  group: string;
  parameters: Record<string, string>;
  empty: string;
}

const open = "review,waiting";
const queue = (key: string, label: string, group: string, empty: string): View => ({
  key, label, group, empty, parameters: { queue: key, states: open },
});

export const views: View[] = [
  { key: "open", label: "All open", group: "Inbox", parameters: { states: open },
    empty: "Nothing is open. Everything has been looked at." },
  { key: "mine", label: "Assigned to me", group: "Inbox",
    parameters: { states: open, assignee: "me" }, empty: "Nothing is assigned to you." },
  queue("payments", "Payments", "Receivable", "No payment advice waits."),
  queue("disputes", "Disputes", "Receivable", "No dispute is open."),
  queue("documents", "Document requests", "Receivable", "Nobody waits for a document."),
  queue("promises", "Promises and plans", "Receivable", "No promise waits to be looked at."),
  queue("vendor_invoices", "Vendor invoices", "Payable", "No vendor invoice waits."),
  queue("inquiries", "Inquiries", "Both", "No question is open."),
  queue("master_data", "Master data", "Both", "No change of master data waits."),
  queue("security", "Security", "Watch", "Nothing suspicious came in."),
  queue("quarantine", "Quarantine", "Watch", "Every message could be read."),
  queue("automatic", "Automatic mail", "Watch", "No bounce or auto-reply waits."),
  { key: "answered", label: "Answered", group: "Finished",
    parameters: { states: "answered" }, empty: "Mailroom has answered nothing by itself yet." },
  { key: "done", label: "Done", group: "Finished", parameters: { states: "done,ignored" },
    empty: "Nothing is done yet." },
  { key: "all", label: "All mail", group: "Finished", parameters: {},
    empty: "No mail has come in yet." },
];

export function viewOf(key: string): View {
  return views.find((view) => view.key === key) ?? views[0]!;
}

// How many items a view holds, where the counts can tell.
export function countOf(view: View, counts: Counts | null): number | null {
  if (!counts || view.parameters.assignee || view.key === "all") return null;
  const states = view.parameters.states?.split(",") as WorkState[];
  return counts.queues
    .filter((count) => states.includes(count.state))
    .filter((count) => !view.parameters.queue || count.queue === view.parameters.queue)
    .reduce((sum, count) => sum + count.count, 0);
}
