import { isRecord } from "../book";
import { sealOf, type Fault } from "../code";
import { isNote, type Note } from "../notes";
import { isSaved, type Saved } from "../store";

/** What a phone keeps of its owner's learning. */
export interface Baggage {
  answers: Map<string, Saved>;
  notes: Map<string, Note>;
}

const FORMAT = 1;
const TEXT = /CKB(\d+):([0-9A-Z]{4}):([\w+/=]+)/;

/** One text to carry to another phone: its format, a seal, JSON as base 64. */
export function pack({ answers, notes }: Baggage): string {
  const told = JSON.stringify({ answers: Object.fromEntries(answers), notes: Object.fromEntries(notes) });
  const bytes = [...new TextEncoder().encode(told)].map((byte) => String.fromCharCode(byte));
  const body = btoa(bytes.join(""));
  return `CKB${FORMAT}:${sealOf(body)}:${body}`;
}

/** What stands in such a text, unsound entries left out; or what is wrong with it. */
export function unpack(text: string): Baggage | Fault {
  const [, format, seal, body = ""] = TEXT.exec(text.replace(/\s+/g, "")) ?? [];
  if (!format) return { words: "这不是学习记录。学习记录以 CKB1 开头，要整段粘过来。" };
  if (Number(format) !== FORMAT) return { words: "这份记录的格式这一版网页读不了。两部手机都刷新成新版再试。" };
  if (sealOf(body) !== seal) return { words: "记录不完整，可能没复制全。回到原来的手机上重新复制一次。" };
  const bytes = Uint8Array.from(atob(body), (sign) => sign.charCodeAt(0));
  const told: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return { answers: soundOf(told, "answers", isSaved), notes: soundOf(told, "notes", isNote) };
}

function soundOf<T>(told: unknown, name: string, isSound: (value: unknown) => value is T): Map<string, T> {
  const held = isRecord(told) ? told[name] : undefined;
  const entries = Object.entries(isRecord(held) ? held : {});
  return new Map(entries.filter((entry): entry is [string, T] => isSound(entry[1])));
}

/** Adds entries that are not there, and takes the later of two; `when` is an ISO 8601 day or empty. */
export function addNewer<T>(into: Map<string, T>, from: ReadonlyMap<string, T>, when: (value: T) => string): void {
  for (const [name, value] of from) {
    const held = into.get(name);
    if (held === undefined || when(value) > when(held)) into.set(name, value);
  }
}

/** When a noted question was last tried. */
export function lastTry({ tries, card }: Note): string {
  return tries[tries.length - 1]?.[0] ?? String(card?.last_review ?? "");
}
