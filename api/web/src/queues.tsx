import { follow, go } from "./route";
import { useDoors } from "./state";
import type { Counts } from "./types";
import { countOf, views } from "./views";
import { Icon } from "./widgets";

export function Queues({ current, counts }: { current: string; counts: Counts | null }) {
  const failing = useDoors().filter((door) => door.state === "failing");
  const groups = [...new Set(views.map((view) => view.group))];
  return (
    <nav class="queues" aria-label="Queues">
      {groups.map((group) => (
        <section key={group}>
          <h2>{group}</h2>
          {views.filter((view) => view.group === group).map((view) => {
            const count = countOf(view, counts);
            const alarming = count && (view.key === "security" || view.key === "quarantine");
            return (
              <a key={view.key} href={"/" + view.key} data-queue={view.key}
                aria-current={view.key === current ? "page" : undefined}
                onClick={(event) => follow(event, { view: view.key })}>
                <span>{view.label}</span>
                {count ? <b class={alarming ? "alarming" : ""}>{count}</b> : null}
              </a>
            );
          })}
        </section>
      ))}
      {counts && counts.waiting_to_be_read > 0 &&
        <p class="status"><span class="spinner" /> Reading {counts.waiting_to_be_read} more</p>}
      {counts && counts.replies_failed > 0 &&
        <p class="status"><button class="link" onClick={() => go({ view: "outbox" })}>
          {counts.replies_failed} replies need you</button></p>}
      {failing.map((door) => (
        <p class="status" key={door.door} title={door.trouble}>
          <button class="link bad" onClick={() => go({ view: "settings" })}>
            <Icon name="alert" /> {door.door} fails</button></p>
      ))}
    </nav>
  );
}
