import { bankFingerprint, draw, pool, type Drawn } from "../draw";
import { makeNonce } from "../result";
import type { PaperCode } from "../code";
import type { BankTicket, Library } from "../library";
import type { Draft } from "./draft";

/** A paper as this site draws it. */
export interface Paper {
  code: PaperCode;
  print: string;
  drawn: Drawn<BankTicket>[];
  /** Numbers of modules that the code names and the site does not have. */
  missing: number[];
}

export function paperOf(library: Library, code: PaperCode): Paper {
  const tickets = pool(library.tickets.filter(({ fresh }) => fresh), code);
  const numbers = library.modules.map(({ number }) => number);
  const missing = code.modules.filter((number) => !numbers.includes(number));
  return { code, print: bankFingerprint(tickets), drawn: draw(tickets, code), missing };
}

/** What a reader should know before beginning. `wanted` is the fingerprint that came with the code, or empty. */
export function remarksOn({ code, print, drawn, missing }: Paper, wanted: string): string[] {
  const moved = `题库更新过：卷子出自题库 ${wanted}，这个网页的题库是 ${print}。题目可能和别人的不一样，先问讲师。`;
  return [
    ...(wanted && wanted !== print ? [moved] : []),
    ...(missing.length > 0 ? [`这个网页里没有第 ${missing.join("、")} 课的题。`] : []),
    ...(drawn.length < code.count ? [`题不够：要 ${code.count} 道，这里只有 ${drawn.length} 道。`] : []),
  ];
}

export function newDraft(paper: Paper, seat: number | null, now: Date): Draft {
  const nonce = makeNonce(crypto.getRandomValues(new Uint8Array(4)));
  return { print: paper.print, nonce, seat, started: now.toISOString(), line: null, replies: {} };
}
