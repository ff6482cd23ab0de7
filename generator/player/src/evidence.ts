/** One character of a section's text and where it stands. White space is left out. */
interface Sign {
  node: Text;
  offset: number;
}

/** Characters `from` up to, not including, `to` of one text node. */
interface Run {
  node: Text;
  from: number;
  to: number;
}

const HEADING = /^H[1-6]$/;
const UNREAD = "script, style, svg";
const SHOW_ELEMENTS_AND_TEXTS = 1 | 4;
const TEXT_NODE = 3;

/**
 * Marks the words that an address asks for: `?mark=98 天#maternity-days` means the first "98天" in the section
 * #maternity-days. White space does not count, and the words may run over element borders. Gives the first mark back.
 */
export function markEvidence(page: Document, address: URL): HTMLElement | undefined {
  const heading = page.getElementById(address.hash.slice(1));
  const first = heading ? markWords(textsUnder(heading), address.searchParams.get("mark") ?? "") : undefined;
  first?.setAttribute("tabindex", "-1");
  return first;
}

/** Marks the first place in the texts where the words stand; gives the first mark back. */
export function markWords(texts: readonly Text[], asked: string): HTMLElement | undefined {
  const words = asked.replace(/\s/g, "");
  const signs = texts.flatMap(signsOf);
  const start = words ? signs.map(({ node, offset }) => node.data.charAt(offset)).join("").indexOf(words) : -1;
  return start < 0 ? undefined : runsOf(signs.slice(start, start + words.length)).map(wrap)[0];
}

/** Brings the mark before the reader's eyes, and the next step of a keyboard or screen reader to it. */
export function showEvidence(mark: HTMLElement): void {
  const folded = mark.closest("details");
  if (folded) folded.open = true;
  mark.scrollIntoView({ block: "center" });
  mark.focus({ preventScroll: true });
}

/** The texts between a heading and the next heading of any level. */
function textsUnder(heading: Element): Text[] {
  const page = heading.ownerDocument;
  const walker = page.createTreeWalker(heading.closest("main, article") ?? page.body, SHOW_ELEMENTS_AND_TEXTS);
  walker.currentNode = heading;
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node && !HEADING.test(node.nodeName); node = walker.nextNode()) {
    if (node.nodeType === TEXT_NODE && !heading.contains(node) && !node.parentElement?.closest(UNREAD)) {
      texts.push(node as Text);
    }
  }
  return texts;
}

function signsOf(node: Text): Sign[] {
  return [...node.data.matchAll(/\S/g)].map(({ index = 0 }) => ({ node, offset: index }));
}

/** One run for each text node: a mark must not reach over an element's border. */
function runsOf(signs: readonly Sign[]): Run[] {
  const runs = new Map<Text, Run>();
  for (const { node, offset } of signs) {
    runs.set(node, { node, from: runs.get(node)?.from ?? offset, to: offset + 1 });
  }
  return [...runs.values()];
}

function wrap({ node, from, to }: Run): HTMLElement {
  const words = node.splitText(from);
  words.splitText(to - from);
  const mark = node.ownerDocument.createElement("mark");
  mark.className = "ck-evidence";
  words.replaceWith(mark);
  mark.append(words);
  return mark;
}
