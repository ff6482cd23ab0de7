import assert from "node:assert/strict";
import { test } from "node:test";
import { all, one } from "../src/dom";
import { enhanceQuiz } from "../src/quiz";
import { KEY } from "../src/store";
import { FullShelf, QUIZ, Shelf, blocked, kept, notice, openPage, openQuiz, phoneWith, question, saved, score, shelfWith, text } from "./page";

const F = (last: number): string => `aaaaaaaaaaa${last}`;

function answerFirst(page: Document, value: number): void {
  const asked = question(page, "leave-001");
  asked.options[value]?.click();
  asked.press();
}

test("the quiz comes alive: a button and a status line for each question, the score on top", () => {
  const page = openQuiz();
  assert.ok(one(page, ".ck-quiz").classList.contains("ck-live"));
  assert.equal(all(page, ".ck-submit").length, 7);
  assert.equal(all(page, '.ck-result[role="status"]').length, 7);
  assert.equal(score(page), "已答 0 / 7，答对 0");
  assert.equal(one(page, ".ck-score").getAttribute("role"), "status");
  assert.ok(all(page, "button").every((button) => button.getAttribute("type") === "button" && button.className.includes("ck-button")));
});

test("an answer is counted and kept", () => {
  const shelf = new Shelf();
  const page = openQuiz(shelf);
  answerFirst(page, 0);
  assert.equal(score(page), "已答 1 / 7，答对 0");
  assert.deepEqual(kept(shelf), { "leave-001": saved(F(1), [0], false) });
  question(page, "leave-001").press();
  assert.equal(score(page), "已答 1 / 7，答对 0", "the last answer counts until the next one");
  answerFirst(page, 1);
  assert.equal(score(page), "已答 1 / 7，答对 1");
  assert.deepEqual(kept(shelf), { "leave-001": saved(F(1), [1], true) });
  assert.equal(notice(page), "");
});

test("every type comes back after a reload", () => {
  const page = openQuiz(
    shelfWith({
      "leave-001": saved(F(1), [0], false),
      "leave-002": saved(F(2), [0, 2, 3]),
      "leave-003": saved(F(3), [1]),
      "leave-004": saved(F(4), ["98", "20"], false),
      "leave-005": saved(F(5), [1, 0, 2]),
      "leave-006": saved(F(6), [0, 2], false),
    }),
  );
  assert.equal(score(page), "已答 6 / 7，答对 3");
  const [single, multiple, blank, order, match] = ["001", "002", "004", "005", "006"].map((n) => question(page, `leave-${n}`));
  assert.equal(single?.result(), "不对。答案：B 98 天");
  assert.ok(!single?.isOpen(), "a page that comes back stays short");
  assert.equal(text(single?.submit ?? null), "再答一次");
  assert.deepEqual(multiple?.options.map(({ checked }) => checked), [true, false, true, true]);
  assert.deepEqual(blank?.blanks.map(({ value }) => value), ["98", "20"]);
  assert.deepEqual(all(order?.item as HTMLElement, ".ck-items .ck-text").map(text), ["提交", "审核", "到账"]);
  assert.deepEqual(match?.selects.map(({ value }) => value), ["0", "2"]);
  assert.equal(text(question(page, "visit-001-a").submit), "交答案");
});

test("a kept `right` is not believed: the reply is graded again", () => {
  assert.equal(score(openQuiz(shelfWith({ "leave-001": saved(F(1), [0], true) }))), "已答 1 / 7，答对 0");
});

test("an edited question says so, keeps the old answer, and gives it up for a new one", () => {
  const old = saved("000000000000", [1]);
  const shelf = shelfWith({ "leave-001": old });
  const page = openQuiz(shelf);
  const asked = question(page, "leave-001");
  assert.match(text(one(asked.item, ".ck-updated")), /^题目已更新/);
  assert.equal(score(page), "已答 0 / 7，答对 0");
  assert.ok(asked.options.every(({ checked }) => !checked));
  assert.deepEqual(kept(shelf), { "leave-001": old });
  asked.press();
  assert.deepEqual(kept(shelf), { "leave-001": old }, "an empty answer replaces nothing");
  answerFirst(page, 0);
  assert.equal(asked.item.querySelector(".ck-updated"), null);
  assert.deepEqual(kept(shelf), { "leave-001": saved(F(1), [0], false) });
});

