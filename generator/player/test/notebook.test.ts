import assert from "node:assert/strict";
import { test } from "node:test";
import type { Index } from "../src/payload";
import { all, one } from "../src/dom";
import { NotebookApp } from "../src/notebook/app";
import { openBank } from "./bank";
import { NOON, Shelf, blocked, kept, phoneWith, press, question, saved, settled, text } from "./page";

const DAY = 86_400_000;
const F = (last: number): string => `aaaaaaaaaaa${last}`;
const AT = NOON.toISOString();

function shelfWith(notebook: Record<string, unknown>, answers: Record<string, unknown> = {}): Shelf {
  const shelf = new Shelf();
  shelf.setItem("cunke:notebook", JSON.stringify({ version: 1, notebook }));
  shelf.setItem("cunke:answers", JSON.stringify({ version: 1, answers }));
  return shelf;
}

function openApp(shelf: Storage | (() => Storage | null), days = 0, edit?: (index: Index) => void): Document {
  const library = openBank("notebook", edit);
  const reach = typeof shelf === "function" ? shelf : () => shelf;
  new NotebookApp(one(document, "#notebook"), library, { ...phoneWith(reach), now: () => new Date(NOON.getTime() + days * DAY) }).start();
  return document;
}

function head(page: Document): string {
  return text(one(page, ".ck-end-words"));
}

const TWO = { "leave-001": { fingerprint: F(1), tries: [[AT, false]] }, "leave-003": { fingerprint: F(3), tries: [[AT, false]] } };

async function review(page: Document, ...values: number[]): Promise<void> {
  press(page, ".ck-review");
  await settled();
  for (const value of values) {
    const id = all(page, ".ck-question.ck-current")[0]?.dataset.question ?? "";
    question(page, id).options[value]?.click();
    question(page, id).press();
    press(page, ".ck-onward-button");
  }
}

test("an empty notebook says so", () => {
  const page = openApp(new Shelf());
  assert.match(head(page), /还没有错题/);
  assert.equal(page.querySelector(".ck-review, .ck-list-wrong, .ck-clear"), null);
});

test("what is due is asked, one at a time; right ones go away for days, wrong ones stay", async () => {
  const shelf = shelfWith(TWO);
  const page = openApp(shelf);
  assert.equal(head(page), "今天要复习 2 题，约 2 分钟。");
  await review(page, 1, 0);
  assert.match(text(one(page, ".ck-end")), /这一轮 2 题，答对 1 题。/);
  press(page, ".ck-end .ck-list-all");
  assert.equal(head(page), "今天要复习 1 题，约 1 分钟。");
  assert.deepEqual([kept(shelf)["leave-001"]?.right, kept(shelf)["leave-003"]?.right], [true, false]);
  assert.equal(head(openApp(shelf, 5)), "今天要复习 2 题，约 2 分钟。");
});

test("a question answered right whenever it is due is known and gone, and comes back when it is wrong again", async () => {
  const shelf = shelfWith({ "leave-001": TWO["leave-001"] });
  let days = 0;
  let page = openApp(shelf);
  for (let round = 0; round < 7 && !/记牢/.test(head(page)); round += 1) {
    await review(page, 1);
    days += 40;
    page = openApp(shelf, days);
  }
  assert.equal(head(page), "错题都记牢了。");
  assert.equal(page.querySelector(".ck-review"), null);
  const { notebook } = JSON.parse(shelf.getItem("cunke:notebook") ?? "") as { notebook: Record<string, { tries: unknown[] }> };
  notebook["leave-001"]?.tries.push([new Date(NOON.getTime() + days * DAY).toISOString(), false]);
  shelf.setItem("cunke:notebook", JSON.stringify({ version: 1, notebook }));
  assert.match(head(openApp(shelf, days)), /要复习 1 题/);
});

test("not due today: says when", () => {
  const note = { fingerprint: F(1), tries: [[AT, false], [AT, true]] };
  assert.match(head(openApp(shelfWith({ "leave-001": note }))), /今天没有要复习的。\d+ 天以后再来。/);
});

