// The address bar: /VIEW/ID?text=WORDS for the inbox, /parties, /outbox, /settings, /setup.

import { useEffect, useState } from "preact/hooks";

export interface Route { view: string; id: number | null; text: string; party: string }

function current(): Route {
  const [, view = "open", id] = location.pathname.split("/");
  const query = new URLSearchParams(location.search);
  const number = Number(id);
  return {
    view: view || "open",
    id: Number.isInteger(number) && number > 0 ? number : null,
    text: query.get("text") ?? "",
    party: query.get("party") ?? "",
  };
}

export function address(route: Partial<Route> & { view: string }): string {
  const query = new URLSearchParams();
  if (route.text) query.set("text", route.text);
  if (route.party) query.set("party", route.party);
  const search = query.toString();
  return `/${route.view}${route.id ? "/" + route.id : ""}${search ? "?" + search : ""}`;
}

export function go(route: Partial<Route> & { view: string }, replace = false): void {
  history[replace ? "replaceState" : "pushState"](null, "", address(route));
  dispatchEvent(new PopStateEvent("popstate"));
}

export function useRoute(): Route {
  const [route, setRoute] = useState(current);
  useEffect(() => {
    const changed = () => setRoute(current());
    addEventListener("popstate", changed);
    return () => removeEventListener("popstate", changed);
  }, []);
  return route;
}

// Plain clicks stay in the page; the others (new tab, ...) are the browser's.
export function follow(event: MouseEvent, route: Partial<Route> & { view: string }): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(route);
}
