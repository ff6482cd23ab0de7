// Generated from the payload's JSON Schema by scripts/types.mjs, do not edit: change generator/site/payload.py
// and run `npm run payload`.

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
  fingerprint: string;
  type: "single" | "multiple" | "judge";
  answer: number[];
}
/**
 * `accept` holds the accepted texts of each gap.
 */
export interface BlankEntry {
  id: string;
  fingerprint: string;
  type: "blank";
  accept: string[][];
}
/**
 * `answer` holds the shown positions in the right order.
 */
export interface OrderEntry {
  id: string;
  fingerprint: string;
  type: "order";
  answer: number[];
}
/**
 * `answer` holds, for each left side as shown, the value of its right side.
 */
export interface MatchEntry {
  id: string;
  fingerprint: string;
  type: "match";
  answer: number[];
}
