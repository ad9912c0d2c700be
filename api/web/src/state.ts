// What several parts of the page need: loading with its states, live update, messages to the user.

import { createContext } from "preact";
import { useCallback, useContext, useEffect, useRef, useState } from "preact/hooks";
import { ApiError, get } from "./api";
import type { Door, Person, Session } from "./types";

export interface Shared {
  session: Session;
  people: Person[];
  now: Date;
  changes: number; // Grows whenever the server says that something changed.
  notify: (text: string, kind?: "ok" | "error") => void;
  act: (what: () => Promise<unknown>, done?: string) => Promise<boolean>;
}

export const SharedState = createContext<Shared>(null!);
export const useShared = () => useContext(SharedState);

export interface Loaded<T> {
  value: T | null;
  error: ApiError | null;
  loading: boolean;
  reload: () => void;
}

// Loads `path`, and again when it or `changes` changes; the old value stays until the new one is
// there, so that nothing flickers. A null path loads nothing.
export function useLoad<T>(path: string | null, changes: number): Loaded<T> {
  const [state, setState] = useState<{ path: string | null; value: T | null; error: ApiError | null }>(
    { path: null, value: null, error: null });
  const [again, setAgain] = useState(0);
  const newest = useRef(0);
  useEffect(() => {
    if (path === null) return;
    const mine = ++newest.current;
    get<T>(path).then(
      (value) => { if (mine === newest.current) setState({ path, value, error: null }); },
      (error: ApiError) => {
        if (mine === newest.current)
          setState((old) => ({ path, value: old.path === path ? old.value : null, error }));
      });
  }, [path, changes, again]);
  const reload = useCallback(() => setAgain((n) => n + 1), []);
  const isCurrent = state.path === path;
  return {
    value: isCurrent ? state.value : null,
    error: isCurrent ? state.error : null,
    loading: path !== null && !isCurrent,
    reload,
  };
}

// The event stream comes back by itself; `live` is false while it is away.
export function useChanges(enabled: boolean): { changes: number; live: boolean } {
  const [changes, setChanges] = useState(0);
  const [live, setLive] = useState(true);
  useEffect(() => {
    if (!enabled) return;
    const events = new EventSource("/api/events");
    let wasAway = false;
    const changed = () => setChanges((n) => n + 1);
    events.addEventListener("change", changed);
    events.onopen = () => {
      setLive(true);
      if (wasAway) changed();
      wasAway = false;
    };
    let retry = 0;
    events.onerror = () => {
      wasAway = true;
      // The server ends streams now and then; only a silence that lasts is worth a word.
      clearTimeout(retry);
      retry = window.setTimeout(() => setLive(events.readyState === EventSource.OPEN), 5000);
    };
    return () => { clearTimeout(retry); events.close(); };
  }, [enabled]);
  return { changes, live };
}

// Doors change without a mail that comes in: they are looked at each minute besides.
export function useDoors(): Door[] {
  const { changes, now } = useShared();
  const minute = Math.floor(now.getTime() / 60_000);
  return useLoad<{ doors: Door[] }>("/doors", changes + minute).value?.doors ?? [];
}

export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export type Keys = Record<string, () => void>;

// Single keys, where nobody is typing.
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing = target.closest("input, textarea, select, [contenteditable]");
      if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
      const action = latest.current[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
