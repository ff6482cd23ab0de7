import type { SearchText } from "./text";

/** How the characters of a text sound, for queries in pinyin, homophones and slips of one character. */
export interface Sounds {
  text: string;
  idOf: ReadonlyMap<string, number>;
  readings: ReadonlyMap<string, readonly number[]>;
  /** First and second reading of each character of the text; 0 where there is none. */
  first: Uint16Array;
  second: Uint16Array;
}

const COMMON = 3755;
const MOST_CUTS = 8;
const LONGEST_SYLLABLE = 6;
/** Fewer initials than this only spell known words: two letters begin too many. */
const TELLING_INITIALS = 4;
const PIECES = [3, 2] as const;

/** Chinese is sorted by sound wherever the browser knows how; where it does not, unknown characters stay unknown. */
const BY_SOUND = new Intl.Collator("zh-u-co-pinyin");

/** How the text sounds is asked for and not here yet: fetch the file, and ask again. */
export class SoundsApartError extends Error {
  constructor(readonly file: string) {
    super(file);
  }
}

/** Made only when a query needs it. */
export function soundsOf(text: string, { common, syllables, sounds }: Pick<SearchText, "common" | "syllables" | "sounds">): Sounds {
  if (sounds) throw new SoundsApartError(sounds);
  const idOf = new Map<string, number>();
  const readings = new Map<string, number[]>();
  const add = (syllable: string, sign: string): void => {
    const id = idOf.get(syllable) ?? idOf.size + 1;
    idOf.set(syllable, id);
    readings.set(sign, [...(readings.get(sign) ?? []), id]);
  };
  const signs = commonSigns();
  let from = 0;
  for (const [, syllable = "", size] of common.matchAll(/([a-z]+)(\d+)/g)) {
    for (const sign of signs.slice(from, (from += Number(size)))) add(syllable, sign);
  }
  for (const [syllable, others] of Object.entries(syllables)) for (const sign of others) add(syllable, sign);
  const first = new Uint16Array(text.length);
  const second = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const [one = 0, other = 0] = readings.get(text.charAt(at)) ?? [];
    first[at] = one;
    second[at] = other;
  }
  return { text, idOf, readings, first, second };
}

/** Level 1 of GB 2312: every browser can decode it, so nobody has to send it. */
function commonSigns(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row < 0xd8; row++) for (let cell = 0xa1; cell < 0xff; cell++) bytes.push(row, cell);
  return new TextDecoder("gbk").decode(Uint8Array.from(bytes)).slice(0, COMMON);
}

/** The words of the text that a query in letters spells: yuerjia → 育儿假; undefined where it spells none. */
export function fromPinyin(query: string, sounds: Sounds): string | undefined {
  let best: [string, number] | undefined;
  for (const cut of cutsOf(query.replace(/ü/g, "v").replace(/[^a-z]/g, ""), sounds)) {
    const [found] = cut.length > 1 ? stretches(sounds, cut.map((id) => [id]), 0) : [];
    if (found && (!best || found[1] > best[1])) best = found;
  }
  return best?.[0];
}

