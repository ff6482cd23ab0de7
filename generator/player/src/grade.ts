import { fold } from "./fold";
import type { Payload } from "./payload";

export type Entry = Payload["questions"][number];

/**
 * What a reader answered: chosen values (single, multiple, judge), one text for each blank,
 * the shown positions in the reader's order (order), the chosen value for each left side (match).
 */
export type Reply = number[] | string[];

export type Verdict = "right" | "wrong" | "missed";

/** The verdict on one place: an option's value, or the number of a blank, a rank or a left side from 0. */
export interface Part {
  at: number;
  verdict: Verdict;
}

export interface Grade {
  right: boolean;
  parts: Part[];
}

export function grade(entry: Entry, reply: Reply): Grade {
  const parts = partsOf(entry, reply);
  return { right: parts.every((part) => part.verdict === "right"), parts };
}

function partsOf(entry: Entry, reply: Reply): Part[] {
  switch (entry.type) {
    case "single":
    case "multiple":
    case "judge":
      return chosen(entry.answer, reply.map(Number));
    case "blank":
      return entry.accept.map((accepted, at) => part(at, isAccepted(accepted, String(reply[at] ?? ""))));
    case "order":
    case "match":
      return entry.answer.map((value, at) => part(at, reply[at] === value));
  }
}

function part(at: number, right: boolean): Part {
  return { at, verdict: right ? "right" : "wrong" };
}

/** Every option that was chosen or should have been; the others need no word. */
function chosen(answer: readonly number[], reply: readonly number[]): Part[] {
  const missed = answer.filter((at) => !reply.includes(at)).map((at): Part => ({ at, verdict: "missed" }));
  return [...reply.map((at) => part(at, answer.includes(at))), ...missed].sort((one, other) => one.at - other.at);
}

function isAccepted(accepted: readonly string[], text: string): boolean {
  const folded = fold(text);
  return folded !== "" && accepted.some((words) => fold(words) === folded);
}
