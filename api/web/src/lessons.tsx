// What corrections have taught about the layouts of documents.

import { remove } from "./api";
import { time, words } from "./format";
import { follow } from "./route";
import { useLoad, useShared } from "./state";
import type { Lesson } from "./types";
import { Failure, Section, Skeleton } from "./widgets";

const places = {
  after_label: "after", right_of_label: "to the right of", below_label: "below", column: "in the column",
};

function told({ kind, label, value }: Lesson) {
  if (kind === "never") return "is not on such documents";
  if (kind === "always") return <>is always “{value}”</>;
  if (kind === "document_type") return <>is {words(value).toLowerCase()}</>;
  if (kind === "at_place") return "stands where it stood";
  return <>stands {places[kind]} “{label}”</>;
}

export function Lessons() {
  const { session, act, changes } = useShared();
  const { value, error, reload } = useLoad<{ lessons: Lesson[] }>("/lessons", changes);
  const canForget = session.user!.role !== "viewer";
  if (error) return <Failure error={error} again={reload} />;
  if (!value) return <Skeleton lines={2} />;
  return (
    <Section title="Learned from corrections">
      <p class="muted small">What you correct in a document is remembered for the next one of the same sender and layout.</p>
      {value.lessons.length > 0 && <table>
        <thead><tr><th>Value</th><th>What was learned</th><th>From</th><th>By</th><th>When</th><th /></tr></thead>
        <tbody>{value.lessons.map((lesson) => {
          const route = { view: "all", id: lesson.message };
          return (
            <tr key={lesson.id}>
              <td>{words(lesson.field)}</td><td>{told(lesson)}</td>
              <td><a href={`/all/${lesson.message}`} onClick={(event) => follow(event, route)}>message {lesson.message}</a></td>
              <td>{lesson.author_name}</td><td>{time(lesson.at)}</td>
              <td>{canForget && <button onClick={() =>
                act(() => remove(`/lessons/${lesson.id}`), "Forgotten.").then(reload)}>Forget</button>}</td>
            </tr>
          );
        })}</tbody>
      </table>}
    </Section>
  );
}
