// The values of a document. A value and its box in the picture point to each other; a wrong value is
// clicked and written anew, and stays marked as corrected by whom.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { nameOf } from "./document";
import type { Change } from "./facts";
import { amount, date, words } from "./format";
import type { Focus } from "./message";
import type { Correction, Detail, Document, Evidence, Fields, Value } from "./types";
import { Confidence, Icon, Section } from "./widgets";

function placeOf(evidence: Evidence | undefined): string {
  if (!evidence) return "";
  const place = evidence.cell ?? evidence.xpath ?? evidence.segment ?? (evidence.page ? `page ${evidence.page}` : "");
  return [place, evidence.text && `“${evidence.text}”`].filter(Boolean).join(": ");
}

function shownValue(name: string, value: string): string {
  if (/amount|price|quantity/.test(name)) return amount(value);
  if (/_method$|^credit_debit$/.test(name)) return words(value);
  return /date/.test(name) ? date(value) : value;
}

interface Shown {
  path: string; name: string; field: Value; correction: Correction | undefined;
  focus: Focus; change: Change; writes: boolean;
}

function Editor({ path, name, start, change, close }: {
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
    closing.current = false;
    if (done) close();
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

function FieldRow({ path, name, field, correction, focus, change, writes }: Shown) {
  const [editing, setEditing] = useState(false);
  const value = correction ? correction.new_value : field.value;
  return (
    <div class={`field ${focus.path === path ? "focused" : ""}`} data-field={path}
      onMouseEnter={() => focus.hover(path)} onMouseLeave={() => focus.hover(null)}>
      <dt>{words(name)}</dt>
      <dd>
        {editing
          ? <Editor {...{ path, name, change }} start={value} close={() => setEditing(false)} />
          : <button class="value" title={placeOf(field.evidence)} onClick={() => focus.pick(path, "field")}>
            {shownValue(name, value) || <em class="muted">empty</em>}</button>}
        {correction
          ? <span class="chip corrected" title={`${correction.author_name}, instead of “${correction.old_value}”`}>corrected</span>
          : <Confidence value={field.confidence} />}
        {writes && !editing && <button class="quiet edit" onClick={() => setEditing(true)}>
          <Icon name="pencil" label={`Correct ${words(name)}`} /></button>}
      </dd>
    </div>
  );
}

function LineTable({ lines, index, focus }: { lines: Fields[]; index: number; focus: Focus }) {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const isNumber = (name: string) => /amount|price|quantity/.test(name);
  return (
    <div class="scroll"><table class="lines">
      <thead><tr>{columns.map((name) => <th key={name} class={isNumber(name) ? "number" : ""}>{words(name)}</th>)}</tr></thead>
      <tbody>
        {lines.map((line, n) => (
          <tr key={n}>{columns.map((name) => {
            const value = line[name];
            const path = `documents/${index}/lines/${n}/${name}`;
            return (
              <td key={name} data-field={path} title={placeOf(value?.evidence)}
                class={`${isNumber(name) ? "number" : ""} ${focus.path === path ? "focused" : ""}`}
                onMouseEnter={() => value && focus.hover(path)} onMouseLeave={() => focus.hover(null)}
                onClick={() => value && focus.pick(path, "field")}>
                {value && shownValue(name, value.value)}</td>
            );
          })}</tr>
        ))}
      </tbody>
    </table></div>
  );
}

export function DocumentValues({ detail, document, index, focus, change, writes }: {
  detail: Detail; document: Document; index: number; focus: Focus; change: Change; writes: boolean;
}) {
  const fields = Object.entries(document.fields ?? {});
  const lines = document.lines ?? [];
  const checks = document.checks ?? [];
  if (fields.length === 0 && lines.length === 0 && checks.length === 0) return null;
  return (
    <Section title={words(document.type)} aside={<small class="muted">{nameOf(detail, document)}</small>}>
      <dl class="fields">
        {fields.map(([name, field]) => {
          const path = `documents/${index}/fields/${name}`;
          const correction = detail.corrections.filter((one) => one.path === path).pop();
          return <FieldRow key={path} {...{ path, name, field, correction, focus, change, writes }} />;
        })}
      </dl>
      {lines.length > 0 && <LineTable lines={lines} index={index} focus={focus} />}
      {checks.length > 0 && (
        <ul class="checks">
          {checks.map((check) => (
            <li key={check.rule + check.detail} class={check.ok ? "ok" : "not"}>
              <Icon name={check.ok ? "check" : "cross"} label={check.ok ? "Holds" : "Does not hold"} />
              <span>{check.detail || words(check.rule)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
