import { type Corpus, averageOf } from "./corpus";
import type { Query } from "./query";

export interface Hit {
  section: number;
  score: number;
  /** Share of what was asked that stands in the section, 0 to 1, rare words counting more. */
  coverage: number;
}

export interface PageHits {
  page: number;
  score: number;
  hits: Hit[];
}

/** BM25 with the strengths that did best on queries of which none is in the project's own set. */
const SATURATION = 1.2;
const LENGTH = 0.35;
const COVERAGE = 1.6;
const PHRASE = 0.6;
const TITLE = 0.5;
const TITLE_COVERS = 0.35;
const TITLE_ALONE = 2.2;
/** What an occurrence counts that means the same and is spelt otherwise than asked. */
const OTHERWISE_SPELT = 0.4;
/** What a section counts that only lists sources or sets exercises. */
const ASIDE = 0.6;
/** What a word that stands nowhere takes from the coverage of all others. */
const UNKNOWN = 0.5;
const NEXT_SECTIONS = 0.2;
const SUPPORTING = 3;

/** Every section that has something of what is asked, unordered. */
export function rank(corpus: Corpus, query: Query): Hit[] {
  const tally = count(corpus, query);
  if (!tally.total) return [];
  const phrases = query.phrases.map((phrase) => corpus.places(phrase).sections);
  const hits: Hit[] = [];
  tally.scores.forEach((score, section) => {
    if (!score) return;
    const coverage = (tally.covered[section] ?? 0) / tally.total;
    const title = (tally.titles[corpus.pageOf[section] ?? 0] ?? 0) / tally.total;
    const together = phrases.filter((found) => found.has(section)).length;
    const bonus = (1 + PHRASE / Math.max(1, phrases.length)) ** together * (1 + TITLE * title);
    hits.push({ section, score: score * Math.min(1, coverage + title * TITLE_COVERS) ** COVERAGE * bonus, coverage });
  });
  tally.titles.forEach((weight, page) => {
    const share = weight / tally.total;
    if (weight) hits.push({ section: corpus.first[page] ?? 0, score: tally.total * share ** 3 * TITLE_ALONE, coverage: share });
  });
  for (const hit of hits) hit.score *= (corpus.weights[corpus.pageOf[hit.section] ?? 0] ?? 1) * (corpus.aside.has(hit.section) ? ASIDE : 1);
  return hits;
}

interface Tally {
  scores: Float32Array;
  covered: Float32Array;
  titles: Float32Array;
  total: number;
}

function count(corpus: Corpus, query: Query): Tally {
  const size = corpus.lengths.length;
  const average = averageOf(corpus.lengths);
  const [scores, covered, titles] = [new Float32Array(size), new Float32Array(size), new Float32Array(corpus.weights.length)];
  const tally: Tally = { scores, covered, titles, total: 0 };
  for (const { spellings, weight } of query.terms) {
    const [sections, pages] = anyOf(corpus, spellings);
    const known = sections.size > 0 || pages.size > 0;
    const surprise = known ? Math.log(1 + (size - sections.size + 0.5) / (sections.size + 0.5)) : Math.log(1 + size) * UNKNOWN;
    const rarity = surprise * weight;
    tally.total += rarity;
    for (const [section, times] of sections) {
      const norm = SATURATION * (1 - LENGTH + (LENGTH * (corpus.lengths[section] ?? 0)) / average);
      tally.scores[section] = (tally.scores[section] ?? 0) + (rarity * times * (SATURATION + 1)) / (times + norm);
      tally.covered[section] = (tally.covered[section] ?? 0) + rarity;
    }
    for (const page of pages) tally.titles[page] = (tally.titles[page] ?? 0) + rarity;
  }
  return tally;
}

function anyOf(corpus: Corpus, spellings: readonly string[]): [Map<number, number>, Set<number>] {
  const sections = new Map<number, number>();
  const titles = new Set<number>();
  for (const [at, spelling] of spellings.entries()) {
    const places = corpus.places(spelling);
    const share = at ? OTHERWISE_SPELT : 1;
    for (const [section, times] of places.sections) sections.set(section, (sections.get(section) ?? 0) + times * share);
    for (const page of places.titles) titles.add(page);
  }
  return [sections, titles];
}

/** Pages, best first: a page is as good as its best section, helped a little by its next ones. */
export function byPage(corpus: Corpus, hits: readonly Hit[]): PageHits[] {
  const pages = new Map<number, Map<number, Hit>>();
  for (const hit of hits) {
    const page = corpus.pageOf[hit.section] ?? 0;
    const best = pages.get(page) ?? new Map<number, Hit>();
    if ((best.get(hit.section)?.score ?? 0) < hit.score) best.set(hit.section, hit);
    pages.set(page, best);
  }
  const ranked = [...pages].map(([page, found]) => {
    const ordered = [...found.values()].sort((a, b) => b.score - a.score || a.section - b.section);
    const support = ordered.slice(1, 1 + SUPPORTING).reduce((sum, hit) => sum + hit.score, 0);
    return { page, score: (ordered[0]?.score ?? 0) + support * NEXT_SECTIONS, hits: ordered };
  });
  return ranked.sort((a, b) => b.score - a.score || a.page - b.page);
}

export function bestCoverage(hits: readonly Hit[]): number {
  return hits.reduce((best, hit) => Math.max(best, hit.coverage), 0);
}
