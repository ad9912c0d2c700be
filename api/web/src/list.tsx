import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, get } from "./api";
import { date, initials, isOverdue, person, title, when, words } from "./format";
import { follow, type Route } from "./route";
import { useShared } from "./state";
import type { Page, Row } from "./types";
import type { View } from "./views";
import { Empty, Failure, Icon, Skeleton, StateChip } from "./widgets";

export interface Messages {
  rows: Row[];
  more: (() => void) | null;
  error: ApiError | null;
  loading: boolean;
  reload: () => void;
}

function pathOf(view: View, route: Route, after: string, count: number): string {
  const query = new URLSearchParams({ ...view.parameters, count: String(count) });
  if (route.text) query.set("text", route.text);
  if (route.party) query.set("party", route.party);
  if (after) query.set("after", after);
  return "/messages?" + query;
}

const pageRows = 50;

// The list, page by page. What changes on the server is fetched again as far as it was scrolled.
export function useMessages(view: View, route: Route): Messages {
  const { changes } = useShared();
  const key = pathOf(view, route, "", pageRows);
  const [state, setState] = useState<{ key: string; rows: Row[]; next: string; error: ApiError | null }>(
    { key: "", rows: [], next: "", error: null });
  const [again, setAgain] = useState(0);
  const shown = useRef({ key: "", count: 0 });
  useEffect(() => {
    let current = true;
    const count = shown.current.key === key ? Math.min(200, Math.max(pageRows, shown.current.count)) : pageRows;
    get<Page>(pathOf(view, route, "", count)).then((page) => {
      if (!current) return;
      shown.current = { key, count: page.messages.length };
      setState({ key, rows: page.messages, next: page.next, error: null });
    }, (error: ApiError) => current && setState((old) => ({ ...old, key, error })));
    return () => { current = false; };
  }, [key, changes, again]);
  const more = () => get<Page>(pathOf(view, route, state.next, pageRows)).then((page) => {
    setState((old) => {
      if (old.key !== key) return old;
      const known = new Set(old.rows.map((row) => row.id));
      const rows = [...old.rows, ...page.messages.filter((row) => !known.has(row.id))];
      shown.current = { key, count: rows.length };
      return { ...old, rows, next: page.next };
    });
  }, (error: ApiError) => setState((old) => ({ ...old, error })));
  const isCurrent = state.key === key;
  return {
    rows: isCurrent ? state.rows : [],
    more: isCurrent && state.next ? more : null,
    error: isCurrent ? state.error : null,
    loading: !isCurrent,
    reload: () => setAgain((n) => n + 1),
  };
}

function Line({ row, route, view }: { row: Row; route: Route; view: View }) {
  const { people, now } = useShared();
  const element = useRef<HTMLAnchorElement>(null);
  const selected = row.id === route.id;
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  const target = { ...route, view: view.key, id: row.id };
  const assignee = people.find((one) => one.id === row.assignee);
  const today = now.toISOString().slice(0, 10);
  const overdue = isOverdue(row, today);
  return (
    <a ref={element} class={`row ${row.state}`} href={`/${view.key}/${row.id}`} data-id={row.id}
      aria-current={selected ? "true" : undefined} onClick={(event) => follow(event, target)}>
      <span class="who">{row.party_name || person(row.from)}</span>
      <time dateTime={row.received_at}>{when(row.received_at, now)}</time>
      <span class="what">{title(row)}</span>
      <span class="gist">{row.summary || row.excerpt}</span>
      <span class="marks">
        {row.state !== "review" && <StateChip state={row.state} />}
        {row.message_state === "quarantined" && <span class="chip danger">Unread: quarantine</span>}
        {row.queue === "security" && <span class="chip danger">Suspicious</span>}
        {overdue && <span class="chip warning" title={`Due ${date(row.due_date)}`}>Overdue</span>}
        <span class="chip">{words(row.queue)}</span>
        {row.attachments > 0 && <span class="mark"><Icon name="clip" label="Attachments" />{row.attachments}</span>}
        {row.in_conversation > 1 &&
          <span class="mark"><Icon name="thread" label="In this conversation" />{row.in_conversation}</span>}
        {row.notes > 0 && <span class="mark"><Icon name="note" label="Notes" />{row.notes}</span>}
        {assignee && <span class="avatar small" title={assignee.name}>{initials(assignee.name)}</span>}
      </span>
    </a>
  );
}

export function List({ view, route, messages }: { view: View; route: Route; messages: Messages }) {
  const { rows, more, error, loading } = messages;
  return (
    <section class="list" aria-label={view.label}>
      <header>
        <h1>{route.text ? `“${route.text}”` : view.label}</h1>
        {!loading && <small>{rows.length}{more ? "+" : ""}</small>}
      </header>
      <div class="rows">
        {error && <Failure error={error} again={messages.reload} />}
        {loading && <Skeleton lines={8} />}
        {!loading && !error && rows.length === 0 &&
          <Empty>{route.text ? "Nothing was found. Numbers are found however they are spaced." : view.empty}</Empty>}
        {rows.map((row) => <Line key={row.id} row={row} route={route} view={view} />)}
        {more && <button class="more" onClick={more}>Show more</button>}
      </div>
    </section>
  );
}
