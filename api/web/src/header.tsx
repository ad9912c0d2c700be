import { useEffect, useRef, useState } from "preact/hooks";
import { upload } from "./api";
import { initials } from "./format";
import { follow, go, type Route } from "./route";
import { useKeys, useShared } from "./state";
import { Icon } from "./widgets";

function useTheme(): () => void {
  const [theme, setTheme] = useState(() => localStorage.getItem("theme") ?? "");
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem("theme", theme);
  }, [theme]);
  const isDark = () => theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  return () => setTheme(isDark() ? "light" : "dark");
}

function Search({ route }: { route: Route }) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(route.text);
  useEffect(() => setText(route.text), [route.text]);
  useKeys({ "/": () => field.current?.focus() });
  const search = (words: string) =>
    go({ view: words ? "all" : "open", text: words }, Boolean(route.text) === Boolean(words));
  useEffect(() => {
    if (text === route.text) return;
    const timer = setTimeout(() => search(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <form class="search" role="search" onSubmit={(event) => { event.preventDefault(); search(text); }}>
      <Icon name="search" />
      <input ref={field} type="search" value={text} placeholder="Search mail, documents, numbers"
        aria-label="Search" onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === "Escape") { setText(""); field.current?.blur(); } }} />
      <kbd>/</kbd>
    </form>
  );
}

function Upload() {
  const { act, session } = useShared();
  const field = useRef<HTMLInputElement>(null);
  if (session.user!.role === "viewer") return null;
  const send = (files: FileList | null) => act(async () => {
    for (const file of Array.from(files ?? [])) await upload(file);
  }, "Uploaded. It shows up as soon as it is read.");
  return (
    <>
      <input ref={field} type="file" multiple hidden
        onChange={(event) => { void send(event.currentTarget.files); event.currentTarget.value = ""; }} />
      <button class="quiet" title="Upload mail or documents" onClick={() => field.current?.click()}>
        <Icon name="upload" label="Upload" />
      </button>
    </>
  );
}

export function Header({ route, live }: { route: Route; live: boolean }) {
  const { session } = useShared();
  const toggleTheme = useTheme();
  const user = session.user!;
  const link = (view: string, label: string) => (
    <a href={"/" + view} onClick={(event) => follow(event, { view })}
      aria-current={route.view === view ? "page" : undefined}>{label}</a>
  );
  const isInbox = !["parties", "outbox", "settings"].includes(route.view);
  return (
    <header class="top">
      <a class="brand" href="/open" onClick={(event) => follow(event, { view: "open" })}>
        <img src="/icon.svg" alt="" width="24" height="24" /> Mailroom
        <small>{session.company?.name}</small>
      </a>
      <Search route={route} />
      {!live && <span class="chip offline" role="status">Connection lost, retrying</span>}
      <nav aria-label="Main">
        <a href="/open" onClick={(event) => follow(event, { view: "open" })}
          aria-current={isInbox ? "page" : undefined}>Inbox</a>
        {link("parties", "Parties")}
        {link("outbox", "Outbox")}
      </nav>
      <Upload />
      <button class="quiet" title="Light or dark" onClick={toggleTheme}>
        <Icon name="moon" label="Light or dark" />
      </button>
      <a class="avatar" title={user.name} aria-label={`${user.name}, settings`} href="/settings"
        onClick={(event) => follow(event, { view: "settings" })}>{initials(user.name)}</a>
    </header>
  );
}
