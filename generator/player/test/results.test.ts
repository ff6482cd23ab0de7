import assert from "node:assert/strict";
import { test } from "node:test";
import { all, one } from "../src/dom";
import { bankFingerprint, draw } from "../src/draw";
import type { Reply } from "../src/grade";
import type { Library } from "../src/library";
import { markOf, writeResult } from "../src/result";
import { ResultsApp } from "../src/results/app";
import { CODE, NAME, entryOf, openBank } from "./bank";
import { FullShelf, Shelf, blocked, phoneWith, press, settled, shownText, text } from "./page";

let library: Library;

async function openApp(reach: Storage | (() => Storage | null) = new Shelf()): Promise<Document> {
  library = openBank("results");
  new ResultsApp(one(document, "#results"), library, phoneWith(typeof reach === "function" ? reach : () => reach)).start();
  await settled();
  return document;
}

/** One who chose this for leave-001, and the right answers to everything else but leave-006. */
function line(seat: number, first: Reply, print = bankFingerprint(library.tickets)): string {
  const drawn = draw(library.tickets, CODE);
  const replyTo = (id: string): Reply | undefined => {
    const entry = entryOf(library, id);
    if (id === "leave-001") return first;
    if (id === "leave-006") return undefined;
    return "answer" in entry ? entry.answer : entry.accept.map(([best]) => best ?? "");
  };
  const marks = drawn.map(({ ticket }) => markOf(ticket, entryOf(library, ticket.id), replyTo(ticket.id))).join("");
  return writeResult({ code: CODE, print, seat, nonce: "000" + "0123456789ABC"[seat % 13], right: first[0] === 1 ? 6 : 5, total: 7, marks });
}

async function paste(page: Document, ...lines: string[]): Promise<void> {
  one<HTMLTextAreaElement>(page, ".ck-paste").value = lines.join("\n");
  press(page, ".ck-take");
  await settled();
}

test("results come in: how many, how spread, which sections, which questions, which wrong option", async () => {
  const page = await openApp();
  assert.match(text(one(page, ".ck-report")), /还没有成绩/);
  await paste(page, line(1, [0]), line(2, [0]), line(3, [2]), line(4, [1]));
  assert.equal(text(one(page, ".ck-taken")), "新收 4 份。");
  assert.match(text(one(page, ".ck-spread")), /^收到 4 份，平均答对 75%。/);
  assert.deepEqual(all(page, ".ck-band-words").map(text).filter((words) => !words.endsWith("：0 人")), ["对了八成以上：1 人", "对了六到八成：3 人"]);
  assert.deepEqual(all(page, ".ck-weak-list > li").map(text), ["《产假》where3 题，答对 67%", "《产假》maternity-days3 题，答对 75%"]);
  const [hardest, next] = all(page, ".ck-count");
  assert.equal(hardest?.dataset.question, "leave-006");
  assert.match(text(hardest ?? null), /0 \/ 4 人答对，0%4 人没答$/);
  assert.match(text(next ?? null), /国家产假至少多少天？1 \/ 4 人答对，25%错得最多：[AB] 90 天，2 人$/);
});

test("broken lines are named and stay in the field; the good ones are kept through a reload", async () => {
  const shelf = new Shelf();
  const page = await openApp(shelf);
  const bad = line(2, [0]).slice(0, -2);
  await paste(page, line(1, [1]), bad, line(1, [1]));
  assert.match(text(one(page, ".ck-taken")), /新收 1 份。1 份早就收过.*1 份读不了/);
  assert.match(text(one(page, ".ck-broken")), /第 2 行：成绩不完整/);
  assert.equal(one<HTMLTextAreaElement>(page, ".ck-paste").value, bad);
  assert.match(text(one(await openApp(shelf), ".ck-spread")), /收到 1 份/);
});

test("results of an older bank keep their scores, and a chooser leads to them", async () => {
  const page = await openApp();
  await paste(page, line(1, [1]), line(2, [1]), line(3, [0], "0000"));
  const chooser = one<HTMLSelectElement>(page, ".ck-groups");
  assert.deepEqual([...chooser.options].map(text), [`${NAME}，题库 ${bankFingerprint(library.tickets)}：2 份`, `${NAME}，题库 0000：1 份`]);
  chooser.value = `${NAME}.0000`;
  chooser.dispatchEvent(new (window as unknown as { Event: typeof Event }).Event("change"));
  await settled();
  assert.match(text(one(page, ".ck-spread")), /收到 1 份/);
  assert.match(all(page, ".ck-notice").map(text).join(), /出自旧题库/);
  assert.equal(page.querySelector(".ck-count"), null);
});

test("a seat that came twice is told, and one of the two can be taken out", async () => {
  const page = await openApp();
  await paste(page, line(5, [1]), line(5, [0]));
  assert.match(all(page, ".ck-notice").map(text).join(), /座位号 5 不止一份/);
  press(page, ".ck-remove");
  await settled();
  assert.match(text(one(page, ".ck-spread")), /收到 1 份/);
  assert.doesNotMatch(all(page, ".ck-notice").map(text).join(), /不止一份/);
});

