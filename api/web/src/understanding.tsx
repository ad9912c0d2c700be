// Who it is about, what they want, and what that means for the books, in plain words.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { get } from "./api";
import { Editor } from "./correct";
import type { Change } from "./facts";
import { amount, date, words } from "./format";
import { Intents } from "./intents";
import { go } from "./route";
import type { Detail, Explanation, Match, Party } from "./types";
import { Icon, Section } from "./widgets";

function PartyPicker({ close, pick }: { close: () => void; pick: (party: string) => void }) {
  const [found, setFound] = useState<Party[]>([]);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const search = (text: string) => get<{ parties: Party[] }>("/parties?text=" + encodeURIComponent(text))
    .then(({ parties }) => setFound(text ? parties.slice(0, 8) : []), () => setFound([]));
  return (
    <div class="picker" onKeyDown={(event) => { if (event.key === "Escape") close(); }}>
      <input ref={input} placeholder="Name, number or tax ID" aria-label="Find a party"
        onInput={(event) => search(event.currentTarget.value)} />
      <ul>
        {found.map((party) => <li key={party.party_id}>
          <button onClick={() => pick(party.party_id)}>{party.name} <small>{party.party_id}</small></button></li>)}
        <li><button onClick={() => pick("")}>Nobody in our books</button></li>
        <li><button class="quiet" onClick={close}>Cancel</button></li>
      </ul>
    </div>
  );
}

function Who({ detail, change, writes }: { detail: Detail; change: Change; writes: boolean }) {
  const [picking, setPicking] = useState(false);
  const corrected = detail.corrections.filter((one) => one.path === "party_id").pop();
  const id = corrected ? corrected.new_value : detail.explanation?.party_id ?? "";
  const { party } = detail;
  const pick = (value: string) => {
    setPicking(false);
    void change("corrections", { path: "party_id", value }, "Corrected.");
  };
  return (
    <div class="who-row">
      <div>
        {id ? <button class="link strong" title="Open items of this party"
          onClick={() => go({ view: "parties", party: id })}>
          {party?.party_id === id ? party.name : id}</button> : <strong>Not in our books</strong>}
        {id && <span class="muted"> {id}{party?.party_id === id ? `, ${party.role}` : ""}</span>}
        <p class="muted small">{corrected ? `set by ${corrected.author_name}`
          : id ? `known by ${detail.explanation?.party_why || "the books"}`
          : "No address, number, tax ID or account of this mail is known."}</p>
      </div>
      {writes && !picking && <button class="quiet" title="Choose another party" onClick={() => setPicking(true)}>
        <Icon name="pencil" label="Choose another party" /></button>}
      {picking && <PartyPicker close={() => setPicking(false)} pick={pick} />}
    </div>
  );
}

const outcomes: Record<string, [string, string]> = {
  unmatched: ["danger", "not in our books"], short: ["warning", "short"], over: ["warning", "over"],
  closed: ["warning", "closed already"], amount: ["ok", "found by amount"],
  ambiguous: ["warning", "which one?"], on_account: ["warning", "on account"],
  subset: ["ok", "found by amount"], corrected: ["ok", "number corrected"],
};

function Outcome({ match }: { match: Match }) {
  const zero = !match.remaining || /^-?0(\.0*)?$/.test(match.remaining);
  const [kind, text] = outcomes[match.how] ?? (zero ? ["ok", "paid in full"] : ["warning", "in part"]);
  return <span class={`outcome ${kind}`} title={match.why}>{text}</span>;
}

// The open item that a line pays; another may be written, and stays.
function Item({ path, shown, detail, change, writes }: {
  path: string; shown: string; detail: Detail; change: Change; writes: boolean;
}) {
  const [editing, setEditing] = useState(false);
  const corrected = detail.corrections.filter((one) => one.path === path).pop();
  const value = corrected?.new_value ?? shown;
  if (editing) return <Editor path={path} name="open item" start={value} change={change} close={() => setEditing(false)} />;
  return (
    <span class="correctable">{value}
      {corrected && <span class="chip corrected" title={`${corrected.author_name}, instead of “${corrected.old_value}”`}>corrected</span>}
      {writes && <button class="quiet edit" onClick={() => setEditing(true)}>
        <Icon name="pencil" label="Another open item is paid" /></button>}
    </span>
  );
}

