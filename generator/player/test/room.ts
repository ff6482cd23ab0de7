import { readFileSync } from "node:fs";
import { readCode } from "../src/code";
import { bankFingerprint, draw, pool, type Ticket } from "../src/draw";
import { grade, type Entry, type Reply } from "../src/grade";
import { makeNonce, markOf, writeResult } from "../src/result";

interface Person {
  code: string;
  seat: number | null;
  nonce: number[];
  replies: Record<string, Reply>;
}

interface Room {
  tickets: Ticket[];
  entries: Record<string, Entry>;
  people: Person[];
}

/** What a phone's player writes for one person. */
function lineOf({ tickets, entries }: Room, person: Person): string {
  const code = readCode(person.code);
  if ("words" in code) throw new Error(code.words);
  const pooled = pool(tickets, code);
  const asked = draw(pooled, code).map(({ ticket }) => ({ ticket, entry: entries[ticket.id] as Entry, reply: person.replies[ticket.id] }));
  const right = asked.filter(({ entry, reply }) => reply && grade(entry, reply).right).length;
  const marks = asked.map(({ ticket, entry, reply }) => markOf(ticket, entry, reply)).join("");
  const nonce = makeNonce(Uint8Array.from(person.nonce));
  return writeResult({ code, print: bankFingerprint(pooled), seat: person.seat, nonce, right, total: asked.length, marks });
}

const room = JSON.parse(readFileSync(0, "utf8")) as Room;
process.stdout.write(JSON.stringify(room.people.map((person) => lineOf(room, person))));