test("explaining: one question fills the screen with the room's answers, the keyboard turns, Escape leaves", async () => {
  const page = await openApp();
  await paste(page, line(1, [0]), line(2, [1]));
  press(page, ".ck-explain");
  assert.ok(page.documentElement.classList.contains("ck-projecting"));
  const place = (): string => text(one(page, ".ck-place"));
  const { KeyboardEvent: Key } = window as unknown as { KeyboardEvent: typeof KeyboardEvent };
  const key = (name: string): boolean => page.dispatchEvent(new Key("keydown", { key: name }));
  assert.equal(place(), "第 1 题，共 7 题");
  while (!page.querySelector("#q-leave-001")) key("ArrowRight");
  assert.deepEqual(all(page, "#q-leave-001 .ck-votes").map(text).sort(), ["0 人", "1 人", "1 人"]);
  assert.match(text(one(page, "#q-leave-001 .ck-room")), /2 人里 1 人答对（50%）/);
  assert.equal(page.querySelector("#q-leave-001 .ck-is-right"), null);
  one<HTMLDetailsElement>(page, "#q-leave-001 details").open = true;
  await settled();
  assert.match(text(one(page, "#q-leave-001 .ck-is-right")), /98 天/);
  key("ArrowLeft");
  key("Escape");
  await settled();
  assert.ok(!page.documentElement.classList.contains("ck-projecting"));
  assert.ok(page.querySelector(".ck-spread"));
});

test("two files: one begins with the mark that Excel needs", async () => {
  const page = await openApp();
  await paste(page, line(1, [0]));
  const saved: { name: string; blob: Blob }[] = [];
  let blob: Blob | undefined;
  const make = URL.createObjectURL;
  URL.createObjectURL = (made) => ((blob = made as Blob), "blob:x");
  (window as unknown as { HTMLAnchorElement: typeof HTMLAnchorElement }).HTMLAnchorElement.prototype.click = function () {
    if (blob) saved.push({ name: this.download, blob });
  };
  press(page, ".ck-excel");
  press(page, ".ck-csv");
  URL.createObjectURL = make;
  const texts = await Promise.all(saved.map(async (file) => new Uint8Array(await file.blob.arrayBuffer())));
  assert.deepEqual(saved.map(({ name }) => name), [`成绩-${NAME}-Excel.csv`, `成绩-${NAME}.csv`]);
  assert.deepEqual([...(texts[0]?.slice(0, 3) ?? [])], [0xef, 0xbb, 0xbf]);
  assert.deepEqual(texts[0]?.slice(3), texts[1]);
});

test("one button wipes everything, after asking", async () => {
  const shelf = new Shelf();
  const page = await openApp(shelf);
  await paste(page, line(1, [0]));
  press(page, ".ck-clear");
  assert.deepEqual(shownText(page, ".ck-confirm-words"), ["清掉这个浏览器里收到的全部成绩吗？清掉后找不回来。"]);
  press(page, ".ck-yes");
  await settled();
  assert.deepEqual(JSON.parse(shelf.getItem("cunke:results") ?? ""), { version: 1, results: {} });
  assert.match(text(one(page, ".ck-report")), /还没有成绩/);
});

for (const [name, reach, words] of [
  ["blocked", blocked, /别关这一页/],
  ["full", () => new FullShelf(), /满了/],
] as const) {
  test(`storage ${name}: results are counted all the same`, async () => {
    const page = await openApp(reach);
    await paste(page, line(1, [0]), line(2, [1]));
    await paste(page, line(3, [1]));
    assert.match(text(one(page, ".ck-spread")), /收到 3 份/);
    assert.match(all(page, ".ck-notice").map(text).join(), words);
  });
}

test("tampered storage: what is sound stays", async () => {
  const shelf = new Shelf();
  await openApp();
  shelf.setItem("cunke:results", JSON.stringify({ version: 1, results: { [line(1, [1])]: true, [line(2, [1])]: 7 } }));
  const page = await openApp(shelf);
  assert.match(text(one(page, ".ck-spread")), /收到 1 份/);
  assert.match(all(page, ".ck-notice").map(text).join(), /读不出来/);
});

test("questions that cannot be had: scores are shown, nothing is lost", async () => {
  const shelf = new Shelf();
  const page = await openApp(shelf);
  for (const chapter of Object.values(window.cunkeChapters ?? {})) if (chapter) chapter.questions = [];
  await paste(page, "CK1:nonsense");
  const kept = await openApp(shelf);
  const good = line(1, [1]);
  for (const chapter of Object.values(window.cunkeChapters ?? {})) if (chapter) chapter.questions = [];
  await paste(kept, good);
  assert.match(text(one(kept, ".ck-spread")), /收到 1 份/);
  assert.match(all(kept, ".ck-notice").map(text).join(), /没有取全/);
});

test("a browser without a camera says so and offers photos", async () => {
  const page = await openApp();
  assert.match(text(one(page, ".ck-camera")), /拍成照片/);
  assert.equal(one<HTMLInputElement>(page, ".ck-photo-input").accept, "image/*");
});
