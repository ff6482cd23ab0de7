// Generated from its JSON Schema by scripts/types.mjs, do not edit: change generator/site/payload.py
// and run `python -m tools.player`.

/**
 * All that scripts are told: on a module's page, and in the bank's files.
 */
export interface Told {
  page: Payload;
  index: Index;
  chapter: Chapter;
}
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
/**
 * The whole bank without its texts: what papers are drawn from. The texts stand in one chapter a module.
 */
export interface Index {
  modules: ModuleLine[];
  sections: SectionLine[];
  tickets: TicketLine[];
}
/**
 * A module that has questions: its number, its path (the name of its chapter), its address from the site's root.
 */
export interface ModuleLine {
  number: number;
  path: string;
  title: string;
  url: string;
}
/**
 * A section that answers questions, and its address from the site's root.
 */
export interface SectionLine {
  key: string;
  title: string;
  url: string;
}
/**
 * What a draw knows of a question; `section` is a place in the index's sections. `new` is false where its page is overdue.
 */
export interface TicketLine {
  id: string;
  fingerprint: string;
  module: number;
  section: number;
  difficulty: number;
  case: string;
  type: string;
  size: number;
  pinned: number[];
  new: boolean;
}
/**
 * A module's questions as HTML for a page at the site's root, and what the player is told of them.
 */
export interface Chapter {
  html: string;
  questions: (ChoiceEntry | BlankEntry | OrderEntry | MatchEntry)[];
}
