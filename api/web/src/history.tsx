// What happened to the item, newest first, as the audit has it.

import { time, words } from "./format";
import type { AuditRow, Detail } from "./types";
import { Section } from "./widgets";

function textOf(row: AuditRow): string {
  const detail = row.detail ?? {};
  const body = (detail.body ?? detail) as Record<string, unknown>;
  const why = typeof detail.why === "string" ? detail.why : "";
  const parts = ["queue", "state", "path", "new_value"].map((name) => body[name])
    .filter((value) => typeof value === "string" && value !== "").map((value) => words(String(value)));
  return [why, parts.join(", ")].filter(Boolean).join(" · ");
}

export function History({ detail }: { detail: Detail }) {
  return (
    <Section title="History">
      <ol class="history">
        {[...detail.history].reverse().map((row) => (
          <li key={row.number}>
            <span>{words(row.action)}</span>
            <small class="muted">{row.actor === "system" ? "Mailroom" : row.actor}, {time(row.at)}</small>
            {textOf(row) && <p class="muted small">{textOf(row)}</p>}
          </li>
        ))}
        {detail.arrivals.map((arrival) => (
          <li key={arrival.received_at}>
            <span>Came in</span>
            <small class="muted">{arrival.door}, {time(arrival.received_at)}</small>
          </li>
        ))}
      </ol>
    </Section>
  );
}
