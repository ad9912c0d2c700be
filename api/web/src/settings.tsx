// Your account, the doors, what was learned; for admins also users, API tokens and the audit.

import { useState } from "preact/hooks";
import { get, post, remove, useCsrfToken } from "./api";
import { time, words } from "./format";
import { Lessons } from "./lessons";
import { useDoors, useLoad, useShared } from "./state";
import type { ApiToken, AuditRow, Session, User } from "./types";
import { Failure, Section, Skeleton } from "./widgets";

const roles = ["viewer", "clerk", "admin"];

function valuesOf(event: Event): Record<string, string> {
  event.preventDefault();
  return Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
}

function Account({ leave }: { leave: () => void }) {
  const { session, act } = useShared();
  const change = async (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    const values = valuesOf(event);
    const ok = await act(async () => {
      const next = await post<Session>("/password", values);
      useCsrfToken(next.csrf_token ?? "");
    }, "The password is changed.");
    if (ok) form.reset();
  };
  return (
    <Section title="Your account">
      <p>{session.user!.name}, {session.user!.role} <button onClick={leave}>Log out</button></p>
      <form class="inline" onSubmit={change}>
        <label>Old password <input name="old_password" type="password" autocomplete="current-password" required /></label>
        <label>New password <input name="new_password" type="password" autocomplete="new-password" minLength={10} required /></label>
        <button>Change password</button>
      </form>
    </Section>
  );
}

function Users() {
  const { act, changes } = useShared();
  const { value, error, reload } = useLoad<{ users: User[] }>("/users", changes);
  const change = (user: User, body: object) => act(() => post(`/users/${user.id}`, body), "Changed.").then(reload);
  const add = async (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    const values = valuesOf(event);
    if (await act(() => post("/users", values), "The user is added.")) { form.reset(); reload(); }
  };
  if (error) return <Failure error={error} again={reload} />;
  if (!value) return <Skeleton lines={3} />;
  return (
    <Section title="Users">
      <table>
        <thead><tr><th>Name</th><th>User</th><th>Role</th><th>Since</th><th /></tr></thead>
        <tbody>{value.users.map((user) => (
          <tr key={user.id} class={user.active ? "" : "muted"}>
            <td>{user.name}</td><td>{user.login}</td>
            <td><select value={user.role} aria-label={`Role of ${user.name}`}
              onChange={(event) => change(user, { role: event.currentTarget.value })}>
              {roles.map((role) => <option key={role}>{role}</option>)}</select></td>
            <td>{time(user.created_at)}</td>
            <td><button onClick={() => change(user, { active: !user.active })}>
              {user.active ? "Close" : "Open again"}</button></td>
          </tr>
        ))}</tbody>
      </table>
      <form class="inline" onSubmit={add}>
        <label>Name <input name="name" required /></label>
        <label>User <input name="login" required /></label>
        <label>Password <input name="password" type="password" autocomplete="new-password" minLength={10} required /></label>
        <label>Role <select name="role">{["clerk", "viewer", "admin"].map((role) => <option key={role}>{role}</option>)}</select></label>
        <button>Add user</button>
      </form>
    </Section>
  );
}

function Tokens() {
  const { act, changes } = useShared();
  const { value, reload } = useLoad<{ tokens: ApiToken[] }>("/tokens", changes);
  const [secret, setSecret] = useState("");
  const add = async (event: SubmitEvent) => {
    const values = valuesOf(event);
    await act(async () => setSecret((await post<ApiToken>("/tokens", values)).secret ?? ""));
    reload();
  };
  return (
    <Section title="API tokens">
      <p class="muted small">For programs: <code>Authorization: Bearer …</code>.
        The API is described at <a href="/api/openapi.json">/api/openapi.json</a>.</p>
      {secret && <p class="secret">The token, shown this once: <code>{secret}</code></p>}
      <table><tbody>{value?.tokens.map((token) => (
        <tr key={token.id}><td>{token.name}</td><td>{token.role}</td>
          <td>{token.last_used_at ? `used ${time(token.last_used_at)}` : "never used"}</td>
          <td><button onClick={() => act(() => remove(`/tokens/${token.id}`), "Revoked.").then(reload)}>Revoke</button></td></tr>
      ))}</tbody></table>
      <form class="inline" onSubmit={add}>
        <label>Used for <input name="name" required /></label>
        <label>Role <select name="role">{roles.map((role) => <option key={role}>{role}</option>)}</select></label>
        <button>Make a token</button>
      </form>
    </Section>
  );
}

function Audit() {
  const { act, changes, notify } = useShared();
  const { value } = useLoad<{ audit: AuditRow[] }>("/audit", changes);
  const [older, setOlder] = useState<AuditRow[]>([]);
  const rows = [...(value?.audit ?? []), ...older];
  const last = rows[rows.length - 1]?.number ?? 0;
  const more = () => act(async () => {
    const { audit } = await get<{ audit: AuditRow[] }>("/audit?before=" + last);
    setOlder([...older, ...audit]);
  });
  const verify = () => act(async () => {
    const verdict = await post<{ rows: number; broken: number; what: string }>("/audit/verification");
    if (verdict.broken) notify(`Row ${verdict.broken} was tampered with: ${verdict.what}`, "error");
    else notify(`All ${verdict.rows} rows are as they were written.`);
  });
  return (
    <Section title="Audit" aside={<button onClick={verify}>Verify the chain</button>}>
      <div class="scroll"><table class="audit">
        <thead><tr><th class="number">No.</th><th>When</th><th>Who</th><th>What</th><th class="number">Message</th><th>Hash</th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.number} title={JSON.stringify(row.detail)}>
            <td class="number">{row.number}</td><td>{time(row.at)}</td><td>{row.actor}</td>
            <td>{words(row.action)}</td><td class="number">{row.message || ""}</td>
            <td><code>{row.hash.slice(0, 12)}</code></td>
          </tr>
        ))}</tbody>
      </table></div>
      {last > 1 && <button onClick={more}>Older</button>}
    </Section>
  );
}

const doorStates = { opening: "opening", open: "works", failing: "fails", closed: "closed" };

function Doors() {
  return (
    <Section title="Doors">
      <table>
        <thead><tr><th>Door</th><th>State</th><th class="number">Mails</th><th>Trouble</th></tr></thead>
        <tbody>{useDoors().map((door) => (
          <tr key={door.door}>
            <td>{door.door}</td>
            <td class={door.state === "failing" ? "late" : ""}>{doorStates[door.state]}</td>
            <td class="number">{door.taken}</td>
            <td class="muted">{door.trouble || (door.left ? `${door.left} could not be taken` : "")}</td>
          </tr>
        ))}</tbody>
      </table>
    </Section>
  );
}

export function Settings({ leave }: { leave: () => void }) {
  const { session } = useShared();
  const isAdmin = session.user!.role === "admin";
  return (
    <main class="sheet">
      <h2>Settings</h2>
      <Account leave={leave} />
      <Doors />
      <Lessons />
      {isAdmin && <><Users /><Tokens /><Audit /></>}
    </main>
  );
}
