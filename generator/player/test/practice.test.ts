import assert from "node:assert/strict";
import { test } from "node:test";
import { all, one } from "../src/dom";
import { ROUND } from "../src/practice";
import { enhanceQuiz } from "../src/quiz";
import { KEY } from "../src/store";
import { QUIZ, Shelf, kept, openPage, openQuiz, phoneWith, press, question, score, shownText, text } from "./page";

/** Answers the question that is shown, right or wrong, and goes on. */
function answer(page: Document, values: Record<string, number>): string {
  const id = current(page);
  question(page, id).options[values[id] ?? 0]?.click();
  question(page, id).press();
  return id;
}

function current(page: Document): string {
  return all(page, ".ck-question.ck-current").map((item) => item.dataset.question ?? "").join();
}

function place(page: Document): string {
  return text(one(page, ".ck-place"));
}

test("one question at a time: shown alone, led on by the bar", () => {
  const page = openQuiz();
  assert.deepEqual(shownText(page, ".ck-bar"), []);
  press(page, ".ck-one-by-one");
  assert.ok(one(page, ".ck-quiz").classList.contains("ck-running"));
  assert.equal(current(page), "leave-001");
  assert.equal(place(page), "第 1 题，共 7 题");
  assert.ok(one<HTMLButtonElement>(page, ".ck-back").disabled);
  assert.equal(document.activeElement, one(page, "#q-leave-001"));
  press(page, ".ck-onward-button");
  assert.equal(current(page), "leave-002");
  press(page, ".ck-back");
  assert.equal(current(page), "leave-001");
});

test("after a miss the next question is of the same section", () => {
  const page = openQuiz();
  press(page, ".ck-one-by-one");
  assert.equal(text(one(page, ".ck-onward-button")), "先跳过");
  answer(page, { "leave-001": 0 });
  assert.equal(text(one(page, ".ck-onward-button")), "这一节再来一题");
  press(page, ".ck-onward-button");
  assert.equal(current(page), "leave-003");
  answer(page, { "leave-003": 1 });
  assert.equal(text(one(page, ".ck-onward-button")), "下一题");
  press(page, ".ck-onward-button");
  assert.equal(current(page), "leave-004");
});

test("after a right answer the order stays", () => {
  const page = openQuiz();
  press(page, ".ck-one-by-one");
  answer(page, { "leave-001": 1 });
  press(page, ".ck-onward-button");
  assert.equal(current(page), "leave-002");
});

test("a part of a case is shown with its case", () => {
  const page = openQuiz();
  press(page, ".ck-one-by-one");
  for (let at = 0; at < 6; at += 1) press(page, ".ck-onward-button");
  assert.equal(current(page), "visit-001-a");
  assert.ok(one(page, ".ck-case").classList.contains("ck-current"));
  assert.equal(text(one(page, ".ck-onward-button")), "看结果");
});

/** Through all seven: leave-001 and leave-003 wrong, leave-002 right, the rest left open. */
function finished(shelf = new Shelf()): Document {
  const page = openQuiz(shelf);
  press(page, ".ck-one-by-one");
  answer(page, { "leave-001": 0 });
  press(page, ".ck-onward-button");
  answer(page, { "leave-003": 0 });
  while (shownText(page, ".ck-end").length === 0) press(page, ".ck-onward-button");
  return page;
}

test("the end tells the score and the sections to read, in words and squares", () => {
  const page = finished();
  assert.equal(text(one(page, ".ck-end-words")), "这一轮 7 题，答对 0 题。");
  assert.deepEqual(shownText(page, ".ck-tally-words"), ["3 题，对 0，错 2，没答 1"]);
  assert.equal(all(page, ".ck-square-wrong").length, 2);
  assert.match(one<HTMLAnchorElement>(page, ".ck-tally-link").href, /policy\/leave\.html/);
  assert.match(one<HTMLAnchorElement>(page, ".ck-to-notebook").href, /notebook\.html$/);
  assert.deepEqual(shownText(page, ".ck-bar"), []);
});

test("only the wrong ones again: they come open, and the old answers stay kept until new ones are given", () => {
  const shelf = new Shelf();
  const page = finished(shelf);
  press(page, ".ck-end .ck-only-wrong");
  assert.equal(place(page), "第 1 题，共 2 题");
  assert.equal(current(page), "leave-001");
  assert.ok(question(page, "leave-001").options.every(({ checked, disabled }) => !checked && !disabled));
  assert.equal(kept(shelf)["leave-001"]?.right, false);
  answer(page, { "leave-001": 1 });
  assert.equal(kept(shelf)["leave-001"]?.right, true);
});

test("the sections just missed are asked about again, with what was left of them", () => {
  const page = finished();
  assert.equal(text(one(page, ".ck-again")), "看过了，这几节再考 3 题");
  press(page, ".ck-again");
  assert.equal(place(page), "第 1 题，共 3 题");
});

test("leaving shows all again, with the wrong ones to try on top", () => {
  const page = finished();
  press(page, ".ck-end .ck-list-all");
  assert.ok(!one(page, ".ck-quiz").classList.contains("ck-running"));
  assert.deepEqual(shownText(page, ".ck-begin .ck-only-wrong"), ["只做错的 2 题"]);
  assert.equal(score(page), "已答 2 / 7，答对 0");
  assert.equal(document.activeElement, one(page, ".ck-one-by-one"));
});

/** The fixture's judgement so many times over. */
function longQuiz(count: number): Document {
  const page = openPage(QUIZ);
  const [list, payload] = [one(page, ".ck-questions"), one(page, ".ck-payload")];
  const model = one(page, "#q-leave-003");
  const names = Array.from({ length: count }, (_, at) => `long-${at}`);
  list.replaceChildren(
    ...names.map((name) => {
      const item = model.cloneNode(true) as HTMLElement;
      item.id = `q-${name}`;
      item.dataset.question = name;
      return item;
    }),
  );
  const section = (at: number): string => `policy/leave.md#${at === 0 || at === count - 1 ? "same" : "other"}`;
  const questions = names.map((id, at) => ({ id, section: section(at), fingerprint: "aaaaaaaaaaaa", type: "judge", answer: [1] }));
  payload.textContent = JSON.stringify({ quiz: "long", questions });
  enhanceQuiz(one(page, ".ck-quiz"), phoneWith(() => null));
  return page;
}

test("a long quiz is done in rounds of ten minutes; a miss brings its section in from outside the round", () => {
  const page = longQuiz(40);
  press(page, ".ck-one-by-one");
  assert.equal(place(page), `第 1 题，共 ${ROUND} 题`);
  answer(page, { "long-0": 0 });
  assert.equal(place(page), `第 1 题，共 ${ROUND + 1} 题`);
  press(page, ".ck-onward-button");
  assert.equal(current(page), "long-39");
  while (shownText(page, ".ck-end").length === 0) press(page, ".ck-onward-button");
  press(page, ".ck-next-round");
  assert.equal(place(page), `第 1 题，共 ${ROUND} 题`);
  assert.equal(current(page), "long-1");
});

test("wrong answers are noted for the notebook, right ones go on with the note", () => {
  const shelf = new Shelf();
  const page = openQuiz(shelf);
  const asked = question(page, "leave-001");
  asked.options[0]?.click();
  asked.press();
  asked.press();
  asked.options[1]?.click();
  asked.press();
  const { notebook } = JSON.parse(shelf.getItem("cunke:notebook") ?? "{}") as { notebook: Record<string, { tries: unknown[][] }> };
  assert.deepEqual(notebook["leave-001"]?.tries.map(([, right]) => right), [false, true]);
  assert.ok(shelf.getItem(KEY));
});
