// The values of a document. A value and its box in the picture point to each other; a wrong value is
// written anew, and stays marked as corrected by whom.

import { useState } from "preact/hooks";
import { AddValue, Editor, TypePicker } from "./correct";
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

function correctionOf(detail: Detail, path: string): Correction | undefined {
  return detail.corrections.filter((one) => one.path === path).pop();
}

interface Shown {
  path: string; name: string; field: Value; correction: Correction | undefined;
  focus: Focus; change: Change; writes: boolean;
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

function LineTable({ lines, index, detail, focus, change, writes }: {
  lines: Fields[]; index: number; detail: Detail; focus: Focus; change: Change; writes: boolean;
}) {
  const [editing, setEditing] = useState<string | null>(null);
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const isNumber = (name: string) => /amount|price|quantity/.test(name);
  return (
    <div class="scroll"><table class="lines">
      <thead><tr>{columns.map((name) => <th key={name} class={isNumber(name) ? "number" : ""}>{words(name)}</th>)}</tr></thead>
      <tbody>
        {lines.map((line, n) => (
          <tr key={n}>{columns.map((name) => {
            const path = `documents/${index}/lines/${n}/${name}`;
            const correction = correctionOf(detail, path);
            const read = line[name];
            const value = correction?.new_value ?? read?.value ?? "";
            const place = placeOf(read?.evidence);
            const title = correction ? `corrected by ${correction.author_name}, instead of “${correction.old_value}”` : place;
            return (
              <td key={name} data-field={path} title={writes ? `${title}\nDouble-click to correct` : title}
                class={`${isNumber(name) ? "number" : ""} ${focus.path === path ? "focused" : ""} ${correction ? "was-corrected" : ""}`}
                onMouseEnter={() => read && focus.hover(path)} onMouseLeave={() => focus.hover(null)}
                onClick={() => read && focus.pick(path, "field")}
                onDblClick={() => writes && setEditing(path)}>
                {editing === path
                  ? <Editor {...{ path, name, change }} start={value} close={() => setEditing(null)} />
                  : value && shownValue(name, value)}</td>
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
  const lines = document.lines ?? [];
  const checks = document.checks ?? [];
  const prefix = `documents/${index}/fields/`;
  const added = detail.corrections.filter((one) => one.path.startsWith(prefix))
    .map((one) => one.path.slice(prefix.length));
  const names = [...new Set([...Object.keys(document.fields ?? {}), ...added])];
  if (names.length === 0 && lines.length === 0 && checks.length === 0) return null;
  const type = correctionOf(detail, `documents/${index}/type`)?.new_value ?? document.type;
  return (
    <Section title={words(type)} aside={<>
      <small class="muted">{nameOf(detail, document)}</small>
      {writes && <TypePicker path={`documents/${index}/type`} type={type} change={change} />}
    </>}>
      <dl class="fields">
        {names.map((name) => {
          const path = prefix + name;
          const field = document.fields?.[name] ?? { value: "", confidence: 0 };
          return <FieldRow key={path} correction={correctionOf(detail, path)} {...{ path, name, field, focus, change, writes }} />;
        })}
      </dl>
      {writes && <AddValue prefix={prefix} type={type} known={names} change={change} />}
      {lines.length > 0 && <LineTable {...{ lines, index, detail, focus, change, writes }} />}
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
