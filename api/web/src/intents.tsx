// What they want: as it was understood, or as a person has set it right. Mailroom can learn from that
// (`mailroom train intents --from-store`).

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Change } from "./facts";
import { words } from "./format";
import type { Detail } from "./types";
import { Confidence, Icon } from "./widgets";

const all = [
  "remittance", "partial_payment", "promise_to_pay", "payment_plan_request", "dispute", "document_request",
  "balance_inquiry", "vendor_invoice", "payment_status_inquiry", "bank_detail_change", "master_data_update",
  "onboarding", "order_release_request", "payment_help", "credit_request", "general_inquiry", "no_action",
  "auto_reply", "bounce", "spam", "phishing",
];

function IntentPicker({ meant, close, pick }:
  { meant: string[]; close: () => void; pick: (intents: string[]) => void }) {
  const [chosen, setChosen] = useState(meant);
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const toggle = (intent: string) =>
    setChosen(chosen.includes(intent) ? chosen.filter((one) => one !== intent) : [...chosen, intent]);
  return (
    <div class="picker" onKeyDown={(event) => { if (event.key === "Escape") close(); }}>
      <div class="choices">
        {all.map((intent, index) => (
          <label key={intent}>
            <input type="checkbox" ref={index === 0 ? first : undefined} checked={chosen.includes(intent)} onChange={() => toggle(intent)} />
            {words(intent)}</label>))}
      </div>
      <div class="actions">
        <button class="quiet" onClick={close}>Cancel</button>
        <button class="primary" disabled={chosen.length === 0} onClick={() => pick(chosen)}>Save</button>
      </div>
    </div>
  );
}

export function Intents({ detail, change, writes }: { detail: Detail; change: Change; writes: boolean }) {
  const [picking, setPicking] = useState(false);
  const { explanation } = detail;
  const corrected = detail.corrections.filter((one) => one.path === "intents").pop();
  const meant = corrected ? corrected.new_value.split(" ") : explanation?.intents ?? [];
  const pick = (intents: string[]) => {
    setPicking(false);
    void change("corrections", { path: "intents", value: intents.join(" ") }, "Corrected.");
  };
  return (
    <div class="who-row">
      <div>
        <ul class="intents">
          {meant.map((intent) => (
            <li key={intent}>
              {!corrected && <Confidence value={explanation?.intent_confidence?.[intent] ?? 0} />}
              <span>{words(intent)}</span>
              {!corrected && explanation?.intent_evidence?.[intent] &&
                <q title={explanation.intent_evidence[intent]}>{explanation.intent_evidence[intent]}</q>}
            </li>
          ))}
        </ul>
        {corrected && <p class="muted small">set by {corrected.author_name}</p>}
      </div>
      {writes && !picking && <button class="quiet" title="They want something else" onClick={() => setPicking(true)}>
        <Icon name="pencil" label="They want something else" /></button>}
      {picking && <IntentPicker meant={meant} close={() => setPicking(false)} pick={pick} />}
    </div>
  );
}
