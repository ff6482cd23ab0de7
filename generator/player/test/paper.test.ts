import assert from "node:assert/strict";
import { test } from "node:test";
import type { Index } from "../src/payload";
import { readCode, writeCode, type PaperCode } from "../src/code";
import { all, one } from "../src/dom";
import { PaperApp } from "../src/paper/app";
import { isDraft } from "../src/paper/draft";
import { readResult } from "../src/result";
import { CODE, MODULE, NAME, openBank } from "./bank";
import { FullShelf, NOON, Shelf, blocked, kept, phoneWith, press, settled, shownText, text } from "./page";

/** The paper's page on a phone with this storage; `minutes` is how long after noon it is opened. */
function openApp(reach: Storage | (() => Storage | null) = new Shelf(), asked = "", minutes = 0, edit?: (index: Index) => void): Document {
  const library = openBank("paper", edit);
  const now = (): Date => new Date(NOON.getTime() + minutes * 60_000);
  const phone = { ...phoneWith(typeof reach === "function" ? reach : () => reach), now };
  new PaperApp(one(document, "#paper"), library, phone).start(asked);
  return document;
}

async function openPaper(shelf: Storage | (() => Storage | null) = new Shelf(), name = NAME): Promise<Document> {
  const page = openApp(shelf, name);
  press(page, ".ck-start");
  await settled();
  return page;
}

function enter(page: Document, selector: string, words: string): void {
  one<HTMLInputElement>(page, selector).value = words;
}

/** Chooses leave-001's right option and leaves the rest. */
function answerOne(page: Document, value = "1"): void {
  for (let at = 0; at < 7 && !page.querySelector("#q-leave-001"); at += 1) press(page, ".ck-onward-button");
  all<HTMLInputElement>(page, "#q-leave-001 input").find((input) => input.value === value)?.click();
}

function handIn(page: Document): void {
  press(page, ".ck-hand-in");
  press(page, ".ck-yes");
}

function line(page: Document): string {
  return one<HTMLTextAreaElement>(page, ".ck-line").value;
}

test("the door says what is wrong with a code, and opens the cover of a right one", () => {
  const page = openApp();
  enter(page, ".ck-code", `${NAME}X`);
  press(page, ".ck-form .ck-submit");
  assert.match(text(one(page, ".ck-door-screen .ck-notice")), /抄错/);
  assert.equal(page.activeElement, one(page, ".ck-code"));
  enter(page, ".ck-code", ` ${NAME.toLowerCase()} `);
  press(page, ".ck-form .ck-submit");
  assert.equal(text(one(page, ".ck-cover-code")), NAME);
  assert.match(text(one(page, ".ck-cover-facts")), /^7 题，不限时。题库 [0-9A-Z]{4}。$/);
  assert.ok(one(page, ".ck-about").hasAttribute("hidden"));
});

test("a wrong code in the address is said at the door", () => {
  assert.match(text(one(openApp(new Shelf(), "ABC"), ".ck-door-screen .ck-notice")), /没写全/);
});

test("a paper of one's own is made of what was chosen", () => {
  const page = openApp();
  one<HTMLInputElement>(page, ".ck-modules input").click();
  const [count, , minutes] = all<HTMLSelectElement>(page, ".ck-maker select");
  if (count && minutes) [count.value, minutes.value] = ["5", "10"];
  press(page, ".ck-make");
  const code = readCode(text(one(page, ".ck-cover-code"))) as PaperCode;
  assert.deepEqual({ ...code, seed: 0 }, { modules: [10], count: 5, mix: "any", minutes: 10, seed: 0, variant: 0 });
  assert.match(text(one(page, ".ck-board")), new RegExp(`^${writeCode(code)}\\.`));
});

test("a paper from another bank, missing modules and too few questions are said", () => {
  const page = openApp(new Shelf(), `${writeCode({ ...CODE, modules: [9, 10], count: 20 })}.0000`);
  const said = all(page, ".ck-cover > .ck-notice").map(text).join();
  assert.match(said, /题库更新过：卷子出自题库 0000/);
  assert.match(said, /没有第 9 课/);
  assert.match(said, /要 20 道，这里只有 7 道/);
});

test("a code without any question cannot be begun", () => {
  const page = openApp(new Shelf(), writeCode({ ...CODE, modules: [3] }));
  assert.equal(page.querySelector(".ck-start"), null);
});

test("answers are not told while the paper is open; handing in says what is left and asks", async () => {
  const page = await openPaper();
  answerOne(page);
  assert.ok(one(page, "#q-leave-001").classList.contains("ck-exam"));
  assert.equal(page.querySelector(".ck-submit"), null);
  press(page, ".ck-hand-in");
  assert.match(text(one(page, ".ck-confirm-words")), /^还有 6 题没答：第 .*交卷以后不能再改。$/);
  press(page, ".ck-no");
  assert.ok(shownText(page, ".ck-bar").length > 0);
});

