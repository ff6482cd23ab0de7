import { type Corpus, IN_ALIAS, IN_HEADING, type Places, firstSections, remembering } from "./corpus";
import { type SearchText, fold } from "./text";

const BORDER = "\u0001";

export interface Scan extends Corpus {
  /** The folded texts of all sections, with a border after each. */
  readonly text: string;
}

/** The whole text, read through for each word: at the size of a course that beats every index, and it cannot split words wrongly. */
export function scanning(source: SearchText): Scan {
  const texts = source.sections.map(([, , , text]) => fold(text));
  const text = texts.join(BORDER) + BORDER;
  const starts = startsOf(texts);
  const headings = source.sections.map(([, , title]) => fold(title));
  const aliases = source.sections.map(([, , , , alias]) => fold(alias));
  const titles = source.pages.map(([, title]) => fold(title));
  const pageOf = Int32Array.from(source.sections, ([page]) => page);
  return {
    text,
    lengths: Int32Array.from(texts, (one) => one.length),
    pageOf,
    weights: Float32Array.from(source.pages, ([, , weight]) => weight),
    aside: new Set(source.aside),
    first: firstSections(pageOf, titles.length),
    places: remembering((words): Places => {
      const sections = occurrences(text, starts, words);
      addWhere(sections, headings, words, IN_HEADING);
      addWhere(sections, aliases, words, IN_ALIAS);
      return { sections, titles: titles.flatMap((title, at) => (title.includes(words) ? [at] : [])) };
    }),
  };
}

function startsOf(texts: readonly string[]): Int32Array {
  const starts = new Int32Array(texts.length + 1);
  texts.forEach((text, at) => (starts[at + 1] = (starts[at] ?? 0) + text.length + BORDER.length));
  return starts;
}

function occurrences(text: string, starts: Int32Array, words: string): Map<number, number> {
  const counts = new Map<number, number>();
  let section = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    section = sectionAt(starts, at, section);
    counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  return counts;
}

/** The section in which a position lies, by halving, from a section that is known to lie before it. */
function sectionAt(starts: Int32Array, position: number, from: number): number {
  let low = from;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low;
}

export function addWhere(counts: Map<number, number>, texts: readonly string[], words: string, weight: number): void {
  texts.forEach((text, at) => {
    if (text.includes(words)) counts.set(at, (counts.get(at) ?? 0) + weight);
  });
}
