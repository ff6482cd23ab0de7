import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, letterAnswer } from "../src/arrange";
import { all, one } from "../src/dom";
import { grade } from "../src/grade";
import { VIEWS } from "../src/views";
import { QUIZ, openPage, text } from "./page";

function item(id: string): HTMLElement {
  return one(openPage(QUIZ), `#q-${id}`);
}

function texts(root: ParentNode, selector: string): string[] {
  return all(root, selector).map(text);
}

test("options take the paper's order, letters go with the place, values stay the author's", () => {
  const asked = item("leave-002");
  arrange(asked, [2, 0, 3, 1]);
  assert.deepEqual(texts(asked, ".ck-options > li"), ["A 网上", "B 窗口", "C 村里代办", "D 派出所"]);
  assert.deepEqual(all<HTMLInputElement>(asked, "input").map(({ value }) => value), ["2", "0", "3", "1"]);
  assert.deepEqual(texts(asked, ".ck-whys > li strong"), ["D"]);
  letterAnswer(asked, [0, 2, 3]);
  assert.equal(text(one(asked, ".ck-right")), "答案：A 网上；B 窗口；C 村里代办");
});

test("an arranged choice is answered and graded by the author's values", () => {
  const asked = item("leave-002");
  arrange(asked, [2, 0, 3, 1]);
  const view = VIEWS.multiple(asked, () => undefined);
  for (const at of [0, 1, 2]) all<HTMLInputElement>(asked, "input")[at]?.click();
  const reply = view.draft() ?? [];
  assert.deepEqual(reply, [0, 2, 3]);
  assert.ok(grade({ id: "", fingerprint: "", section: "", type: "multiple", answer: [0, 2, 3] }, reply).right);
});

test("judgements have no letters and keep their words", () => {
  const asked = item("leave-003");
  arrange(asked, [0, 1]);
  letterAnswer(asked, [1]);
  assert.deepEqual(texts(asked, ".ck-options > li"), ["对", "错"]);
  assert.equal(text(one(asked, ".ck-right")), "答案：错");
});

test("items of an order question", () => {
  const asked = item("leave-005");
  arrange(asked, [2, 1, 0]);
  assert.deepEqual(texts(asked, ".ck-items > li"), ["到账", "提交", "审核"]);
});

test("right sides and their selects", () => {
  const asked = item("leave-006");
  arrange(asked, [1, 2, 0]);
  assert.deepEqual(texts(asked, ".ck-rights > li"), ["派出所", "便民中心", "医保窗口"]);
  const [select] = all<HTMLSelectElement>(asked, "select");
  assert.equal(select?.value, "", "nothing is chosen yet");
  assert.deepEqual([...(select?.options ?? [])].map((option) => `${option.value} ${option.textContent}`), [
    " 选一个",
    "1 A 派出所",
    "2 B 便民中心",
    "0 C 医保窗口",
  ]);
});

test("a blank stays as it is", () => {
  const asked = item("leave-004");
  const before = asked.innerHTML;
  arrange(asked, []);
  assert.equal(asked.innerHTML, before);
});
