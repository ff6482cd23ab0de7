import assert from "node:assert/strict";
import { test } from "node:test";
import type { Note } from "../src/notes";
import { addNewer, lastTry, pack, unpack, type Baggage } from "../src/notebook/baggage";
import { saved } from "./page";

const BAGGAGE: Baggage = {
  answers: new Map([["leave-004", saved("f", ["九十八", "15"])]]),
  notes: new Map<string, Note>([["leave-001", { fingerprint: "g", tries: [["2026-11-23T04:00:00.000Z", false]] }]]),
};

function fault(text: string): string {
  const read = unpack(text);
  return "words" in read ? read.words : "";
}

test("what is packed comes out again, also from the middle of a chat", () => {
  assert.deepEqual(unpack(`我的记录：\n${pack(BAGGAGE)}\n`), BAGGAGE);
});

test("what is wrong is said", () => {
  const text = pack(BAGGAGE);
  assert.match(fault("你好"), /不是学习记录/);
  assert.match(fault(text.replace("CKB1", "CKB2")), /读不了/);
  assert.match(fault(text.slice(0, -4)), /不完整/);
});

test("unsound entries are left out", () => {
  const answers = new Map([...BAGGAGE.answers, ["bad", { right: 7 } as never]]);
  assert.deepEqual(unpack(pack({ ...BAGGAGE, answers })), BAGGAGE);
});

test("the later of two stays", () => {
  const into = new Map([["a", "2026-02"], ["b", "2026-02"]]);
  addNewer(into, new Map([["a", "2026-01"], ["b", "2026-03"], ["c", "2026-01"]]), (when) => when);
  assert.deepEqual([...into], [["a", "2026-02"], ["b", "2026-03"], ["c", "2026-01"]]);
  assert.equal(lastTry({ fingerprint: "", tries: [], card: { last_review: "2026-05" } }), "2026-05");
  assert.equal(lastTry({ fingerprint: "", tries: [] }), "");
});