const UNFIT: Readonly<Record<string, unknown[][]>> = {
  "leave-001": [[], [3], [-1], [0, 1], ["1"]],
  "leave-002": [[], [4], ["a"]],
  "leave-004": [["98"], ["98", "15", "1"], [98, 15]],
  "leave-005": [[0, 1], [0, 0, 1], [0, 1, 3], ["0", "1", "2"]],
  "leave-006": [[0], [0, 3], ["0", "1"]],
};

for (const [id, responses] of Object.entries(UNFIT)) {
  for (const response of responses) {
    test(`${id}: the kept reply ${JSON.stringify(response)} is skipped and told`, () => {
      const page = openQuiz(shelfWith({ [id]: { ...saved(F(Number(id.slice(-1))), []), response } }));
      assert.equal(score(page), "已答 0 / 7，答对 0");
      assert.match(notice(page), /读不出来/);
    });
  }
}

for (const [name, reach, words] of [
  ["blocked", blocked, /不让保存/],
  ["missing", () => null, /不让保存/],
  ["full", () => new FullShelf(), /满了/],
  ["of a later player", () => shelfWith({}, 9), /新版/],
] as const) {
  test(`storage ${name}: the quiz works and says so`, () => {
    const page = openQuiz(reach);
    answerFirst(page, 1);
    assert.equal(score(page), "已答 1 / 7，答对 1");
    assert.match(notice(page), words);
    assert.equal(one(page, ".ck-notice").getAttribute("role"), "status");
  });
}

test("a trouble is told once", () => {
  const page = openQuiz(blocked);
  one(page, ".ck-notice").textContent = "";
  answerFirst(page, 1);
  assert.equal(notice(page), "");
});

test("tampered storage: told, and the next answer is kept", () => {
  const shelf = new Shelf();
  shelf.setItem(KEY, "<img src=x>");
  const page = openQuiz(shelf);
  assert.match(notice(page), /读不出来/);
  answerFirst(page, 1);
  assert.deepEqual(Object.keys(kept(shelf)), ["leave-001"]);
});

test("clearing asks first, and a no changes nothing", () => {
  const shelf = shelfWith({ "leave-001": saved(F(1), [1]), elsewhere: saved("x", [0]) });
  const page = openQuiz(shelf);
  const [ask, confirm] = [one(page, ".ck-clear"), one(page, ".ck-confirm")];
  assert.ok(confirm.hidden);
  ask.click();
  assert.ok(!confirm.hidden && ask.hidden);
  assert.equal(document.activeElement, one(page, ".ck-no"));
  one(page, ".ck-no").click();
  assert.ok(confirm.hidden && !ask.hidden);
  assert.equal(document.activeElement, ask);
  assert.equal(score(page), "已答 1 / 7，答对 1");
});

test("clearing takes this page's answers, edited questions' too, and no other page's", () => {
  const shelf = shelfWith({ "leave-001": saved(F(1), [1]), "leave-003": saved("old", [1]), elsewhere: saved("x", [0]) });
  const page = openQuiz(shelf);
  one(page, ".ck-clear").click();
  one(page, ".ck-yes").click();
  assert.equal(score(page), "已答 0 / 7，答对 0");
  assert.deepEqual(Object.keys(kept(shelf)), ["elsewhere"]);
  assert.equal(page.querySelector(".ck-updated"), null);
  assert.equal(text(one(page, ".ck-cleared")), "本页的答题记录已清除。");
  assert.ok(question(page, "leave-001").options.every(({ checked, disabled }) => !checked && !disabled));
  assert.equal(document.activeElement, one(page, ".ck-clear"));
});

test("a question the payload does not know stays as it came", () => {
  const page = openPage(QUIZ.replace('"id":"leave-001"', '"id":"leave-999"'));
  enhanceQuiz(one(page, ".ck-quiz"), phoneWith(() => null));
  assert.equal(all(page, "#q-leave-001 button").length, 0);
  assert.equal(score(page), "已答 0 / 6，答对 0");
});