test("an edited question is due at once and says that it is new; a question that is gone is counted, not lost", async () => {
  const shelf = shelfWith({
    "leave-001": { fingerprint: "bbbbbbbbbbbb", tries: [], known: true },
    "gone-001": { fingerprint: "x", tries: [[AT, false]] },
  });
  const page = openApp(shelf);
  assert.match(head(page), /要复习 1 题/);
  assert.match(text(one(page, ".ck-notebook")), /有 1 道错题，题库里已经没有了/);
  press(page, ".ck-review");
  await settled();
  assert.match(text(one(page, "#q-leave-001 .ck-updated")), /题目已更新/);
  assert.match(shelf.getItem("cunke:notebook") ?? "", /gone-001/);
});

test("all wrong questions stand with their answers, to be printed", async () => {
  const page = openApp(shelfWith(TWO));
  press(page, ".ck-list-wrong");
  await settled();
  assert.equal(text(one(page, ".ck-wrong h2")), "我的错题（2 题）");
  assert.deepEqual(all(page, ".ck-question").map((item) => item.dataset.question), ["leave-001", "leave-003"]);
  assert.ok(all<HTMLDetailsElement>(page, "details.ck-answer").every(({ open }) => open));
  let printed = 0;
  window.print = () => void (printed += 1);
  press(page, ".ck-print");
  assert.equal(printed, 1);
  press(page, ".ck-leave");
  assert.match(head(page), /要复习 2 题/);
});

test("progress by section, in words and squares; an answer to an older wording does not count", () => {
  const page = openApp(
    shelfWith({}, { "leave-001": saved(F(1), [1]), "leave-003": saved(F(3), [0], false), "leave-002": saved("older", [0]) }),
  );
  assert.deepEqual(all(page, ".ck-tally").map(text), ["《产假》maternity-days3 题，对 1，错 1，没答 1"]);
  assert.deepEqual(all(page, ".ck-square").map((square) => square.className.split("-").pop()), ["right", "wrong", "open"]);
});

test("clearing takes the notes and leaves the answers", () => {
  const shelf = shelfWith(TWO, { "leave-001": saved(F(1), [1]) });
  const page = openApp(shelf);
  press(page, ".ck-clear");
  press(page, ".ck-yes");
  assert.match(head(page), /还没有错题/);
  assert.deepEqual(Object.keys(kept(shelf)), ["leave-001"]);
});

test("all that is kept goes to another phone and in again, and is merged there", () => {
  const page = openApp(shelfWith(TWO, { "leave-001": saved(F(1), [0], false) }));
  one<HTMLDetailsElement>(page, ".ck-carrying").open = true;
  one(page, ".ck-carrying").dispatchEvent(new (window as unknown as { Event: typeof Event }).Event("toggle"));
  const carried = one<HTMLTextAreaElement>(page, ".ck-out").value;
  const other = new Shelf();
  const there = openApp(other);
  one<HTMLTextAreaElement>(there, ".ck-in").value = carried.slice(0, -3);
  press(there, ".ck-carry-in");
  assert.match(text(one(there, ".ck-copied")), /不完整/);
  one<HTMLTextAreaElement>(there, ".ck-in").value = carried;
  press(there, ".ck-carry-in");
  assert.match(all(there, ".ck-notice").map(text).join(), /放好了：1 道题的记录，2 道错题/);
  assert.match(head(there), /要复习 2 题/);
  assert.deepEqual(Object.keys(kept(other)), ["leave-001"]);
});

test("blocked storage is said", () => {
  assert.match(all(openApp(blocked), ".ck-notice").map(text).join(), /不让保存/);
});

test("questions that cannot be had are said, with a way back", async () => {
  const page = openApp(shelfWith(TWO));
  for (const chapter of Object.values(window.cunkeChapters ?? {})) if (chapter) chapter.questions = [];
  press(page, ".ck-review");
  await settled();
  assert.match(all(page, ".ck-notice").map(text).join(), /没有取全/);
  press(page, ".ck-leave");
  assert.match(head(page), /要复习 2 题/);
});
