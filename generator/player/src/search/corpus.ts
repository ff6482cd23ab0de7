/** Where words stand: how often in each section (headings and aliases count more), and in which pages' titles. */
export interface Places {
  sections: ReadonlyMap<number, number>;
  titles: readonly number[];
}

/** All that the ranking asks of the texts, whether they are scanned or looked up in shards. */
export interface Corpus {
  /** Length of each section in characters. */
  readonly lengths: ArrayLike<number>;
  /** Number of the page of each section. */
  readonly pageOf: ArrayLike<number>;
  /** Weight of each page. */
  readonly weights: ArrayLike<number>;
  /** Sections that only list sources or set exercises. */
  readonly aside: ReadonlySet<number>;
  /** First section of each page. */
  readonly first: ArrayLike<number>;
  places(words: string): Places;
}

/** Frequencies that stand in for a word in a heading, and in an alias. */
export const IN_HEADING = 2;
export const IN_ALIAS = 3;
const KEPT = 400;

/** The last answers to a question that is asked again and again while somebody types. */
export function remembering<T>(answer: (words: string) => T): (words: string) => T {
  const known = new Map<string, T>();
  return (words) => {
    const old = known.get(words);
    if (old !== undefined) return old;
    const found = answer(words);
    known.set(words, found);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return found;
  };
}

export function averageOf(lengths: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < lengths.length; at++) sum += lengths[at] ?? 0;
  return sum / Math.max(1, lengths.length);
}

export function firstSections(pageOf: ArrayLike<number>, pages: number): Int32Array {
  const first = new Int32Array(pages).fill(-1);
  for (let at = pageOf.length - 1; at >= 0; at--) first[pageOf[at] ?? 0] = at;
  return first;
}
