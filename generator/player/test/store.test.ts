import assert from "node:assert/strict";
import { test } from "node:test";
import type { Trouble } from "../src/book";
import { KEY, openStore } from "../src/store";
import { FullShelf, Shelf, blocked, kept, saved, shelfWith } from "./page";

function open(reach: () => Storage | null) {
  const troubles: Trouble[] = [];
  return { store: openStore(reach, (trouble) => troubles.push(trouble)), troubles };
}

const ANSWER = saved("f1", [1]);

test("what is put can be read back, and removed", () => {
  const shelf = new Shelf();
  const { store, troubles } = open(() => shelf);
  store.put("a", ANSWER);
  store.put("b", saved("f2", ["98"], false));
  assert.deepEqual([...store.all().keys()], ["a", "b"]);
  assert.deepEqual(store.all().get("a"), ANSWER);
  store.remove(["a", "c"]);
  assert.deepEqual(Object.keys(kept(shelf)), ["b"]);
  assert.deepEqual(troubles, []);
});

test("the record is one versioned JSON under one key", () => {
  const shelf = new Shelf();
  open(() => shelf).store.put("a", ANSWER);
  assert.equal(shelf.length, 1);
  assert.deepEqual(JSON.parse(shelf.getItem(KEY) ?? ""), { version: 1, answers: { a: ANSWER } });
});

test("two open pages keep each other's answers", () => {
  const shelf = new Shelf();
  const [one, other] = [open(() => shelf).store, open(() => shelf).store];
  one.all();
  other.put("b", ANSWER);
  one.put("a", ANSWER);
  assert.deepEqual(Object.keys(kept(shelf)).sort(), ["a", "b"]);
});

for (const [name, reach] of [["throws", blocked], ["is null", () => null]] as const) {
  test(`storage that ${name} is reported as blocked and stops nothing`, () => {
    const { store, troubles } = open(reach);
    assert.equal(store.all().size, 0);
    store.put("a", ANSWER);
    store.remove(["a"]);
    assert.deepEqual(troubles, ["blocked", "blocked", "blocked"]);
  });
}

test("full storage is reported and keeps what it had", () => {
  const shelf = new FullShelf();
  const { store, troubles } = open(() => shelf);
  store.put("a", ANSWER);
  assert.equal(store.all().size, 0);
  assert.deepEqual(troubles, ["full"]);
});

test("our own errors are not swallowed", () => {
  const { store } = open(() => {
    throw new TypeError("ours");
  });
  assert.throws(() => store.all(), TypeError);
});

const UNREADABLE = ["", "{", "null", "[]", "7", '{"version":1}', '{"version":1,"answers":[]}', '{"version":1,"answers":null}'];

for (const record of UNREADABLE) {
  test(`the record ${JSON.stringify(record)} is reported, and the next answer starts afresh`, () => {
    const shelf = new Shelf();
    shelf.setItem(KEY, record);
    const { store, troubles } = open(() => shelf);
    assert.equal(store.all().size, 0);
    assert.deepEqual(troubles, ["unreadable"]);
    store.put("a", ANSWER);
    assert.deepEqual(Object.keys(kept(shelf)), ["a"]);
  });
}

const UNSOUND: readonly unknown[] = [
  null,
  "text",
  {},
  { ...ANSWER, fingerprint: 1 },
  { ...ANSWER, right: "yes" },
  { ...ANSWER, at: 0 },
  { ...ANSWER, response: "1" },
  { ...ANSWER, response: [1, "1"] },
  { ...ANSWER, response: [1.5] },
  { ...ANSWER, response: [null] },
];

for (const answer of UNSOUND) {
  test(`the answer ${JSON.stringify(answer)} is skipped, its neighbours are kept`, () => {
    const { store, troubles } = open(() => shelf);
    const shelf = shelfWith({ bad: answer, good: ANSWER });
    assert.deepEqual([...store.all().keys()], ["good"]);
    assert.deepEqual(troubles, ["unreadable"]);
  });
}

test("a later player's record is neither read nor written over", () => {
  const shelf = shelfWith({ a: ANSWER }, 2);
  const before = shelf.getItem(KEY);
  const { store, troubles } = open(() => shelf);
  assert.equal(store.all().size, 0);
  store.put("b", ANSWER);
  store.remove(["a"]);
  assert.equal(shelf.getItem(KEY), before);
  assert.deepEqual(new Set(troubles), new Set(["newer"]));
});

test("an id like __proto__ is an id", () => {
  const shelf = new Shelf();
  const { store } = open(() => shelf);
  store.put("__proto__", ANSWER);
  assert.deepEqual([...store.all().keys()], ["__proto__"]);
});