test("a paper that is handed in shows its score, its line, its sections and every answer", async () => {
  const shelf = new Shelf();
  const page = openApp(shelf, NAME);
  enter(page, ".ck-seat", "１２ 号");
  press(page, ".ck-start");
  await settled();
  answerOne(page);
  handIn(page);
  assert.equal(text(one(page, ".ck-end-words")), "7 题，答对 1 题。");
  const result = readResult(line(page));
  assert.ok(!("words" in result));
  assert.deepEqual([result.seat, result.right, result.total, result.code], [12, 1, 7, CODE]);
  assert.equal(all(page, ".ck-question.ck-is-answered").length, 7);
  assert.equal(text(one(page, "#q-leave-001 .ck-result")), "答对了。");
  assert.match(text(one(page, "#q-leave-003 .ck-result")), /^没答。答案：错/);
  assert.ok(page.querySelector(".ck-qr"));
  assert.equal(all(page, ".ck-tally").length, 3);
  assert.deepEqual(Object.keys(kept(shelf)), ["leave-001"]);
  const { notebook } = JSON.parse(shelf.getItem("cunke:notebook") ?? "") as { notebook: object };
  assert.equal(Object.keys(notebook).length, 6);
});

test("a closed paper is gone on with where it was left", async () => {
  const shelf = new Shelf();
  answerOne(await openPaper(shelf));
  const page = openApp(shelf, NAME, 5);
  assert.match(text(one(page, ".ck-former")), /答了一半/);
  press(page, ".ck-resume");
  await settled();
  press(page, ".ck-hand-in");
  assert.match(text(one(page, ".ck-confirm-words")), /还有 6 题没答/);
});

test("a paper that was handed in can be looked at again, with the same line", async () => {
  const shelf = new Shelf();
  const first = await openPaper(shelf);
  answerOne(first);
  handIn(first);
  const before = line(first);
  const page = openApp(shelf, NAME, 60);
  assert.match(text(one(page, ".ck-former")), /已经交过/);
  press(page, ".ck-resume");
  await settled();
  assert.equal(line(page), before);
  assert.equal(text(one(page, ".ck-end-words")), "7 题，答对 1 题。");
});

const edited = (id: string) => (index: Index): void => {
  const ticket = index.tickets.find((one_) => one_.id === id);
  const entry = window.cunkeChapters?.[MODULE]?.questions.find((one_) => one_.id === id);
  if (ticket) ticket.fingerprint = "bbbbbbbbbbbb";
  if (entry) entry.fingerprint = "bbbbbbbbbbbb";
};

/** The bank after an edit: the chapter is edited, too, once it stands there. */
function reopen(shelf: Shelf, id: string): Document {
  const page = openApp(shelf, NAME, 1, edited(id));
  edited(id)({ modules: [], sections: [], tickets: [] });
  return page;
}

test("an edited bank: what was answered stays with the questions that did not change", async () => {
  const shelf = new Shelf();
  const first = await openPaper(shelf);
  answerOne(first);
  let page = reopen(shelf, "leave-003");
  assert.match(text(one(page, ".ck-former")), /题库更新过/);
  press(page, ".ck-resume");
  await settled();
  press(page, ".ck-hand-in");
  assert.match(text(one(page, ".ck-confirm-words")), /还有 6 题没答/);
  page = reopen(shelf, "leave-001");
  press(page, ".ck-resume");
  await settled();
  press(page, ".ck-hand-in");
  assert.match(text(one(page, ".ck-confirm-words")), /还有 7 题没答/, "the old answer is not given to the new wording");
});

test("a result from before the bank moved on is kept as it was", async () => {
  const shelf = new Shelf();
  const first = await openPaper(shelf);
  handIn(first);
  const before = line(first);
  const page = reopen(shelf, "leave-001");
  press(page, ".ck-resume");
  await settled();
  assert.equal(line(page), before);
  assert.match(all(page, ".ck-notice").map(text).join(), /题库更新过/);
  assert.equal(all(page, ".ck-question").length, 0);
});

test("the timer hands in what is there, also when the page was closed meanwhile", async (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const shelf = new Shelf();
  const name = writeCode({ ...CODE, minutes: 5 });
  const first = await openPaper(shelf, name);
  assert.equal(text(one(first, ".ck-clock")), "还剩 5 分钟");
  answerOne(first);
  const page = openApp(shelf, name, 6);
  press(page, ".ck-resume");
  await settled();
  assert.equal(text(one(page, ".ck-end-words")), "7 题，答对 1 题。");
});

