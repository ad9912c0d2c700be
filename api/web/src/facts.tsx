// The right column: what Mailroom understood, what it did about it, the values, notes, history.

import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { post } from "./api";
import { Decision } from "./decision";
import { DocumentValues } from "./values";
import { time } from "./format";
import { History } from "./history";
import type { Focus } from "./message";
import { useShared } from "./state";
import type { Detail } from "./types";
import { Understanding } from "./understanding";
import { Section } from "./widgets";

export type Change = (path: string, body: object, done: string) => Promise<boolean>;

function Notes({ detail, field, writes }: {
  detail: Detail; field: RefObject<HTMLTextAreaElement>; writes: boolean;
}) {
  const { act } = useShared();
  const [text, setText] = useState("");
  const save = async (event: Event) => {
    event.preventDefault();
    if (await act(() => post(`/messages/${detail.item.id}/notes`, { text }))) setText("");
  };
  return (
    <Section title="Notes">
      {detail.notes.map((note) => (
        <div class="note" key={note.at + note.text}>
          <p><strong>{note.author_name}</strong> <small>{time(note.at)}</small></p>
          <p class="text">{note.text}</p>
        </div>
      ))}
      {writes && (
        <form class="new-note" onSubmit={save}>
          <textarea ref={field} rows={text ? 3 : 1} value={text} placeholder="Write a note for the team (n)"
            aria-label="New note" onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") event.currentTarget.blur();
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save(event);
            }} />
          {text.trim() && <button>Save note</button>}
        </form>
      )}
    </Section>
  );
}

export function Facts({ detail, focus, change, note, writes }: {
  detail: Detail; focus: Focus; change: Change; note: RefObject<HTMLTextAreaElement>; writes: boolean;
}) {
  return (
    <aside class="facts" aria-label="What Mailroom understood">
      {detail.explanation && <Understanding detail={detail} change={change} writes={writes} />}
      <Decision detail={detail} />
      {detail.explanation?.documents?.map((document, index) => (
        <DocumentValues key={index} {...{ detail, document, index, focus, change, writes }} />
      ))}
      <Notes detail={detail} field={note} writes={writes} />
      <History detail={detail} />
    </aside>
  );
}
