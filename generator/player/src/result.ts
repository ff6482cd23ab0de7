import { ALPHABET, readCode, sealOf, writeCode, type Fault, type PaperCode } from "./code";
import type { Ticket } from "./draw";
import { grade, type Entry, type Reply } from "./grade";

/** What one person's paper says of itself, and no more: no name, no time, no phone. */
export interface Result {
  code: PaperCode;
  /** Fingerprint of the bank that the paper was drawn from. */
  print: string;
  /** A number that a trainer gave out, or none. */
  seat: number | null;
  /** Drawn by chance, so that two people's equal answers stay two results and one result sent twice stays one. */
  nonce: string;
  right: number;
  total: number;
  /** The answers in the paper's order, as `marksOf` writes them. */
  marks: string;
}

/** One question's answer: chosen authored positions where it is a choice; `right` undefined when it was not answered. */
export interface Mark {
  chosen: readonly number[];
  right: boolean | undefined;
}

export const FORMAT = 1;
const LINE = /CK(\d+):([0-9A-Z:-]+)/;
const FIELDS = /^([0-9A-Z]+-[0-9A-Z]{4}):([0-9A-Z]{4}):(-|\d{1,4}):([0-9A-Z]{4}):(\d{1,3})-(\d{1,3}):([0-9A-Z]*):([0-9A-Z]{4})$/;
const CHOICES = ["single", "multiple", "judge"];

/** One line of capitals, digits, hyphens and colons: small in a QR, safe in any chat. */
export function writeResult({ code, print, seat, nonce, right, total, marks }: Result): string {
  const line = `CK${FORMAT}:${writeCode(code)}:${print}:${seat ?? "-"}:${nonce}:${right}-${total}:${marks}`;
  return `${line}:${sealOf(line)}`;
}

/** The result that stands anywhere in a text, or what is wrong with it. Words around it are left alone. */
export function readResult(text: string): Result | Fault {
  const [line = "", version, rest = ""] = LINE.exec(text.normalize("NFKC").toUpperCase().replace(/\s+/g, "")) ?? [];
  if (!line) return { words: "这里没有成绩。成绩以 CK1 开头，是一整行。" };
  if (Number(version) !== FORMAT) {
    const way = Number(version) > FORMAT ? "新版网页出的，先把这一页刷新成新版" : "旧版网页出的，请他刷新后重新打开卷子";
    return { words: `这条成绩是${way}。` };
  }
  const fields = FIELDS.exec(rest);
  if (!fields) return { words: "成绩不完整，可能没复制全。请他重新复制一整行。" };
  const [, written = "", print = "", seat = "", nonce = "", right, total, marks = "", check] = fields;
  const code = readCode(written);
  if (check !== sealOf(line.slice(0, -5)) || "words" in code) return { words: "成绩抄错了，或少了字。请他重新复制，或出示二维码。" };
  return { code, print, seat: seat === "-" ? null : Number(seat), nonce, right: Number(right), total: Number(total), marks };
}

/** Four characters of four bytes by chance. */
export function makeNonce(bytes: Uint8Array): string {
  return [...bytes].map((byte) => ALPHABET.charAt(byte & 31)).join("");
}

/** A choice as bits of its options, five to a character; of the others only whether it was right (1) or wrong (2). 0: not answered. */
export function markOf(ticket: Ticket, entry: Entry, reply: Reply | undefined): string {
  const signs: number[] = Array(widthOf(ticket)).fill(0);
  if (!reply) return write(signs);
  if (!CHOICES.includes(ticket.type)) return write([grade(entry, reply).right ? 1 : 2]);
  for (const at of reply.map(Number)) signs[Math.floor(at / 5)]! |= 1 << at % 5;
  return write(signs);
}

/** The marks of a paper's questions in its order; undefined where they do not fit the paper. */
export function readMarks(marks: string, asked: readonly { ticket: Ticket; entry: Entry }[]): Mark[] | undefined {
  let rest = marks;
  const read = asked.map(({ ticket, entry }): Mark => {
    const signs = [...rest.slice(0, widthOf(ticket))].map((sign) => ALPHABET.indexOf(sign));
    rest = rest.slice(widthOf(ticket));
    return readMark(signs, ticket, entry);
  });
  const width = asked.reduce((sum, { ticket }) => sum + widthOf(ticket), 0);
  return marks.length === width ? read : undefined;
}

function readMark(signs: readonly number[], ticket: Ticket, entry: Entry): Mark {
  if (signs.every((sign) => sign === 0)) return { chosen: [], right: undefined };
  if (!CHOICES.includes(ticket.type)) return { chosen: [], right: signs[0] === 1 };
  const chosen = signs.flatMap((five, place) => [0, 1, 2, 3, 4].filter((bit) => (five >> bit) & 1).map((bit) => place * 5 + bit));
  return { chosen, right: grade(entry, chosen).right };
}

function widthOf({ type, size }: Ticket): number {
  return CHOICES.includes(type) ? Math.max(1, Math.ceil(size / 5)) : 1;
}

function write(signs: readonly number[]): string {
  return signs.map((sign) => ALPHABET.charAt(sign)).join("");
}