test("a reader who opened another paper is not called back by the timer of the first", async (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const shelf = new Shelf();
  const library = openBank("paper");
  let now = NOON;
  const app = new PaperApp(one(document, "#paper"), library, { ...phoneWith(() => shelf), now: () => now });
  app.start(writeCode({ ...CODE, minutes: 5 }));
  press(document, ".ck-start");
  await settled();
  app.start(NAME);
  now = new Date(NOON.getTime() + 6 * 60_000);
  context.mock.timers.tick(2000);
  assert.equal(text(one(document, ".ck-cover-code")), NAME);
});

for (const [name, reach, words] of [
  ["blocked", blocked, /不让保存/],
  ["full", () => new FullShelf(), /满了/],
] as const) {
  test(`storage ${name}: the paper is answered and handed in all the same`, async () => {
    const page = await openPaper(reach);
    answerOne(page);
    handIn(page);
    assert.equal(text(one(page, ".ck-end-words")), "7 题，答对 1 题。");
    assert.match(all(page, ".ck-notice").map(text).join(), words);
  });
}

test("questions that cannot be had are said, with a way back", async () => {
  const page = openApp(new Shelf(), NAME);
  const chapter = window.cunkeChapters?.[MODULE];
  if (chapter) chapter.questions = [];
  press(page, ".ck-start");
  await settled();
  assert.match(all(page, ".ck-notice").map(text).join(), /没有取全/);
  press(page, ".ck-leave");
  assert.ok(page.querySelector(".ck-code"));
});

test("copying says how it went", async () => {
  const page = await openPaper();
  handIn(page);
  press(page, ".ck-copy");
  await settled();
  assert.match(text(one(page, ".ck-copied")), /自己选“复制”/);
});

for (const value of [null, {}, { print: "a", nonce: "b", seat: "1", started: NOON.toISOString(), line: null, replies: {} }]) {
  test(`${JSON.stringify(value)} is no draft`, () => assert.ok(!isDraft(value)));
}

/** Takes turns from seat 3 on. */
function shared(shelf: Shelf): Document {
  const page = openApp(shelf, NAME);
  one<HTMLInputElement>(page, ".ck-tick input").click();
  enter(page, ".ck-seat", "3");
  press(page, ".ck-start");
  return page;
}

async function turn(page: Document, value: string): Promise<void> {
  press(page, ".ck-start");
  await settled();
  answerOne(page, value);
  handIn(page);
}

test("several people, one phone: each result apart, the owner's notebook untouched, nothing left at the end", async () => {
  const shelf = new Shelf();
  const page = shared(shelf);
  assert.equal(text(one(page, ".ck-between h2")), "第一位请准备");
  await turn(page, "1");
  assert.equal(text(one(page, ".ck-end-words")), "7 题，答对 1 题。");
  press(page, ".ck-next-person");
  assert.equal(all(page, ".ck-question, .ck-line").length, 0, "nothing of the former one is on the screen");
  assert.equal(one<HTMLInputElement>(page, ".ck-seat").value, "4");
  await turn(page, "0");
  press(page, ".ck-next-person");
  press(page, ".ck-finish");
  assert.deepEqual(all(page, ".ck-turn").map(text), ["3 号7 题，对 1错题 6", "4 号7 题，对 0错题 7"]);
  const lines = line(page).split("\n").map(readResult);
  assert.deepEqual(lines.map((result) => ("words" in result ? result.words : result.seat)), [3, 4]);
  press(page, ".ck-turn-wrong");
  await settled();
  assert.equal(text(one(page, ".ck-wrong h2")), "3 号的错题");
  assert.equal(all(page, ".ck-question").length, 6);
  press(page, ".ck-leave");
  assert.equal(shelf.getItem("cunke:notebook"), null);
  assert.equal(shelf.getItem("cunke:answers"), null);
  press(page, ".ck-clear");
  press(page, ".ck-yes");
  assert.deepEqual(JSON.parse(shelf.getItem("cunke:turns") ?? ""), { version: 1, turns: {} });
  assert.ok(page.querySelector(".ck-code"));
});

test("a phone that was closed in the middle of a turn goes on with it", async () => {
  const shelf = new Shelf();
  const first = shared(shelf);
  press(first, ".ck-start");
  await settled();
  answerOne(first);
  const page = openApp(shelf);
  assert.equal(text(one(page, ".ck-between h2")), "3 号还没答完");
  press(page, ".ck-resume");
  await settled();
  handIn(page);
  assert.equal(text(one(page, ".ck-end-words")), "7 题，答对 1 题。");
});

test("tampered turns are told and dropped", () => {
  const shelf = new Shelf();
  shelf.setItem("cunke:turns", JSON.stringify({ version: 1, turns: { now: { code: NAME, seat: "x", draft: null, done: [] } } }));
  const page = openApp(shelf);
  assert.ok(page.querySelector(".ck-code"));
  assert.match(all(page, ".ck-notice").map(text).join(), /读不出来/);
});
