// One work item: who and what, the mail and its documents on the left, what Mailroom made of it on
// the right. Evidence links the two: a value is hovered or clicked, its box lights up, and back.

import { useEffect, useRef, useState } from "preact/hooks";
import { post } from "./api";
import { Facts } from "./facts";
import { date, isOverdue, people as names, time, title, words } from "./format";
import { Reply } from "./reply";
import { go, type Route } from "./route";
import { Source } from "./source";
import { useKeys, useLoad, useShared } from "./state";
import type { Detail, WorkState } from "./types";
import { viewOf, views } from "./views";
import { Failure, Icon, Skeleton, StateChip } from "./widgets";

// The path of the value that is looked at: "documents/0/fields/payment_amount".
export interface Focus {
  path: string | null;
  hover: (path: string | null) => void;
  pick: (path: string, from: "box" | "field") => void;
}

function useFocus(): Focus {
  const [hovered, setHovered] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const pick = (path: string, from: "box" | "field") => {
    setPicked(path);
    const other = from === "box" ? "field" : "box";
    document.querySelector(`[data-${other}="${CSS.escape(path)}"]`)
      ?.scrollIntoView({ block: "center", behavior: "smooth" });
  };
  return { path: hovered ?? picked, hover: setHovered, pick };
}

function Assignee({ detail, assign }: { detail: Detail; assign: (user: number) => void }) {
  const { people, session } = useShared();
  const active = people.filter((one) => one.active || one.id === detail.item.assignee);
  return (
    <select aria-label="Assigned to" value={detail.item.assignee} disabled={session.user!.role === "viewer"}
      onChange={(event) => assign(Number(event.currentTarget.value))}>
      <option value={0}>Nobody assigned</option>
      {active.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
    </select>
  );
}

export function MessageView({ id, route, next }: { id: number; route: Route; next: number | null }) {
  const { session, changes, act, now } = useShared();
  const loaded = useLoad<Detail>(`/messages/${id}`, changes);
  const focus = useFocus();
  const [replying, setReplying] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const top = useRef<HTMLElement>(null);
  useEffect(() => top.current?.scrollTo(0, 0), [id]);

  const detail = loaded.value;
  const writes = session.user!.role !== "viewer";
  const version = detail?.item.version;
  const change = (path: string, body: object, done: string) =>
    act(() => post(`/messages/${id}/${path}`, body), done).then((ok) => { loaded.reload(); return ok; });
  const assign = (user: number) => change("assignee", { user, version }, user ? "Assigned." : "Nobody has it now.");
  const setState = async (state: WorkState) => {
    const ok = await change("state", { state, version }, state === "review" ? "Opened again." : `${words(state)}.`);
    const leavesView = viewOf(route.view).parameters.states?.split(",").includes(state) === false;
    if (ok && leavesView) go({ ...route, id: next }, true);
  };
  const isOpen = detail?.item.state === "review" || detail?.item.state === "waiting";
  useKeys({
    e: () => { if (writes && detail) void setState(isOpen ? "done" : "review"); },
    a: () => { if (writes && detail) void assign(session.user!.id); },
    r: () => { if (writes && detail?.explanation?.message) setReplying(true); },
    n: () => note.current?.focus(),
  });

  if (loaded.error) return <main class="message none"><Failure error={loaded.error} again={loaded.reload} /></main>;
  if (!detail) return <main class="message"><Skeleton lines={10} /></main>;
  const { item } = detail;
  const message = detail.explanation?.message;
  return (
    <main class="message" ref={top} aria-label={title(item)}>
      <header class="subject">
        <button class="quiet back" onClick={() => go({ ...route, id: null })}><Icon name="back" label="Back" /></button>
        <div class="heading">
          <h2>{title(item)}</h2>
        </div>
        <div class="actions">
          <select aria-label="Queue" value={item.queue} disabled={!writes}
            onChange={(event) => change("queue", { queue: event.currentTarget.value, version }, "Moved.")}>
            {views.filter((view) => view.parameters.queue).map((view) =>
              <option key={view.key} value={view.key}>{view.label}</option>)}
          </select>
          <Assignee detail={detail} assign={assign} />
          {writes && message && <button onClick={() => setReplying(!replying)} title="Reply (r)">
            <Icon name="reply" /> Reply</button>}
          {writes && (isOpen
            ? <button class="primary" onClick={() => setState("done")} title="Done (e)"><Icon name="check" /> Done</button>
            : <button onClick={() => setState("review")} title="Open again (e)">Open again</button>)}
        </div>
        <p class="meta">
          <StateChip state={item.state} />
          <span>{names(message?.from) || item.from.address || "Uploaded document"}</span>
          {item.from.name && <span class="muted">{item.from.address}</span>}
          <span class="muted">{time(item.date ?? item.received_at)}</span>
          {item.due_date && isOpen && <span class={isOverdue(item, now.toISOString().slice(0, 10)) ? "late" : "muted"}>
            due {date(item.due_date)}</span>}
        </p>
      </header>
      {item.message_state === "quarantined" && <Quarantine detail={detail} writes={writes} change={change} />}
      {replying && <Reply detail={detail} close={() => { setReplying(false); loaded.reload(); }} />}
      <div class="columns">
        <Source detail={detail} focus={focus} route={route} />
        <Facts detail={detail} focus={focus} change={change} note={note} writes={writes} />
      </div>
    </main>
  );
}

function Quarantine({ detail, writes, change }: {
  detail: Detail; writes: boolean; change: (path: string, body: object, done: string) => void;
}) {
  return (
    <div class="banner danger" role="alert">
      <Icon name="alert" />
      <p><strong>This message could not be read.</strong> {detail.quarantine_reason} Nothing is lost: the mail
        as it came can be fetched below.</p>
      <a class="button" href={`/api/messages/${detail.item.id}/raw`} download>Raw mail</a>
      {writes && <button onClick={() => change("retry", {}, "It is read once more.")}>Try again</button>}
    </div>
  );
}
