import assert from "node:assert/strict";
import { test } from "node:test";
import type { Trouble } from "../src/book";
import { noteTries, openNotes } from "../src/notes";
import { NOON, Shelf } from "./page";

function notebook(shelf = new Shelf()) {
  const troubles: Trouble[] = [];
  return { notes: openNotes(() => shelf, (trouble) => troubles.push(trouble)), troubles, shelf };
}

const AT = NOON.toISOString();

test("a wrong answer begins a note, a right one only goes on with it", () => {
  const { notes } = notebook();
  noteTries(notes, [{ id: "a", fingerprint: "f", right: true }], NOON);
  assert.equal(notes.all().size, 0);
  noteTries(notes, [{ id: "a", fingerprint: "f", right: false }, { id: "b", fingerprint: "g", right: true }], NOON);
  noteTries(notes, [{ id: "a", fingerprint: "f", right: true }], NOON);
  assert.deepEqual([...notes.all()], [["a", { fingerprint: "f", tries: [[AT, false], [AT, true]] }]]);
});

test("an edited question begins anew", () => {
  const { notes } = notebook();
  notes.put("a", { fingerprint: "old", tries: [], card: { stability: 9 }, known: true });
  noteTries(notes, [{ id: "a", fingerprint: "new", right: true }], NOON);
  assert.deepEqual(notes.all().get("a"), { fingerprint: "new", tries: [[AT, true]] });
});

test("tries are bounded", () => {
  const { notes } = notebook();
  for (let at = 0; at < 50; at += 1) noteTries(notes, [{ id: "a", fingerprint: "f", right: false }], NOON);
  assert.equal(notes.all().get("a")?.tries.length, 30);
});

for (const bad of [{ fingerprint: "f" }, { fingerprint: "f", tries: [["no day", true]] }, { fingerprint: "f", tries: [], card: 7 }, 7]) {
  test(`the tampered note ${JSON.stringify(bad)} is skipped, its neighbour is kept`, () => {
    const shelf = new Shelf();
    shelf.setItem("cunke:notebook", JSON.stringify({ version: 1, notebook: { bad, good: { fingerprint: "f", tries: [[AT, false]] } } }));
    const { notes, troubles } = notebook(shelf);
    assert.deepEqual([...notes.all().keys()], ["good"]);
    assert.deepEqual(troubles, ["unreadable"]);
  });
}
