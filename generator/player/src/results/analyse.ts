import { bankFingerprint, draw, pool, type Drawn } from "../draw";
import { writeCode, type PaperCode } from "../code";
import type { Entry } from "../grade";
import type { BankTicket, Library } from "../library";
import { readMarks, readResult, type Mark, type Result } from "../result";

/** Results of one paper, its variants together. */
export interface Group {
  /** The code of variant A. */
  name: string;
  code: PaperCode;
  print: string;
  results: Result[];
}

/** One question over all results. `wrong` is the wrong option that most chose, by its authored position. */
export interface QuestionCount {
  ticket: BankTicket;
  answered: number;
  right: number;
  total: number;
  chosen: ReadonlyMap<number, number>;
  wrong: { at: number; count: number } | undefined;
}

export interface SectionCount {
  key: string;
  questions: number;
  right: number;
  total: number;
}

/** Results of one code from different states of the bank are different groups. */
export function keyOf({ name, print }: Group): string {
  return `${name}.${print}`;
}

/** Papers of which results came, the one with the most first. */
export function groupsOf(lines: Iterable<string>): Group[] {
  const groups = new Map<string, Group>();
  for (const line of lines) {
    const result = readResult(line);
    if ("words" in result) continue;
    const code = { ...result.code, variant: 0 };
    const name = writeCode(code);
    const fresh: Group = { name, code, print: result.print, results: [] };
    const group = groups.get(keyOf(fresh)) ?? fresh;
    group.results.push(result);
    groups.set(keyOf(fresh), group);
  }
  return [...groups.values()].sort((one, other) => other.results.length - one.results.length);
}

/** The paper's pool on this site, and whether the group's results were made from the same. */
export function poolOf(group: Group, library: Library): { tickets: BankTicket[]; same: boolean } {
  const tickets = pool(library.tickets.filter(({ fresh }) => fresh), group.code);
  return { tickets, same: bankFingerprint(tickets) === group.print };
}

interface Asked {
  ticket: BankTicket;
  entry: Entry;
}

export type Person = ReadonlyMap<string, Mark>;

/** Each result's marks by question id; undefined where they do not fit their paper. */
export function marksByQuestion(group: Group, tickets: readonly BankTicket[], entries: ReadonlyMap<string, Entry>): (Person | undefined)[] {
  const papers = new Map<number, Asked[]>();
  return group.results.map((result) => {
    const { variant } = result.code;
    const drawn = (): Asked[] => draw(tickets, result.code).map(({ ticket }) => ({ ticket, entry: entries.get(ticket.id) as Entry }));
    const asked = papers.get(variant) ?? drawn();
    papers.set(variant, asked);
    const marks = readMarks(result.marks, asked);
    return marks && new Map(marks.map((mark, at) => [asked[at]?.ticket.id ?? "", mark]));
  });
}

/** Questions in the order of variant A. */
export function countQuestions(
  drawn: readonly Drawn<BankTicket>[],
  people: readonly Person[],
  entries: ReadonlyMap<string, Entry>,
): QuestionCount[] {
  return drawn.map(({ ticket }) => {
    const marks = people.flatMap((person) => person.get(ticket.id) ?? []);
    const chosen = new Map<number, number>();
    for (const at of marks.flatMap((mark) => mark.chosen)) chosen.set(at, (chosen.get(at) ?? 0) + 1);
    return {
      ticket,
      answered: marks.filter(({ right }) => right !== undefined).length,
      right: marks.filter(({ right }) => right).length,
      total: marks.length,
      chosen,
      wrong: mostWrong(chosen, entries.get(ticket.id)),
    };
  });
}

function mostWrong(chosen: ReadonlyMap<number, number>, entry: Entry | undefined): QuestionCount["wrong"] {
  const answer = entry && "answer" in entry ? entry.answer : [];
  const wrong = [...chosen].filter(([at]) => !answer.includes(at)).sort(([one, few], [other, many]) => many - few || one - other);
  return wrong[0] && { at: wrong[0][0], count: wrong[0][1] };
}

/** Sections with the smallest share of right answers first. */
export function countSections(questions: readonly QuestionCount[]): SectionCount[] {
  const sections = new Map<string, SectionCount>();
  for (const { ticket, right, total } of questions) {
    const section = sections.get(ticket.section) ?? { key: ticket.section, questions: 0, right: 0, total: 0 };
    section.questions += 1;
    section.right += right;
    section.total += total;
    sections.set(ticket.section, section);
  }
  return [...sections.values()].sort((one, other) => one.right / one.total - other.right / other.total || one.key.localeCompare(other.key));
}

const BANDS = [
  { words: "全对", from: 1 },
  { words: "对了八成以上", from: 0.8 },
  { words: "对了六到八成", from: 0.6 },
  { words: "对了四到六成", from: 0.4 },
  { words: "对了不到四成", from: 0 },
];

/** How many results fall into each band of right answers. */
export function distribution(results: readonly Result[]): { words: string; count: number }[] {
  const shares = results.map(({ right, total }) => (total > 0 ? right / total : 0));
  return BANDS.map(({ words, from }, at) => {
    const below = BANDS[at - 1]?.from ?? Infinity;
    return { words, count: shares.filter((share) => share >= from && share < below).length };
  });
}

/** Seats of which more than one result came. */
export function doubledSeats(results: readonly Result[]): number[] {
  const seats = results.flatMap(({ seat }) => (seat === null ? [] : [seat]));
  return [...new Set(seats.filter((seat, at) => seats.indexOf(seat) !== at))].sort((one, other) => one - other);
}
