import type { Corpus } from "./corpus";
import { type Piece, excerptOf, longestMark, marked } from "./excerpt";
import { type Query, type Vocabulary, readQuery, vocabularyOf, withoutIdle } from "./query";
import { type Hit, bestCoverage, byPage, rank } from "./rank";
import { scanning } from "./scan";
import { type Sounds, corrected, fromInitials, fromPinyin, soundsOf } from "./syllables";
import { type SearchText, foldQuery } from "./text";

export interface FoundSection {
  /** From the site's root, with the words to mark there. */
  address: string;
  title: Piece[];
  excerpt: Piece[];
}

export interface FoundPage {
  address: string;
  title: Piece[];
  sections: FoundSection[];
}

export interface Answer {
  /** What was searched for instead of what was asked: 育儿假 for yuerjia. */
  instead?: string;
  pages: FoundPage[];
  /** Whether more pages were found than are shown. */
  more?: boolean;
  /** Whether no two characters of the query stand together anywhere: what is shown only shares single ones. */
  faint?: boolean;
}

export type Search = (query: string) => Answer;

const MOST_PAGES = 20;
const MOST_SECTIONS = 3;
/** A section is shown beside its page's best one from this share of its score on. */
const WORTH_SHOWING = 0.25;
/** Below this coverage the pairs do not explain the query, and single characters are asked for, too. */
const EXPLAINED = 0.8;
const SINGLE_WEIGHT = 0.2;
const LETTERS_ONLY = /^[a-zü' ]{2,}$/;
const LETTERS = /[a-zü]{4,}/g;
const RUNS = /\p{sc=Han}+/gu;
const CORRECTABLE = { shortest: 2, longest: 8 } as const;
const CORRECTED_WEIGHT = 0.9;

/** What the engine reads: where words stand, what sections say, and how the texts sound. */
export interface Library {
  corpus: Corpus;
  vocabulary: Vocabulary;
  sounds(): Sounds;
  section(at: number): { address: string; anchor: string; title: string; text: string };
  page(at: number): { address: string; title: string };
}

export function libraryOf(text: SearchText): Library {
  const scan = scanning(text);
  let sounds: Sounds | undefined;
  const page = (at: number) => ({ address: text.pages[at]?.[0] ?? "", title: text.pages[at]?.[1] ?? "" });
  return {
    corpus: scan,
    vocabulary: vocabularyOf(text),
    sounds: () => (sounds ??= soundsOf(scan.text, text)),
    page,
    section(at) {
      const [of = 0, anchor = "", title = "", body = ""] = text.sections[at] ?? [];
      return { address: page(of).address, anchor, title, text: body };
    },
  };
}

/** The search over one site's text. */
export function openSearch(text: SearchText): Search {
  const library = libraryOf(text);
  return (query) => answer(library, query);
}

/** Pages with their best sections, best first; an empty query finds nothing. */
export function answer(library: Library, query: string): Answer {
  const asked = foldQuery(query);
  if (!asked) return { pages: [] };
  const { read, hits, instead, faint } = understood(library, asked);
  const all = read.terms.flatMap((term) => term.spellings).concat(read.phrases);
  const long = all.filter((words) => words.length > 1);
  const spellings = long.length ? long : all;
  const ranked = byPage(library.corpus, hits);
  const pages = ranked.slice(0, MOST_PAGES).map(({ page, hits: found }) => shown(library, page, found, spellings));
  return { pages, faint, more: ranked.length > MOST_PAGES, ...(instead === undefined ? {} : { instead }) };
}

/** All words whose places an answer may ask for: as asked, as spelt, as corrected, with synonyms. */
export function readings(library: Library, query: string): string[] {
  const asked = foldQuery(query);
  const spelt = inCharacters(library, asked);
  const mended = correction(library, spelt ?? asked)?.words;
  const runs = (words: string): string[] => [...words.matchAll(RUNS)].flatMap(([run]) => [run, ...withoutIdle(run, library.vocabulary)]);
  return [asked, spelt, mended].flatMap((words) => {
    if (words === undefined) return [];
    const read = readQuery(words, library.vocabulary);
    return [words, ...runs(words), ...read.terms.flatMap((term) => term.spellings), ...read.phrases];
  });
}

interface Understood {
  read: Query;
  hits: Hit[];
  faint: boolean;
  instead?: string;
}

/** The query as asked, in characters where it came in letters, and corrected where that explains it better. */
function understood(library: Library, asked: string): Understood {
  const spelt = inCharacters(library, asked);
  const plain = attempt(library, spelt ?? asked);
  const mended = correction(library, spelt ?? asked);
  if (mended) {
    const other = attempt(library, mended.words, CORRECTED_WEIGHT);
    if (mended.sure || bestCoverage(other.hits) > bestCoverage(plain.hits)) return { ...other, instead: mended.words };
  }
  return spelt === undefined ? plain : { ...plain, instead: spelt };
}

/** A query in letters, or the letters of a mixed one, as the words that they spell or abbreviate; undefined where they spell none. */
function inCharacters(library: Library, asked: string): string | undefined {
  const spelt = (letters: string): string | undefined =>
    found(library, letters) || library.vocabulary.synonyms.has(letters)
      ? undefined
      : (fromPinyin(letters, library.sounds()) ?? fromInitials(letters, library.sounds(), library.vocabulary.synonyms.keys()));
  if (LETTERS_ONLY.test(asked)) return spelt(asked);
  const words = asked.replace(LETTERS, (letters) => spelt(letters) ?? letters);
  return words === asked ? undefined : words;
}

function attempt(library: Library, words: string, weight = 1): Understood {
  const read = readQuery(words, library.vocabulary);
  for (const term of read.terms) term.weight *= weight;
  let hits = rank(library.corpus, read);
  const faint = !hits.length;
  if (read.single.size && bestCoverage(hits) < EXPLAINED) {
    for (const sign of read.single) read.terms.push({ spellings: [sign], weight: SINGLE_WEIGHT });
    hits = rank(library.corpus, read);
    read.terms.splice(-read.single.size);
  }
  return { read, hits, faint };
}

function found(library: Library, words: string): boolean {
  const places = library.corpus.places(words);
  return places.sections.size > 0 || places.titles.length > 0;
}

/** The query with each short run that stands nowhere replaced by what it sounds like. */
function correction(library: Library, words: string): { words: string; sure: boolean } | undefined {
  const vocabulary = [...library.vocabulary.synonyms.keys()];
  let mended = words;
  let sure = false;
  for (const run of [...words.matchAll(RUNS)].flatMap(([run]) => withoutIdle(run, library.vocabulary))) {
    if (run.length < CORRECTABLE.shortest || found(library, run)) continue;
    const strange = [...run].some((sign) => !found(library, sign) && !vocabulary.some((word) => word.includes(sign)));
    const known = vocabulary.some((word) => word.length > 1 && run.includes(word));
    if (!strange && (known || run.length > CORRECTABLE.longest)) continue;
    const better = corrected(run, library.sounds());
    if (better) {
      mended = mended.replace(run, better.words);
      sure ||= better.sure;
    }
  }
  return mended === words ? undefined : { words: mended, sure };
}

function shown(library: Library, page: number, hits: readonly Hit[], spellings: readonly string[]): FoundPage {
  const { address, title } = library.page(page);
  const floor = (hits[0]?.score ?? 0) * WORTH_SHOWING;
  const worth = hits.filter((hit) => hit.score >= floor);
  const anchored = worth.filter((hit) => library.section(hit.section).anchor);
  const best = (anchored.length ? anchored : worth).slice(0, MOST_SECTIONS);
  return {
    address,
    title: marked(title, spellings),
    sections: best.map(({ section }) => {
      const { anchor, title: heading, text } = library.section(section);
      const mark = longestMark(text, spellings);
      const query = mark.length > 1 && anchor ? `?mark=${encodeURIComponent(mark)}` : "";
      const excerpt = marked(excerptOf(text, spellings), spellings);
      return { address: address + query + (anchor && `#${anchor}`), title: marked(heading, spellings), excerpt };
    }),
  };
}
