import { useCallback, useEffect, useState } from "preact/hooks";
import { ApiError, get, remove, useCsrfToken } from "./api";
import { Header } from "./header";
import { Inbox } from "./inbox";
import { LogIn, SetUp } from "./log_in";
import { Outbox } from "./outbox";
import { Parties } from "./parties";
import { useRoute } from "./route";
import { Settings } from "./settings";
import { SharedState, useChanges, useMinute } from "./state";
import type { Person, Session } from "./types";
import { Failure } from "./widgets";

interface Notice { text: string; kind: "ok" | "error" }

export function App() {
  const [session, setSession] = useState<Session | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [people, setPeople] = useState<Person[]>([]);
  const [notice, setNotice] = useState<Notice | null>(null);
  const route = useRoute();
  const now = useMinute();
  const loggedIn = Boolean(session?.user);
  const { changes, live } = useChanges(loggedIn);

  const begin = useCallback((next: Session) => {
    useCsrfToken(next.csrf_token ?? "");
    setSession(next);
    setError(null);
  }, []);
  const load = useCallback(() => { get<Session>("/session").then(begin, setError); }, []);
  useEffect(load, []);
  useEffect(() => {
    if (loggedIn) get<{ people: Person[] }>("/people").then((found) => setPeople(found.people), () => {});
  }, [loggedIn, route.view]);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(null), notice.kind === "ok" ? 3500 : 8000);
    return () => clearTimeout(timer);
  }, [notice]);

  const notify = (text: string, kind: "ok" | "error" = "ok") => setNotice({ text, kind });
  const act = async (what: () => Promise<unknown>, done?: string) => {
    try {
      await what();
      if (done) notify(done);
      return true;
    } catch (failure) {
      const { status, message } = failure as ApiError;
      if (status === 401) setSession({ user: null });
      else notify(status === 409 ? message + " It was changed meanwhile." : message, "error");
      return false;
    }
  };
  const leave = () => act(async () => { await remove("/session"); setSession({ user: null }); });

  if (error && !session) return <main class="alone"><Failure error={error} again={load} /></main>;
  if (!session) return <main class="alone" aria-busy="true" />;
  if (session.needs_set_up || (route.view === "setup" && !session.user)) return <SetUp begin={begin} />;
  if (!session.user) return <LogIn begin={begin} />;

  const page = route.view === "parties" ? <Parties route={route} />
    : route.view === "outbox" ? <Outbox />
    : route.view === "settings" ? <Settings leave={leave} />
    : <Inbox route={route} />;
  return (
    <SharedState.Provider value={{ session, people, now, changes, notify, act }}>
      <Header route={route} live={live} />
      {page}
      <div class="notices" role="status" aria-live="polite">
        {notice && <p class={`notice ${notice.kind}`}>{notice.text}</p>}
      </div>
    </SharedState.Provider>
  );
}
