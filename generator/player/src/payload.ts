// Generated from its JSON Schema by scripts/types.mjs, do not edit: change generator/site/payload.py
// and run `python -m tools.player`.

/**
 * All questions of one self-test, parts of cases included, in the order of the page.
 */
export interface Payload {
  quiz: string;
  questions: (ChoiceEntry | BlankEntry | OrderEntry | MatchEntry)[];
}
/**
 * `answer` holds the indexes of all right options, ascending.
 */
export interface ChoiceEntry {
  id: string;
  section: string;
  fingerprint: string;
  type: "single" | "multiple" | "judge";
  answer: number[];
}
/**
 * `accept` holds the accepted texts of each gap.
 */
export interface BlankEntry {
  id: string;
  section: string;
  fingerprint: string;
  type: "blank";
  accept: string[][];
}
/**
 * `answer` holds the items in the right order.
 */
export interface OrderEntry {
  id: string;
  section: string;
  fingerprint: string;
  type: "order";
  answer: number[];
}
/**
 * `answer` holds the right side of each left side.
 */
export interface MatchEntry {
  id: string;
  section: string;
  fingerprint: string;
  type: "match";
  answer: number[];
}
