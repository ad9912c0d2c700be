// What a person writes in place of what was read.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Change } from "./facts";
import { words } from "./format";
import { Icon } from "./widgets";

const types = [
  "invoice", "credit_note", "remittance_advice", "statement", "reminder", "receipt", "purchase_order",
  "proof_of_delivery", "bank_statement", "tax_form", "contract", "other",
];

const billing = [
  "invoice_number", "issue_date", "due_date", "currency", "tax_exclusive_amount", "tax_amount",
  "tax_inclusive_amount", "prepaid_amount", "payable_amount", "seller_name", "seller_tax_id", "buyer_name",
  "buyer_tax_id", "purchase_order", "iban", "bic", "payment_reference",
];
const paying = [
  "payment_amount", "payment_date", "payment_reference", "payment_method", "currency", "payer_name", "payee_name",
  "vendor_number",
];

export function Editor({ path, name, start, change, close }: {
  path: string; name: string; start: string; change: Change; close: () => void;
}) {
  const [text, setText] = useState(start);
  const closing = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.select(), []);
  const finish = async (save: boolean) => {
    if (closing.current) return;
    closing.current = true;
    const done = !save || text.trim() === start ||
      await change("corrections", { path, value: text.trim() }, "Corrected.");
    if (done) close(); // Its going makes it lose the focus, which must not save again.
    else closing.current = false;
  };
  return (
    <input ref={input} class="editor" value={text} aria-label={words(name)} size={Math.max(8, text.length)}
      onInput={(event) => setText(event.currentTarget.value)} onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key === "Enter") void finish(true);
        if (event.key === "Escape") void finish(false);
      }} />
  );
}

export function TypePicker({ path, type, change }: { path: string; type: string; change: Change }) {
  const [picking, setPicking] = useState(false);
  if (!picking)
    return <button class="quiet" title="It is another type of document" onClick={() => setPicking(true)}>
      <Icon name="pencil" label="It is another type of document" /></button>;
  const pick = (value: string) => {
    setPicking(false);
    if (value !== type) void change("corrections", { path, value }, "Corrected.");
  };
  return (
    <select value={type} aria-label="Type of document" onBlur={() => setPicking(false)}
      onChange={(event) => pick(event.currentTarget.value)}>
      {types.map((one) => <option key={one} value={one}>{words(one)}</option>)}
    </select>
  );
}

// For a value that stands in the document and was not found.
export function AddValue({ prefix, type, known, change }: {
  prefix: string; type: string; known: string[]; change: Change;
}) {
  const [name, setName] = useState<string | null>(null);
  const missing = (type === "remittance_advice" ? paying : billing).filter((one) => !known.includes(one));
  if (name !== null)
    return (
      <p class="add-value"><span>{words(name)}</span>
        <Editor path={prefix + name} name={name} start="" change={change} close={() => setName(null)} /></p>
    );
  if (missing.length === 0) return null;
  return (
    <p class="add-value"><select value="" aria-label="Add a value that was not found"
      onChange={(event) => setName(event.currentTarget.value)}>
      <option value="">Add a value…</option>
      {missing.map((one) => <option key={one} value={one}>{words(one)}</option>)}
    </select></p>
  );
}
