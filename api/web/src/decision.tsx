// What Mailroom did by itself, by which rule, after which checks; and the replies that left.

import { sentence, time } from "./format";
import type { Detail, OutboxEntry } from "./types";
import { Icon, Section } from "./widgets";

const holds = (check: string) => /: ok\b/.test(check);

// What stopped it is shown; what held is there for who wants to look.
function Checks({ checks }: { checks: string[] }) {
  const failed = checks.filter((check) => !holds(check));
  const held = checks.filter(holds);
  return (
    <>
      <ul class="checks">
        {failed.map((check) => (
          <li key={check} class="not"><Icon name="cross" label="Does not hold" /><span>{sentence(check)}</span></li>
        ))}
      </ul>
      {held.length > 0 && (
        <details class="held">
          <summary><Icon name="check" /> {held.length} {held.length === 1 ? "check holds" : "checks hold"}</summary>
          <ul class="checks">
            {held.map((check) => (
              <li key={check} class="ok"><Icon name="check" label="Holds" /><span>{sentence(check.replace(/: ok\b.*/, ""))}</span></li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const states: Record<string, string> = {
  queued: "waits to be sent", sending: "is being sent", delivering: "is being sent", sent: "sent",
  unconfirmed: "perhaps sent: look whether it arrived", failed: "could not be sent",
  set_aside: "set aside",
};

export function Outgoing({ entry, message }: { entry: OutboxEntry; message: number }) {
  const problem = entry.state === "failed" || entry.state === "unconfirmed";
  return (
    <details class="outgoing">
      <summary>
        <Icon name="reply" />
        <span><strong>{entry.automatic ? "Mailroom answered" : "We answered"}</strong>{" "}
          {entry.to.map((one) => one.address).join(", ")}</span>
        <small class={problem ? "late" : "muted"}>{states[entry.state] ?? entry.state} {time(entry.sent_at)}</small>
      </summary>
      <pre class="words">{entry.text}</pre>
      <ul class="files">
        {entry.attachments.map((file, index) => (
          <li key={index}><a href={`/api/messages/${message}/outgoing/${entry.id}/${index}`} download>
            <Icon name="clip" /> {file.filename}</a></li>
        ))}
      </ul>
      {entry.last_error && problem && <p class="late small">{entry.last_error}</p>}
    </details>
  );
}

export function Decision({ detail }: { detail: Detail }) {
  const actions = detail.explanation?.actions ?? [];
  const releaseChecks = detail.explanation?.release_checks ?? [];
  if (actions.length === 0 && detail.outgoing.length === 0) return null;
  const shown = new Set<string>();
  return (
    <Section title="Decided">
      {actions.map((action, index) => {
        const checks = action.checks ?? (action.rule?.includes("release") ? releaseChecks : []);
        const key = checks.join("\n");
        const isNew = checks.length > 0 && !shown.has(key);
        shown.add(key);
        return (
          <div class="action" key={index}>
            <p title={action.rule && `Rule ${action.rule}`}>{sentence(action.action)}</p>
            {action.why && <p class="muted small">{sentence(action.why)}</p>}
            {isNew && <Checks checks={checks} />}
          </div>
        );
      })}
      {detail.outgoing.map((entry) => <Outgoing key={entry.id} entry={entry} message={detail.item.id} />)}
    </Section>
  );
}
