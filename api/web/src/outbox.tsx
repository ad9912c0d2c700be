// What left us, and what did not: a person decides about replies that failed.

import { post } from "./api";
import { time } from "./format";
import { go } from "./route";
import { useLoad, useShared } from "./state";
import type { OutboxEntry } from "./types";
import { Empty, Failure, Skeleton } from "./widgets";

export function Outbox() {
  const { changes, act, session } = useShared();
  const { value, error, reload } = useLoad<{ outbox: OutboxEntry[] }>("/outbox", changes);
  const writes = session.user!.role !== "viewer";
  const decide = (entry: OutboxEntry, what: string, done: string) =>
    act(() => post(`/outbox/${entry.id}/${what}`), done).then(reload);
  return (
    <main class="sheet">
      <h2>Outbox</h2>
      {error && <Failure error={error} again={reload} />}
      {!value && !error && <Skeleton lines={6} />}
      {value?.outbox.length === 0 && <Empty>Nothing has been sent yet.</Empty>}
      {value && value.outbox.length > 0 && (
        <div class="scroll"><table>
          <thead><tr><th>To</th><th>Subject</th><th>By</th><th>State</th><th>When</th><th /></tr></thead>
          <tbody>{value.outbox.map((entry) => {
            const problem = entry.state === "failed" || entry.state === "unconfirmed";
            return (
              <tr key={entry.id}>
                <td>{entry.to.map((one) => one.address).join(", ")}</td>
                <td><button class="link" onClick={() => go({ view: "all", id: entry.message })}>{entry.subject}</button></td>
                <td>{entry.automatic ? "Mailroom" : "a person"}</td>
                <td class={problem ? "late" : ""} title={entry.last_error}>{entry.state}
                  {problem && <p class="small">{entry.last_error}</p>}</td>
                <td>{time(entry.sent_at ?? entry.queued_at)}</td>
                <td>{problem && writes && <>
                  <button onClick={() => decide(entry, "send", "It is sent again.")}>Send again</button>{" "}
                  <button onClick={() => decide(entry, "set_aside", "Set aside.")}>Set aside</button></>}</td>
              </tr>
            );
          })}</tbody>
        </table></div>
      )}
    </main>
  );
}
