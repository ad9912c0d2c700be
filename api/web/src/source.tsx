// What came in: the conversation, the words of the mail, its files, the pages of its documents.

import { useState } from "preact/hooks";
import { partUrl } from "./api";
import { DocumentPages } from "./document";
import { people, person, size, time, words } from "./format";
import type { Focus } from "./message";
import { follow, type Route } from "./route";
import type { Detail, Explanation, Part } from "./types";
import { Icon, StateChip } from "./widgets";

// The words that showed what the mail wants, marked where they stand.
function Marked({ text, quotes }: { text: string; quotes: [string, string][] }) {
  const ranges = quotes
    .map(([intent, quote]) => ({ intent, at: quote.length > 3 ? text.indexOf(quote) : -1, length: quote.length }))
    .filter((range) => range.at >= 0)
    .sort((a, b) => a.at - b.at || b.length - a.length);
  const pieces = [];
  let done = 0;
  for (const { intent, at, length } of ranges) {
    if (at < done) continue;
    pieces.push(text.slice(done, at));
    pieces.push(<mark title={words(intent)}>{text.slice(at, at + length)}</mark>);
    done = at + length;
  }
  pieces.push(text.slice(done));
  return <>{pieces}</>;
}

function Words({ explanation }: { explanation: Explanation }) {
  const [whole, setWhole] = useState(false);
  const message = explanation.message;
  if (!message) return null;
  const latest = message.latest_text || message.text || "";
  const all = message.text ?? "";
  const hasMore = all.trim().length > latest.trim().length + 2;
  const quotes = Object.entries(explanation.intent_evidence ?? {});
  return (
    <>
      <pre class="words">{latest.trim()
        ? <Marked text={whole ? all : latest} quotes={quotes} />
        : <em class="muted">The mail has no text of its own.</em>}</pre>
      {hasMore && <button class="link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {whole ? "Show the newest words only" : "Show signature and quoted mail"}</button>}
    </>
  );
}

function isShown(part: Part): boolean {
  const isBody = part.role === "text_body" || part.role === "html_body";
  return !isBody && !(part.disposition === "inline" && part.size < 4000 && part.detected_type?.startsWith("image/"));
}

function Files({ detail }: { detail: Detail }) {
  const parts = (detail.explanation?.parts ?? []).filter(isShown);
  return (
    <ul class="files" aria-label="Files">
      {parts.map((part) => (
        <li key={part.path}>
          <a href={partUrl(detail.item.id, part.path)} download title={`Part ${part.path}: ${part.detected_type}`}>
            <Icon name="clip" /> {part.filename || words(part.detected_type ?? "file")}
            <small>{size(part.size)}</small>
          </a>
        </li>
      ))}
      <li><a href={`/api/messages/${detail.item.id}/raw`} download title="The mail as it came">
        <Icon name="download" /> Raw mail <small>{size(detail.size)}</small></a></li>
    </ul>
  );
}

function Conversation({ detail, route }: { detail: Detail; route: Route }) {
  const others = detail.conversation.filter((row) => row.id !== detail.item.id);
  if (others.length === 0) return null;
  return (
    <nav class="conversation" aria-label="Other messages of this conversation">
      {others.map((row) => (
        <a key={row.id} href={`/all/${row.id}`} onClick={(event) => follow(event, { ...route, id: row.id })}>
          <span class="who">{person(row.from)}</span>
          <span class="gist">{row.summary || row.excerpt || row.subject}</span>
          <StateChip state={row.state} />
          <time>{time(row.received_at)}</time>
        </a>
      ))}
    </nav>
  );
}

export function Source({ detail, focus, route }: { detail: Detail; focus: Focus; route: Route }) {
  const { explanation } = detail;
  const message = explanation?.message;
  const documents = explanation?.documents ?? [];
  return (
    <div class="source">
      <Conversation detail={detail} route={route} />
      {!explanation && detail.item.message_state !== "quarantined" &&
        <p class="muted"><span class="spinner" /> This message is being read.</p>}
      <article class="mail">
        {message && <p class="addresses">
          <span>To {people(message.to)}</span>
          {message.cc && message.cc.length > 0 && <span>Cc {people(message.cc)}</span>}
          {message.reply_to && message.reply_to.length > 0 && <span>Answers go to {people(message.reply_to)}</span>}
        </p>}
        {explanation && <Words explanation={explanation} />}
        <Files detail={detail} />
        {explanation?.defects && explanation.defects.length > 0 && (
          <details class="defects">
            <summary>{explanation.defects.length} things were wrong with this mail</summary>
            <ul>{explanation.defects.map((defect) => <li key={defect}>{defect}</li>)}</ul>
          </details>
        )}
      </article>
      {documents.map((document, index) => (
        <DocumentPages key={index} detail={detail} document={document} index={index} focus={focus} />
      ))}
    </div>
  );
}
