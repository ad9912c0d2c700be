import { useEffect, useRef, useState } from "preact/hooks";
import { post } from "./api";
import { people } from "./format";
import { useShared } from "./state";
import type { Detail } from "./types";

export function Reply({ detail, close }: { detail: Detail; close: () => void }) {
  const { act } = useShared();
  const [key] = useState(() => Array.from(crypto.getRandomValues(new Uint8Array(16)),
    (byte) => byte.toString(16).padStart(2, "0")).join(""));
  const [text, setText] = useState("");
  const [then, setThen] = useState("waiting");
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const message = detail.explanation?.message;
  const to = message?.reply_to?.length ? message.reply_to : message?.from;
  const send = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const body = { key, text, ...(then ? { then } : {}) };
    if (await act(() => post(`/messages/${detail.item.id}/replies`, body), "The reply is on its way.")) close();
    setBusy(false);
  };
  return (
    <form class="reply" onSubmit={send} onKeyDown={(event) => { if (event.key === "Escape") close(); }}>
      <p class="muted">To {people(to)}</p>
      <textarea ref={field} rows={7} required value={text} aria-label="Reply"
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send(event); }} />
      <p class="buttons">
        <button class="primary" disabled={busy || !text.trim()}>Send</button>
        <label>then
          <select value={then} onChange={(event) => setThen(event.currentTarget.value)}>
            <option value="waiting">wait for an answer</option>
            <option value="done">it is done</option>
            <option value="">leave it as it is</option>
          </select>
        </label>
        <button type="button" class="quiet" onClick={close}>Cancel</button>
      </p>
    </form>
  );
}
