import { type Corpus, IN_ALIAS, IN_HEADING, type Places, firstSections } from "./corpus";
import { type Answer, type Library, answer, readings } from "./engine";
import { vocabularyOf } from "./query";
import { addWhere } from "./scan";
import { type Sounds, soundsOf } from "./syllables";
import { type SearchText, fold } from "./text";

/** A text in pieces: its sections are empty, their lengths and the names of the pieces are told. */
export interface SplitText extends SearchText {
  lengths: number[];
  pieces: { pairs: string[]; texts: string[] };
}

/** A posting as the build writes it: steps between sections, and times. */
export type Shard = Record<string, number[]>;
/** Fetches pieces by name and hands over what each holds; whoever calls keeps none twice. */
export type Fetch = (name: string) => Promise<unknown>;

/** The same search over pieces: first the pairs that a query needs, then the texts of the pages that it finds. */
export function openSplit(text: SplitText, fetch: Fetch): (query: string) => Promise<Answer> {
  const pairs = new Map<number, Shard>();
  const texts = new Map<number, string[]>();
  const library = splitLibrary(text, pairs, texts);
  const count = text.pieces.pairs.length;
  const need = async (words: readonly string[]): Promise<void> => {
    const wanted = new Set(words.flatMap(pairsOf).map((pair) => shardOf(pair, count)));
    const absent = [...wanted].filter((at) => !pairs.has(at));
    await Promise.all(absent.map(async (at) => pairs.set(at, (await fetch(text.pieces.pairs[at] ?? "")) as Shard)));
  };
  return async (query) => {
    await need(readings(library, query));
    await need(readings(library, query)); // what was spelt or corrected is known only now
    const found = answer(library, query);
    const pages = found.pages.map(({ address }) => text.pages.findIndex(([one]) => one === address)).filter((at) => !texts.has(at));
    await Promise.all(pages.map(async (at) => texts.set(at, (await fetch(text.pieces.texts[at] ?? "")) as string[])));
    return answer(library, query);
  };
}

/** The build computes the same. */
function shardOf(pair: string, count: number): number {
  return (pair.charCodeAt(0) * 31 + pair.charCodeAt(1)) % count;
}

function pairsOf(words: string): string[] {
  return Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2));
}

function splitLibrary(text: SplitText, pairs: Map<number, Shard>, texts: Map<number, string[]>): Library {
  const corpus = splitCorpus(text, pairs);
  let sounds: Sounds | undefined;
  const heard = [...text.pages.map(([, title]) => title), ...text.sections.map(([, , title]) => title), ...text.synonyms.flat()].join("\n");
  const page = (at: number) => ({ address: text.pages[at]?.[0] ?? "", title: text.pages[at]?.[1] ?? "" });
  return {
    corpus,
    vocabulary: vocabularyOf(text),
    sounds: () => (sounds ??= soundsOf(fold(heard), text)),
    page,
    section(at) {
      const [of = 0, anchor = "", title = ""] = text.sections[at] ?? [];
      return { address: page(of).address, anchor, title, text: texts.get(of)?.[at - (corpus.first[of] ?? 0)] ?? "" };
    },
  };
}

function splitCorpus(text: SplitText, pairs: ReadonlyMap<number, Shard>): Corpus {
  const headings = text.sections.map(([, , title]) => fold(title));
  const aliases = text.sections.map(([, , , , alias]) => fold(alias));
  const titles = text.pages.map(([, title]) => fold(title));
  const pageOf = Int32Array.from(text.sections, ([page]) => page);
  const posting = (pair: string): Map<number, number> => unfold(pairs.get(shardOf(pair, text.pieces.pairs.length))?.[pair] ?? []);
  return {
    lengths: text.lengths,
    pageOf,
    weights: text.pages.map(([, , weight]) => weight),
    aside: new Set(text.aside),
    first: firstSections(pageOf, titles.length),
    places(words): Places {
      const sections = pairsOf(words).map(posting).reduce<Map<number, number> | undefined>(both, undefined) ?? new Map<number, number>();
      addWhere(sections, headings, words, IN_HEADING);
      addWhere(sections, aliases, words, IN_ALIAS);
      return { sections, titles: titles.flatMap((title, at) => (title.includes(words) ? [at] : [])) };
    },
  };
}

function unfold(posting: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  let section = 0;
  for (let at = 0; at + 1 < posting.length; at += 2) {
    section += posting[at] ?? 0;
    places.set(section, posting[at + 1] ?? 0);
  }
  return places;
}

/** Sections that hold both, at most as often as the rarer of the two. */
function both(one: Map<number, number> | undefined, other: Map<number, number>): Map<number, number> {
  if (!one) return other;
  const shared = [...one].filter(([section]) => other.has(section));
  return new Map(shared.map(([section, times]) => [section, Math.min(times, other.get(section) ?? 0)]));
}
