import { readResult, writeResult } from "../result";

/** A piece of a text that was to be a result, and why it is none. `line` counts from 1 in the text that was taken. */
export interface Broken {
  line: number;
  text: string;
  words: string;
}

const STARTS = /CK\d+:/i;

export interface Taken {
  /** Results that were not there before, as their own lines. */
  added: string[];
  /** How many were there before, or came twice. */
  again: number;
  broken: Broken[];
}

/** Two results that ran together on one line are two. */
const BETWEEN = /(?=CK\d+:)/i;
/** Names, times and greetings of a chat are left alone; this many signs in a row are a result that lost its head. */
const LOOKS_LIKE_ONE = /CK\d|[0-9A-Z:-]{20}/i;

/** Takes every result out of a text. `held` are the lines that are there already. */
export function takeResults(text: string, held: ReadonlySet<string>): Taken {
  const added = new Set<string>();
  const taken: Taken = { added: [], again: 0, broken: [] };
  text.split(/\r?\n/).forEach((line, at) => {
    for (const piece of line.normalize("NFKC").split(BETWEEN).filter((one) => LOOKS_LIKE_ONE.test(one))) {
      const read = STARTS.test(piece) ? readResult(piece) : { words: "开头少了字：成绩以 CK1 开头。请他重新复制一整行。" };
      if ("words" in read) taken.broken.push({ line: at + 1, text: piece.trim(), words: read.words });
      else if (held.has(writeResult(read)) || added.has(writeResult(read))) taken.again += 1;
      else added.add(writeResult(read));
    }
  });
  return { ...taken, added: [...added] };
}

/** What was taken, in words. */
export function wordsFor({ added, again, broken }: Taken): string {
  const parts = [
    ...(added.length > 0 ? [`新收 ${added.length} 份。`] : []),
    ...(again > 0 ? [`${again} 份早就收过，没有重复算。`] : []),
    ...(broken.length > 0 ? [`${broken.length} 份读不了，原因写在下面；读得了的都收下了。`] : []),
  ];
  return parts.join("") || "这里面没有成绩。成绩以 CK1 开头，是一整行。";
}
