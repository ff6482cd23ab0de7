import type { TextMeasurer } from "pele/core";

/** Chinese characters and their punctuation are one em wide in every font; the rest as in Noto Sans SC, rounded up. */
const WIDE = /[\u2014\u2018-\u201d\u2026\u2e80-\u{3ffff}]/u;
const NARROW = /[ !'(),./:;I[\]ijl|]/;
const BROAD = /[%@GMOQWmw]/;
/** What ends a phrase, what may not begin a line, what may not be torn apart, and what is more than plain words. */
const PAUSE = /[，。、；：？！]/;
const NEVER_FIRST = /[，。、；：？！）》」』”’〕】·%)\]]/;
const NEVER_LAST = /[（《「『“‘〔【([]/;
const WORD = /[\w.,%-]/;
const MARKED = /[<\n`#&ﬂ¶]/;
/** How many ems off the middle a break may be when it comes after a phrase. */
const WORTH = 2;

export const measurer: TextMeasurer = { width: (text, size) => size * ems([...text]) };

function ems(signs: readonly string[]): number {
  return signs.reduce((sum, sign) => sum + (WIDE.test(sign) ? 1 : NARROW.test(sign) ? 0.35 : BROAD.test(sign) ? 0.93 : 0.62), 0);
}

/** The label in lines of much the same length, each at most so many ems: no single character is left for the last line. */
export function balanced(label: string, most: number): string {
  const signs = [...label];
  const total = ems(signs);
  const lines = Math.ceil(total / most);
  if (lines < 2 || MARKED.test(label)) return label;
  const room = most * (lines - 1);
  const places = signs.map((_, at) => at).filter((at) => at > 0 && mayBreak(signs[at - 1] ?? "", signs[at] ?? ""));
  const fitting = places.filter((at) => ems(signs.slice(0, at)) <= most && total - ems(signs.slice(0, at)) <= room);
  const cost = (at: number): number => Math.abs(ems(signs.slice(0, at)) - total / lines) - (PAUSE.test(signs[at - 1] ?? "") ? WORTH : 0);
  const best = fitting.sort((one, other) => cost(one) - cost(other))[0];
  if (best === undefined) return label;
  return `${signs.slice(0, best).join("").trimEnd()}<br>${balanced(signs.slice(best).join("").trimStart(), most)}`;
}

function mayBreak(before: string, after: string): boolean {
  return !NEVER_FIRST.test(after) && !NEVER_LAST.test(before) && !(WORD.test(before) && WORD.test(after));
}