// One match a line, in their order; then what the payment holds beyond its lines.
function Payment({ detail, change, writes }: { detail: Detail; change: Change; writes: boolean }) {
  const remittance = detail.explanation!.remittance!;
  const matches = detail.explanation!.matches ?? [];
  const lines = remittance.lines ?? [];
  const rows = Array.from({ length: Math.max(lines.length, matches.length) },
    (_, index) => ({ line: lines[index], match: matches[index] }));
  return (
    <Section title="Payment" aside={<b class="total">{amount(remittance.payment_amount, remittance.currency)}</b>}>
      <p class="muted small">
        {[remittance.payment_date && `on ${date(remittance.payment_date)}`,
          remittance.payment_method && `by ${words(remittance.payment_method)}`,
          remittance.payment_reference && `reference ${remittance.payment_reference}`].filter(Boolean).join(", ")}
      </p>
      {rows.length > 0 && (
        <div class="scroll"><table>
          <thead><tr><th>Document</th><th class="number">Paid</th><th class="number">Deducted</th>
            <th class="number">Still open</th><th /></tr></thead>
          <tbody>
            {rows.map(({ line, match }, index) => (
              <tr key={index}>
                <td>{match
                  ? <Item path={`matches/${index}`} shown={match.open_item || line?.document_number || match.document_number || ""}
                      {...{ detail, change, writes }} />
                  : line?.document_number}</td>
                <td class="number">{amount(line?.net_amount ?? match?.amount ?? line?.gross_amount)}</td>
                <td class="number" title={line?.deduction_reason}>
                  {amount(line?.deduction_amount ?? line?.discount_amount ?? match?.discount)}</td>
                <td class="number">{amount(match?.remaining)}</td>
                <td>{match && <Outcome match={match} />}</td>
              </tr>
            ))}
          </tbody>
        </table></div>
      )}
    </Section>
  );
}

interface Line { what: string; detail: string }

function matters(explanation: Explanation): [string, Line[]][] {
  const line = (what: unknown, ...details: (string | false | undefined)[]): Line =>
    ({ what: String(what ?? ""), detail: details.filter(Boolean).join(", ") });
  return [
    ["Asks for", (explanation.documents_requested ?? []).map((one) =>
      line(words(one.type ?? "document"), one.reference, one.period))],
    ["Disputes", (explanation.disputes ?? []).map((one) =>
      line(one.document_number || "The account", words(one.reason ?? ""), amount(one.amount)))],
    ["Promises", (explanation.promises ?? []).map((one) =>
      line(one.document_number || "The whole balance", amount(one.amount), one.date && `by ${date(one.date)}`))],
    ["Wants to pay in instalments", explanation.payment_plan
      ? explanation.payment_plan.instalments?.length
        ? explanation.payment_plan.instalments.map((one) => line(amount(one.amount), date(one.date)))
        : [line(`${explanation.payment_plan.count ?? "Several"} instalments`, explanation.payment_plan.interval,
          explanation.payment_plan.first_date && `from ${date(explanation.payment_plan.first_date)}`)]
      : []],
    ["Bills us", (explanation.invoices ?? []).map((one) =>
      line(`${one.type === "credit_note" ? "Credit note" : "Invoice"} ${one.invoice_number ?? ""}`,
        amount(one.payable_amount, one.currency), one.due_date && `due ${date(one.due_date)}`,
        one.purchase_order && `order ${one.purchase_order}`))],
    ["New master data", Object.entries(explanation.master_data ?? {}).map(([name, value]) =>
      line(words(name), value))],
  ];
}

function Safety({ explanation }: { explanation: Explanation }) {
  const authentication = explanation.message?.authentication;
  const threat = explanation.threat && explanation.threat !== "none" ? explanation.threat : null;
  const results = ["spf", "dkim", "dmarc"] as const;
  return (
    <>
      {threat && (
        <div class="banner danger" role="alert">
          <Icon name="alert" /><p><strong>{words(threat)}:</strong> {explanation.threat_why}</p>
        </div>
      )}
      {authentication && (
        <p class={`authentication small ${authentication.failed ? "late" : "muted"}`}>
          <Icon name="shield" />
          {authentication.trusted
            ? <>Sender {authentication.failed ? "failed" : "checked"} by {authentication.by}:{" "}
              {results.map((name) => `${name.toUpperCase()} ${authentication[name] ?? "none"}`).join(", ")}</>
            : "Nobody that we trust has checked the sender."}
        </p>
      )}
    </>
  );
}

export function Understanding({ detail, change, writes }: { detail: Detail; change: Change; writes: boolean }) {
  const explanation = detail.explanation!;
  return (
    <>
      <Section title="Understood">
        <Safety explanation={explanation} />
        <Who detail={detail} change={change} writes={writes} />
        <Intents detail={detail} change={change} writes={writes} />
      </Section>
      {explanation.remittance && <Payment detail={detail} change={change} writes={writes} />}
      {matters(explanation).filter(([, lines]) => lines.length > 0).map(([heading, lines]) => (
        <Section key={heading} title={heading}>
          <ul class="matters">{lines.map((line, index) =>
            <li key={index}><strong>{line.what}</strong> <span>{line.detail}</span></li>)}</ul>
        </Section>
      ))}
    </>
  );
}