/** The word whose syllables begin with these letters: yebt → 育儿补贴; of known words first, then of all stretches, the most frequent. */
export function fromInitials(query: string, sounds: Sounds, known: Iterable<string>): string | undefined {
  const letters = query.replace(/[^a-z]/g, "");
  const counts = new Map<string, number>();
  const syllables = [...sounds.idOf.keys()].map((syllable) => syllable.charAt(0));
  const begins = (sign: string): string | undefined => syllables[(sounds.readings.get(sign)?.[0] ?? 0) - 1];
  for (const word of known) {
    if (word.length === letters.length && [...word].every((sign, at) => begins(sign) === letters[at])) {
      counts.set(word, sounds.text.split(word).length - 1);
    }
  }
  if (!counts.size && letters.length >= TELLING_INITIALS) {
    const spelt = Array.from(sounds.first, (id) => syllables[id - 1] ?? ".").join("");
    for (let at = spelt.indexOf(letters); at >= 0; at = spelt.indexOf(letters, at + 1)) {
      const words = sounds.text.slice(at, at + letters.length);
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).find(([, times]) => times > 0)?.[0];
}

function cutsOf(letters: string, sounds: Sounds): number[][] {
  const cuts: number[][] = [];
  const cut = (from: number, ids: number[]): void => {
    if (cuts.length >= MOST_CUTS) return;
    if (from === letters.length) cuts.push(ids);
    for (let size = Math.min(LONGEST_SYLLABLE, letters.length - from); size > 0; size--) {
      const id = sounds.idOf.get(letters.slice(from, from + size));
      if (id) cut(from + size, [...ids, id]);
    }
  };
  cut(0, []);
  return cuts;
}

export interface Correction {
  words: string;
  /** Whether every syllable is the same: only the characters were wrong. */
  sure: boolean;
}

/** The words of the text that sound like a run which does not stand there, or that differ from it in one character. */
export function corrected(run: string, sounds: Sounds): Correction | undefined {
  if (sounds.text.includes(run)) return undefined;
  const wanted = [...run].map((sign) => readingsOf(sign, sounds));
  const [alike] = stretches(sounds, wanted, 0);
  if (alike) return { words: alike[0], sure: true };
  const slip = run.length < 4 ? undefined : stretches(sounds, wanted, 1).find(([words]) => sharedSigns(words, run) >= run.length - 1);
  if (slip) return { words: slip[0], sure: false };
  const words = inPieces(run, wanted, sounds);
  return words === run ? undefined : { words, sure: true };
}

/** Each character that stands nowhere (traditional ones, above all) as its neighbours and it sound together: 離婚登記 → 离婚登记. */
function inPieces(run: string, wanted: readonly (readonly number[])[], sounds: Sounds): string {
  let mended = run;
  for (let at = 0; at < run.length; at++) {
    if (sounds.text.includes(mended.charAt(at))) continue;
    const windows = PIECES.flatMap((size) => Array.from({ length: size }, (_, back) => [at - back, at - back + size] as const));
    for (const [from, to] of windows.filter(([from, to]) => from >= 0 && to <= run.length)) {
      const fits = stretches(sounds, wanted.slice(from, to), 0).find(([words]) => [...words].every((sign, next) => {
        const asked = mended.charAt(from + next);
        return sign === asked || !sounds.text.includes(asked);
      }));
      if (fits) {
        mended = mended.slice(0, from) + fits[0] + mended.slice(to);
        break;
      }
    }
  }
  return mended;
}

/** How a character sounds; of one that the package does not know, by its place among the common ones, which are in the order of sounds. */
function readingsOf(sign: string, sounds: Sounds): readonly number[] {
  const known = sounds.readings.get(sign);
  if (known) return known;
  const signs = commonSigns();
  let [low, high] = [0, signs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (BY_SOUND.compare(signs.charAt(middle), sign) < 0) low = middle + 1;
    else high = middle;
  }
  return [...new Set([low - 1, low].flatMap((at) => sounds.readings.get(signs.charAt(at))?.slice(0, 1) ?? []))];
}

function sharedSigns(words: string, run: string): number {
  return [...words].filter((sign, at) => sign === run[at]).length;
}

/** Stretches of the text with these readings, up to `slack` of them different; the most frequent first. */
function stretches(sounds: Sounds, wanted: readonly (readonly number[])[], slack: number): [string, number][] {
  const { text, first, second } = sounds;
  const counts = new Map<string, number>();
  for (let at = 0; at + wanted.length <= text.length; at++) {
    let wrong = 0;
    for (let next = 0; next < wanted.length && wrong <= slack; next++) {
      const one = first[at + next] ?? 0;
      if (!one) wrong = slack + 1;
      else if (!wanted[next]?.some((id) => id === one || id === second[at + next])) wrong++;
    }
    if (wrong > slack) continue;
    const words = text.slice(at, at + wanted.length);
    counts.set(words, (counts.get(words) ?? 0) + (wrong ? 1 : 2));
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
