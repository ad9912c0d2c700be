// A document as people know it: pictures of its pages, and boxes where its values stand.

import { useState } from "preact/hooks";
import { pageUrl } from "./api";
import { words } from "./format";
import type { Focus } from "./message";
import type { Detail, Document, Fields } from "./types";
import { Empty } from "./widgets";

export interface Placed { path: string; name: string; value: string; page: number; box: number[] }

function placed(fields: Fields | undefined, prefix: string): Placed[] {
  return Object.entries(fields ?? {}).flatMap(([name, { value, evidence }]) =>
    evidence?.page && evidence.box
      ? [{ path: `${prefix}/${name}`, name, value, page: evidence.page, box: evidence.box }]
      : []);
}

export function boxesOf(document: Document, index: number): Placed[] {
  return [
    ...placed(document.fields, `documents/${index}/fields`),
    ...(document.lines ?? []).flatMap((line, n) => placed(line, `documents/${index}/lines/${n}`)),
  ];
}

export function nameOf(detail: Detail, document: Document): string {
  const part = detail.explanation?.parts?.find((one) => one.path === document.path);
  if (part?.filename) return part.filename;
  return part?.role === "text_body" || part?.role === "html_body" ? "The mail itself" : words(document.type);
}

function hasPictures(document: Document): boolean {
  return document.method === "text" || document.method === "ocr";
}

function PagePicture({ detail, document, page, width, height, boxes, focus }: {
  detail: Detail; document: Document; page: number; width: number; height: number;
  boxes: Placed[]; focus: Focus;
}) {
  const [failed, setFailed] = useState(false);
  if (failed) return <Empty>There is no picture of page {page}. The values that were read stand beside it.</Empty>;
  return (
    <figure class="page">
      <img src={pageUrl(detail.item.id, document.path, page)} width={Math.round(width)} height={Math.round(height)}
        alt={`Page ${page} of ${nameOf(detail, document)}`} loading="lazy" onError={() => setFailed(true)} />
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {boxes.map(({ path, name, value, box }) => {
          const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
          return (
            <rect key={path} data-box={path} x={x0 - 2} y={y0 - 2} width={x1 - x0 + 4} height={y1 - y0 + 4} rx="2"
              class={focus.path === path ? "focused" : path.includes("/lines/") ? "line" : ""}
              onMouseEnter={() => focus.hover(path)} onMouseLeave={() => focus.hover(null)}
              onClick={() => focus.pick(path, "box")}>
              <title>{`${words(name)}: ${value}`}</title>
            </rect>
          );
        })}
      </svg>
    </figure>
  );
}

export function DocumentPages({ detail, document, index, focus }: {
  detail: Detail; document: Document; index: number; focus: Focus;
}) {
  const sizes = detail.page_sizes[index] ?? [];
  const [first = 1, last = 0] = document.pages ?? [];
  if (!hasPictures(document) || last < first || nameOf(detail, document) === "The mail itself") return null;
  const boxes = boxesOf(document, index);
  return (
    <section class="document" id={`document-${index}`} aria-label={nameOf(detail, document)}>
      <header>
        <h3>{nameOf(detail, document)}</h3>
        <small>{words(document.type)}{document.method === "ocr" ? ", read from a scan" : ""}
          {last > first ? `, pages ${first} to ${last}` : ""}</small>
      </header>
      {Array.from({ length: last - first + 1 }, (_, n) => {
        const page = first + n;
        const { width = 595, height = 842 } = sizes[n] ?? {};
        return <PagePicture key={page} {...{ detail, document, page, width, height, focus }}
          boxes={boxes.filter((box) => box.page === page)} />;
      })}
    </section>
  );
}
