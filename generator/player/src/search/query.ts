import { writtenAlike } from "./numbers";
import type { SearchText } from "./text";

/** One thing asked for: any of its spellings will do, the first a little better than the others. */
export interface Term {
  spellings: readonly string[];
  weight: number;
}

export interface Query {
  terms: Term[];
  /** Longer runs that count more when they stand together. */
  phrases: string[];
  /** Single characters, asked for only when pairs do not explain the query. */
  single: ReadonlySet<string>;
}

export interface Vocabulary {
  /** All words of the group of each word. */
  synonyms: ReadonlyMap<string, readonly string[]>;
  longest: number;
  /** Idle words, longest first. */
  idle: readonly string[];
}

const TOKEN = /\p{sc=Han}+|[a-z0-9]+(?:\.[0-9]+)?/gu;
/** Digits; Chinese numerals with a ten in them; a single one only before what is counted. */
const NUMERAL =
  /\d+|[零一二三四五六七八九十百千]*[十百千][零一二三四五六七八九十百千]*|[一二三四五六七八九](?=[天日岁年月个孩胎周次万元块])/g;
/** Idle words are left out of runs of this length and longer: in shorter ones every character may matter. */
const SENTENCE = 5;
const LONG_WORD = 3;
const WEIGHT = { long: 1.6, short: 1.3, number: 1.2, latin: 1, pair: 1, lone: 0.3 } as const;

export function vocabularyOf(text: SearchText): Vocabulary {
  const synonyms = new Map<string, string[]>();
  for (const group of text.synonyms) {
    for (const word of group) synonyms.set(word, [...new Set([...(synonyms.get(word) ?? []), ...group])]);
  }
  const longest = Math.max(0, ...[...synonyms.keys()].map((word) => word.length));
  return { synonyms, longest, idle: [...text.idle].sort((a, b) => b.length - a.length) };
}

/** What a folded query asks for. */
export function readQuery(query: string, words: Vocabulary): Query {
  const read: Reading = { terms: [], phrases: [], single: new Set() };
  let rest = query;
  for (const word of words.synonyms.keys()) {
    if (/[a-z0-9]/.test(word) && rest.includes(word)) {
      read.terms.push({ spellings: alike(word, words), weight: WEIGHT.number });
      rest = rest.split(word).join(" ");
    }
  }
  for (const [token] of rest.replace(NUMERAL, (numeral, at: number) => takeNumber(read, rest, numeral, at, words)).matchAll(TOKEN)) {
    if (/^[a-z0-9]/.test(token)) read.terms.push({ spellings: [token], weight: WEIGHT.latin });
    else for (const run of withoutIdle(token, words)) readRun(read, run, words);
  }
  return { terms: read.terms, phrases: [...new Set(read.phrases)], single: read.single };
}

interface Reading {
  terms: Term[];
  phrases: string[];
  single: Set<string>;
}

/** A number becomes a term with its unit; the unit stays in the query, because it is a part of words, too. Known words stay whole. */
function takeNumber(read: Reading, query: string, numeral: string, at: number, words: Vocabulary): string {
  const before = query.charAt(at - 1);
  if (/[a-z.]/.test(before) || insideWord(query, at, words)) return numeral;
  const after = query.charAt(at + numeral.length);
  const unit = /\p{sc=Han}/u.test(after) ? after : "";
  const alike = writtenAlike(numeral, unit);
  const spellings = before === "第" ? alike.map((one) => `第${one}`) : alike.length ? alike : [numeral];
  read.terms.push({ spellings, weight: WEIGHT.number });
  return " ";
}

/** The run cut at its idle words; words that have synonyms are never cut. */
export function withoutIdle(run: string, words: Vocabulary): string[] {
  if (run.length < SENTENCE) return [run];
  const kept: string[] = [];
  let current = "";
  for (let at = 0; at < run.length; ) {
    const known = knownWord(run, at, words, 2);
    const idle = known ? undefined : words.idle.find((word) => run.startsWith(word, at));
    if (idle) {
      if (current) kept.push(current);
      current = "";
      at += idle.length;
    } else {
      current += known || run.charAt(at);
      at += known.length || 1;
    }
  }
  if (current) kept.push(current);
  return kept.length ? kept : [run];
}

/** Whether a position lies in a word that has synonyms: the 三 of 三胎 is no number. */
function insideWord(query: string, at: number, words: Vocabulary): boolean {
  for (let from = Math.max(0, at - words.longest + 1); from <= at; from++) {
    if (from + knownWord(query, from, words, 2).length > at) return true;
  }
  return false;
}

/** The longest word with synonyms that begins here, or an empty text. */
function knownWord(run: string, at: number, words: Vocabulary, shortest: number): string {
  for (let size = Math.min(words.longest, run.length - at); size >= shortest; size--) {
    const word = run.slice(at, at + size);
    if (words.synonyms.has(word)) return word;
  }
  return "";
}

/** Known words as one term each, what stands between them as pairs. */
function readRun(read: Reading, run: string, words: Vocabulary): void {
  let between = "";
  for (let at = 0; at < run.length; ) {
    const word = knownWord(run, at, words, run.length === 1 ? 1 : 2);
    if (word) {
      readPairs(read, between, run);
      between = "";
      read.terms.push({ spellings: alike(word, words), weight: word.length >= LONG_WORD ? WEIGHT.long : WEIGHT.short });
      at += word.length;
    } else {
      between += run.charAt(at++);
    }
  }
  readPairs(read, between, run);
  if (run.length >= LONG_WORD) read.phrases.push(run);
}

/** A word and all that mean the same, the word itself first. */
function alike(word: string, words: Vocabulary): string[] {
  return [...new Set([word, ...(words.synonyms.get(word) ?? [])])];
}

function readPairs(read: Reading, rest: string, run: string): void {
  if (rest.length === 1) {
    if (!read.terms.length || run.length === 1) read.terms.push({ spellings: [rest], weight: WEIGHT.lone });
    else read.single.add(rest);
    return;
  }
  for (let at = 0; at + 1 < rest.length; at++) read.terms.push({ spellings: [rest.slice(at, at + 2)], weight: WEIGHT.pair });
  for (const sign of rest) read.single.add(sign);
  if (rest.length >= LONG_WORD) read.phrases.push(rest);
}
