import assert from "node:assert/strict";
import { test } from "node:test";
import type { Note, Try } from "../src/notes";
import { cardOf, daysUntil, dueOf, worked } from "../src/notebook/schedule";
import { NOON } from "./page";

const DAY = 86_400_000;

function after(days: number): Date {
  return new Date(NOON.getTime() + days * DAY);
}

function tried(note: Note, days: number, right: boolean): Note {
  const one: Try = [after(days).toISOString(), right];
  return JSON.parse(JSON.stringify(worked({ ...note, tries: [one] }))) as Note;
}

const WRONG = tried({ fingerprint: "f", tries: [] }, 0, false);

test("a wrong question is due at once", () => {
  assert.ok(dueOf(WRONG) <= NOON.getTime());
  assert.equal(daysUntil(WRONG, NOON), 0);
  assert.equal(WRONG.known, false);
});

test("a right answer sends it days away, a wrong one brings it back at once", () => {
  const right = tried(WRONG, 0.1, true);
  assert.ok(daysUntil(right, after(0.1)) >= 1);
  const again = tried(right, 4, false);
  assert.equal(daysUntil(again, after(4)), 0);
});

test("answered right whenever it is due, it is known within six times and stays away", () => {
  let note = WRONG;
  let days = 0.1;
  const gaps: number[] = [];
  while (!note.known && gaps.length < 7) {
    note = tried(note, days, true);
    gaps.push(daysUntil(note, after(days)));
    days += gaps[gaps.length - 1] ?? 0;
  }
  assert.ok(note.known, `still asked after ${gaps.join(", ")} days`);
  assert.ok(gaps.length >= 3);
  assert.ok((gaps[gaps.length - 1] ?? 0) >= 21);
  assert.equal(tried(note, days, false).known, false);
});

test("many right answers on one day do not make it known", () => {
  let note = WRONG;
  for (let at = 1; at < 9; at += 1) note = tried(note, at / 1000, true);
  assert.equal(note.known, false);
});

test("nothing tried, nothing changed; a right answer alone makes no card", () => {
  assert.equal(worked(WRONG), WRONG);
  assert.equal(worked({ fingerprint: "f", tries: [[NOON.toISOString(), true]] }).card, undefined);
});

test("a clock that was set back loses nothing", () => {
  const note = tried(tried(WRONG, 5, true), 1, true);
  assert.ok(dueOf(note) > after(5).getTime());
});

for (const card of [{}, { ...WRONG.card, due: "never" }, { ...WRONG.card, stability: "much" }, { ...WRONG.card, reps: null }]) {
  test(`the tampered card ${JSON.stringify(card).slice(0, 40)} is none: due at once, and begun anew`, () => {
    const note: Note = { fingerprint: "f", tries: [], card };
    assert.equal(cardOf(note), undefined);
    assert.equal(dueOf(note), 0);
    assert.ok(cardOf(tried(note, 1, false)));
  });
}
