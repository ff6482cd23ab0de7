import { make } from "./dom";

/** A section with what became of its questions. */
export interface Tally {
  title: string;
  href: string;
  right: number;
  wrong: number;
  open: number;
}

/** Sections as a list: in words, and as one square a question. */
export function makeTallies(tallies: readonly Tally[]): HTMLElement {
  const list = make("ul", "ck-tallies");
  list.append(...tallies.map(makeTally));
  return list;
}

function makeTally({ title, href, right, wrong, open }: Tally): HTMLElement {
  const row = make("li", "ck-tally");
  const link = make("a", "ck-tally-link", title);
  link.href = href;
  const words = [`${right + wrong + open} 题`, `对 ${right}`, ...(wrong ? [`错 ${wrong}`] : []), ...(open ? [`没答 ${open}`] : [])];
  row.append(link, makeSquares({ right, wrong, open }), make("small", "ck-tally-words", words.join("，")));
  return row;
}

/** The picture says nothing that the words beside it do not say. */
function makeSquares(counts: Readonly<Record<"right" | "wrong" | "open", number>>): HTMLElement {
  const squares = make("span", "ck-squares");
  squares.setAttribute("aria-hidden", "true");
  for (const [kind, count] of Object.entries(counts)) {
    for (let at = 0; at < count; at += 1) squares.append(make("span", `ck-square ck-square-${kind}`));
  }
  return squares;
}
