import { fold } from "./text";

/** A piece of a shown text, and whether it is what was looked for. Plain text: whoever shows it makes no markup of it. */
export type Piece = [text: string, marked: boolean];

const LONGEST = 80;
const LEAD = 20;
const SENTENCE_END = /[。！？；\n]/;

/** The text in pieces, with every spelling marked. */
export function marked(text: string, spellings: readonly string[]): Piece[] {
  const found = flags(fold(text), spellings);
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at++) {
    const last = pieces[pieces.length - 1];
    if (last && last[1] === (found[at] === 1)) last[0] += text.charAt(at);
    else pieces.push([text.charAt(at), found[at] === 1]);
  }
  return pieces;
}

/** The sentence that holds most of what was looked for, with the next ones of its paragraph as long as a phone shows them whole. */
export function excerptOf(text: string, spellings: readonly string[]): string {
  const found = flags(fold(text), spellings);
  const sentences = [...sentencesOf(text)];
  let best = { from: 0, to: 0 };
  let most = -1;
  for (const sentence of sentences) {
    const score = found.subarray(sentence.from, sentence.to).reduce((sum, flag) => sum + flag, 0);
    if (score > most) [best, most] = [sentence, score];
  }
  const hit = found.indexOf(1, best.from);
  const from = best.to - best.from > LONGEST && hit - best.from > LEAD ? hit - LEAD : best.from;
  const sameParagraph = (to: number): boolean => !text.slice(best.to - 1, to - 1).includes("\n");
  const room = sentences.filter(({ to }) => to >= best.to && to <= from + LONGEST && sameParagraph(to));
  const to = Math.min(from + LONGEST, room[room.length - 1]?.to ?? best.to);
  return (from > best.from ? "…" : "") + text.slice(from, to).trim() + (to < best.to ? "…" : "");
}

/** The longest stretch of a text that was looked for: what the page marks when the reader goes there. */
export function longestMark(text: string, spellings: readonly string[]): string {
  return marked(text, spellings).reduce((best, [words, is]) => (is && words.length > best.length ? words : best), "");
}

function flags(text: string, spellings: readonly string[]): Uint8Array {
  const found = new Uint8Array(text.length);
  for (const words of spellings) {
    for (let at = text.indexOf(words); words && at >= 0; at = text.indexOf(words, at + 1)) found.fill(1, at, at + words.length);
  }
  return found;
}

function* sentencesOf(text: string): Generator<{ from: number; to: number }> {
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (SENTENCE_END.test(text.charAt(at)) || at === text.length - 1) {
      yield { from, to: at + 1 };
      from = at + 1;
    }
  }
}
