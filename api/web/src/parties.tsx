// The books as imported: who there is, and what is open between us.

import { useState } from "preact/hooks";
import { amount, date, words } from "./format";
import { go, type Route } from "./route";
import { useLoad, useShared } from "./state";
import type { OpenItem, Party, PartyDetail } from "./types";
import { Empty, Failure, Section, Skeleton } from "./widgets";

// A credit note is never late.
function isLate({ due_date, status, open_amount }: OpenItem, today: string): boolean {
  return !!due_date && due_date < today && status !== "paid" && !open_amount?.startsWith("-");
}

function PartyView({ id }: { id: string }) {
  const { changes, now } = useShared();
  const { value, error, reload } = useLoad<PartyDetail>("/parties/" + encodeURIComponent(id), changes);
  if (error) return <Failure error={error} again={reload} />;
  if (!value) return <Skeleton lines={8} />;
  const today = now.toISOString().slice(0, 10);
  const { party } = value;
  return (
    <>
      <h2>{party.name}</h2>
      <p class="muted">{[party.party_id, words(party.role), party.tax_id, party.iban,
        party.payment_terms_days && `${party.payment_terms_days} days`].filter(Boolean).join(" · ")}</p>
      <p><button onClick={() => go({ view: "all", party: party.party_id })}>Their mail</button></p>
      <Section title="Open items">
        {value.open_items.length === 0 ? <Empty>Nothing is open.</Empty> : (
          <div class="scroll"><table>
            <thead><tr><th>Number</th><th>Type</th><th>Issued</th><th>Due</th><th class="number">Amount</th>
              <th class="number">Open</th><th>State</th></tr></thead>
            <tbody>{value.open_items.map((item) => (
              <tr key={item.side + item.number}>
                <td>{item.number}</td><td>{words(item.type)}</td><td>{date(item.issue_date)}</td>
                <td class={isLate(item, today) ? "late" : ""}>{date(item.due_date)}</td>
                <td class="number">{amount(item.amount, item.currency)}</td>
                <td class="number">{amount(item.open_amount)}</td><td>{words(item.status)}</td>
              </tr>
            ))}</tbody>
          </table></div>
        )}
      </Section>
      <Section title="Contacts">
        <ul class="matters">{value.contacts.map((contact) => (
          <li key={contact.email}><strong>{contact.name}</strong> <span>{contact.email}
            {contact.may_receive_documents ? ", may receive documents" : ""}</span></li>
        ))}</ul>
      </Section>
    </>
  );
}

export function Parties({ route }: { route: Route }) {
  const { changes } = useShared();
  const [text, setText] = useState("");
  const found = useLoad<{ parties: Party[] }>("/parties?text=" + encodeURIComponent(text), changes);
  return (
    <div class="books">
      <section class="list" aria-label="Parties">
        <header>
          <input type="search" placeholder="Name, number or tax ID" aria-label="Find a party" value={text}
            onInput={(event) => setText(event.currentTarget.value)} />
        </header>
        <div class="rows">
          {found.error && <Failure error={found.error} again={found.reload} />}
          {found.value?.parties.length === 0 && <Empty>{text ? "Nobody was found."
            : "The books are empty. `mailroom import LEDGER_FOLDER` fills them."}</Empty>}
          {found.value?.parties.map((party) => (
            <button key={party.party_id} class="row" aria-current={party.party_id === route.party ? "true" : undefined}
              onClick={() => go({ view: "parties", party: party.party_id })}>
              <span class="who">{party.name}</span><span class="gist">{party.party_id}, {words(party.role)}</span>
            </button>
          ))}
        </div>
      </section>
      <main class="sheet">{route.party ? <PartyView id={route.party} /> : <Empty>Choose a party.</Empty>}</main>
    </div>
  );
}
