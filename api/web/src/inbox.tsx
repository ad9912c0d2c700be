import { useEffect, useState } from "preact/hooks";
import { List, useMessages } from "./list";
import { MessageView } from "./message";
import { Queues } from "./queues";
import { go, type Route } from "./route";
import { useKeys, useLoad, useShared } from "./state";
import type { Counts } from "./types";
import { viewOf } from "./views";

const help: [string, string][] = [
  ["j / k", "next, previous message"], ["Enter", "open the first message"], ["e", "done"],
  ["a", "assign to me"], ["r", "reply"], ["n", "note"], ["/", "search"], ["u", "back to the list"],
  ["?", "these keys"],
];

function Help({ close }: { close: () => void }) {
  return (
    <div class="overlay" onClick={close}>
      <div class="card" role="dialog" aria-modal="true" aria-label="Keys">
        <h2>Keys</h2>
        <dl class="keys">{help.map(([key, what]) => <><dt><kbd>{key}</kbd></dt><dd>{what}</dd></>)}</dl>
        <button autofocus onClick={close}>Close</button>
      </div>
    </div>
  );
}

export function Inbox({ route }: { route: Route }) {
  const { changes } = useShared();
  const view = viewOf(route.view);
  const counts = useLoad<Counts>("/queues", changes);
  const messages = useMessages(view, route);
  const [helping, setHelping] = useState(false);
  const rows = messages.rows;
  const at = rows.findIndex((row) => row.id === route.id);
  const open = (index: number) => {
    const row = rows[index];
    if (row) go({ ...route, view: view.key, id: row.id }, route.id !== null);
  };
  useKeys({
    j: () => open(at + 1),
    k: () => open(Math.max(0, at - 1)),
    Enter: () => open(Math.max(0, at)),
    u: () => go({ ...route, id: null }),
    "?": () => setHelping(true),
    Escape: () => setHelping(false),
  });
  // A wide window always shows a message: the first, until another is chosen.
  useEffect(() => {
    const first = rows[0];
    if (route.id === null && first && matchMedia("(min-width: 1101px)").matches)
      go({ ...route, view: view.key, id: first.id }, true);
  }, [route.id, route.view, rows[0]?.id]);

  const next = rows[at + 1]?.id ?? rows[at - 1]?.id ?? null;
  return (
    <div class={`inbox ${route.id ? "reading" : ""}`}>
      <Queues current={view.key} counts={counts.value} />
      <List view={view} route={route} messages={messages} />
      {route.id
        ? <MessageView key={route.id} id={route.id} route={route} next={next} />
        : <main class="message none"><p>Choose a message from the list.</p></main>}
      {helping && <Help close={() => setHelping(false)} />}
    </div>
  );
}
