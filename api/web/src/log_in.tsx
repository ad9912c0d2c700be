import { useState } from "preact/hooks";
import { ApiError, post } from "./api";
import { go } from "./route";
import type { Session } from "./types";

interface Begin { begin: (session: Session) => void }

function useForm(path: string, begin: (session: Session) => void) {
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent, more: Record<string, string> = {}) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target as HTMLFormElement));
    setBusy(true);
    try {
      begin(await post<Session>(path, { ...values, ...more }));
      return true;
    } catch (failure) {
      setError((failure as ApiError).message);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { error, busy, submit };
}

function Brand() {
  return <h1 class="brand"><img src="/icon.svg" alt="" width="32" height="32" /> Mailroom</h1>;
}

export function LogIn({ begin }: Begin) {
  const { error, busy, submit } = useForm("/session", begin);
  return (
    <main class="alone">
      <form class="card" onSubmit={(event) => submit(event)}>
        <Brand />
        <label>User <input name="login" autocomplete="username" autofocus required /></label>
        <label>Password
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        {error && <p class="problem" role="alert">{error}</p>}
        <button class="primary" disabled={busy}>Log in</button>
      </form>
    </main>
  );
}

// The token stands in the address's fragment, which browsers keep to themselves.
export function SetUp({ begin }: Begin) {
  const { error, busy, submit } = useForm("/setup", begin);
  const token = location.hash.replace(/^#token=/, "");
  const finish = async (event: SubmitEvent) => {
    if (await submit(event, { token })) go({ view: "open" }, true);
  };
  if (!token) return (
    <main class="alone">
      <div class="card">
        <Brand />
        <p>This Mailroom has no users yet. Open the set-up link that <code>mailroom serve</code> printed
          when it started.</p>
      </div>
    </main>
  );
  return (
    <main class="alone">
      <form class="card" onSubmit={finish}>
        <Brand />
        <p>Make the first user. They can do everything, and add the others.</p>
        <label>Your name <input name="name" autocomplete="name" autofocus required /></label>
        <label>User <input name="login" autocomplete="username" required /></label>
        <label>Password
          <input name="password" type="password" autocomplete="new-password" minLength={10} required />
        </label>
        {error && <p class="problem" role="alert">{error}</p>}
        <button class="primary" disabled={busy}>Begin</button>
      </form>
    </main>
  );
}
