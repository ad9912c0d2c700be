// Small things that look the same everywhere.

import type { ComponentChildren } from "preact";
import type { ApiError } from "./api";
import { words } from "./format";

export function Failure({ error, again }: { error: ApiError; again?: () => void }) {
  return (
    <div class="empty" role="alert">
      <p><strong>This could not be loaded.</strong></p>
      <p>{error.message}</p>
      {again && <button onClick={again}>Try again</button>}
    </div>
  );
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <div class="empty"><p>{children}</p></div>;
}

export function Skeleton({ lines }: { lines: number }) {
  return (
    <div class="skeleton" aria-busy="true" aria-label="Loading">
      {Array.from({ length: lines }, (_, i) => <i key={i} />)}
    </div>
  );
}

const paths: Record<string, string> = {
  search: "M7 12.500A5.5 5.5 0 1 0 7 1.500a5.5 5.5 0 0 0 0 11zM11 11l3.5 3.5",
  clip: "M13 7.5 8 12.500a3 3 0 0 1-4.3-4.300l5.5-5.500a2 2 0 0 1 2.9 2.900l-5.3 5.300a1 1 0 0 1-1.5-1.500l4.7-4.7",
  note: "M3 2.500h10v8l-3 3H3zM10 13.500v-3h3M5.5 6h5M5.5 8.500h3",
  check: "M3 8.5 6.5 12 13 4.5",
  cross: "M4 4l8 8M12 4l-8 8",
  reply: "M6.5 3.5 2.5 7.500l4 4M2.5 7.500h7a4 4 0 0 1 4 4v1",
  pencil: "M3 13l.6-2.800L11 2.8 13.2 5 5.8 12.400zM9.8 4l2.2 2.2",
  thread: "M2.5 3.500h8v5h-5l-3 2.500zM12 6.500h1.500v7l-2.5-2H7",
  alert: "M8 2 14.5 13.500h-13zM8 6.500v3.500M8 11.800v.2",
  shield: "M8 1.8 13.5 4v4c0 3.2-2.3 5.3-5.5 6.300C4.8 13.3 2.5 11.2 2.5 8V4z",
  moon: "M13.5 9.500A6 6 0 0 1 6.5 2.500a6 6 0 1 0 7 7z",
  back: "M9.5 3 4.5 8l5 5",
  upload: "M8 10.500v-8M4.8 5.7 8 2.500l3.2 3.200M2.5 10.500v3h11v-3",
  download: "M8 2.500v8M4.8 7.3 8 10.500l3.2-3.200M2.5 10.500v3h11v-3",
  clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.800V8l2.3 1.5",
};

export function Icon({ name, label }: { name: string; label?: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" role={label ? "img" : undefined} aria-label={label}
      aria-hidden={label ? undefined : "true"}>
      <path d={paths[name]} />
    </svg>
  );
}

export function StateChip({ state }: { state: string }) {
  const text: Record<string, string> = {
    review: "To review", waiting: "Waiting", done: "Done", answered: "Answered", ignored: "Ignored",
  };
  return <span class={`chip state-${state}`}>{text[state] ?? words(state)}</span>;
}

export function Confidence({ value }: { value: number }) {
  const level = value >= 0.9 ? "high" : value >= 0.6 ? "middle" : "low";
  const percent = Math.round(value * 100);
  return (
    <span class={`confidence ${level}`} title={`${percent} % sure`} role="img"
      aria-label={`${percent} % sure`} />
  );
}

export function Section({ title, children, aside }: {
  title: string; children: ComponentChildren; aside?: ComponentChildren;
}) {
  return (
    <section class="section">
      <header><h3>{title}</h3>{aside}</header>
      {children}
    </section>
  );
}
