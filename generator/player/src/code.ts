import { fnv1a } from "./chance.ts";

/** The short code of a paper, `BE1G-JCW2`: its blueprint, a hyphen, its seed. How it is written stands in generator/papercode.py. */
export const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const COUNTS: readonly number[] = [
  5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 18, 20, 22, 24, 25, 28, 30, 32, 35, 36, 40, 45, 50, 55, 60, 65, 70, 75, 80, 90, 100, 120,
];
export const MINUTES: readonly (number | null)[] = [null, 5, 10, 15, 20, 30, 45, 60];
export const MIXES = ["any", "easy", "even", "hard"] as const;
export const SEEDS = 2 ** 13;
export const VARIANTS = "ABCD";
const HIGHEST_MODULE = 60;
const SHORTEST = 6;

export type Mix = (typeof MIXES)[number];

/** What a paper is to be: numbers of modules (ascending; none means all), how many questions, how hard, a timer or none. */
export interface Blueprint {
  modules: number[];
  count: number;
  mix: Mix;
  minutes: number | null;
}

/** `variant` 0 to 3, said A to D: the same questions in another order. */
export interface PaperCode extends Blueprint {
  seed: number;
  variant: number;
}

export interface Fault {
  words: string;
}

export function writeCode(code: PaperCode): string {
  const values = valuesOf(code);
  const signs = [...values, checkOf(values)].map((value) => ALPHABET.charAt(value)).join("");
  return `${signs.slice(0, -4)}-${signs.slice(-4)}`;
}

/** The code that a person typed, or what is wrong with it. */
export function readCode(text: string): PaperCode | Fault {
  const signs = foldCode(text.split(".")[0] ?? "");
  const odd = [...signs].find((sign) => !ALPHABET.includes(sign));
  if (odd) return { words: `卷号里没有“${odd}”这个字。卷号只有数字和大写字母，照着卷子再抄一遍。` };
  if (signs.length < SHORTEST) return { words: "卷号没写全。照着卷子再抄一遍。" };
  const values = [...signs].map((sign) => ALPHABET.indexOf(sign));
  if (checkOf(values.slice(0, -1)) !== values[values.length - 1] || !isPlain(values)) {
    return { words: "卷号抄错了。照着卷子一个字一个字核对。" };
  }
  return codeOf(values);
}

/** The bank's fingerprint behind the dot of a code. */
export function readPrint(text: string): string {
  return foldCode(text.slice((text.indexOf(".") + 1 || text.length + 1)));
}

/** Capitals, no spaces or hyphens, I, L and O as the digits they look like. */
export function foldCode(text: string): string {
  const plain = text.normalize("NFKC").trim().toUpperCase();
  return plain.replace(/[- \t\u2010-\u2014\u2212_]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
}

/** Four characters of a text: 20 bits of its FNV-1a. */
export function sealOf(text: string): string {
  const number = fnv1a(text) >>> 12;
  return [15, 10, 5, 0].map((shift) => ALPHABET.charAt((number >> shift) & 31)).join("");
}

function valuesOf({ modules, count, mix, minutes, seed, variant }: PaperCode): number[] {
  const mask: number[] = Array(Math.ceil(Math.max(0, ...modules) / 5)).fill(0);
  for (const number of modules) mask[Math.floor((number - 1) / 5)]! |= 1 << (number - 1) % 5;
  const tail = seed * 4 + variant;
  const head = [COUNTS.indexOf(count), MINUTES.indexOf(minutes) * 4 + MIXES.indexOf(mix)];
  return [...head, ...mask, tail >> 10, (tail >> 5) & 31, tail & 31];
}

function codeOf(values: readonly number[]): PaperCode {
  const [count = 0, timing = 0, ...mask] = values.slice(0, -4);
  const [high = 0, middle = 0, low = 0] = values.slice(-4, -1);
  const tail = (high << 10) | (middle << 5) | low;
  return {
    modules: mask.flatMap((five, place) => [0, 1, 2, 3, 4].filter((bit) => (five >> bit) & 1).map((bit) => place * 5 + bit + 1)),
    count: COUNTS[count] ?? 0,
    mix: MIXES[timing % 4] ?? "any",
    minutes: MINUTES[timing >> 2] ?? null,
    seed: tail >> 2,
    variant: tail & 3,
  };
}

/** No idle zero behind the modules, no module beyond the highest: there is one way to write a code. */
function isPlain(values: readonly number[]): boolean {
  const mask = values.slice(2, -4);
  return mask[mask.length - 1] !== 0 && mask.length * 5 <= HIGHEST_MODULE;
}

/** Over GF(32): one wrong character or two neighbours swapped are always noticed. */
export function checkOf(values: readonly number[]): number {
  return doubled(values.reduce((total, value) => doubled(total) ^ value, 1));
}

function doubled(value: number): number {
  return value & 16 ? (value << 1) ^ 0b100101 : value << 1;
}
