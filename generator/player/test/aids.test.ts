import assert from "node:assert/strict";
import { test } from "node:test";
import { all, make, one } from "../src/dom";
import { addExtract, makeExtract } from "../src/extract";
import { makeLargeTool, restoreLarge } from "../src/large";
import { LoadError, assetsOf, loadScript, stemOf } from "../src/load";
import { Pager } from "../src/pager";
import { wordsFor } from "../src/paper/timer";
import { offerReading } from "../src/aloud";
import { makeReader, watchVoices, wordsOf } from "../src/speech";
import { QUIZ, Shelf, blocked, openPage, press, settled, text } from "./page";

const ASSETS = "file:///site/assets/";
const SECTION = "policy/leave.md#maternity-days";
const HTML = '<h2 id="maternity-days">产假</h2><p>国家产假是 <strong>98</strong> 天，见<a href="../laws.html#l">法规</a>。</p>';

test("the section stands beside the question: no ids, links led to their page, evidence marked", () => {
  openPage("");
  const extract = makeExtract(HTML, new URL("file:///site/policy/leave.html?mark=98%20%E5%A4%A9#maternity-days"));
  assert.equal(text(one(extract, ".ck-extract-title")), "产假");
  assert.equal(extract.querySelector("[id]"), null);
  assert.equal(one<HTMLAnchorElement>(extract, "a").getAttribute("href"), "file:///site/laws.html#l");
  assert.deepEqual(all(extract, "mark").map(text), ["98", "天"]);
});

test("the button shows it, once it is there", async () => {
  const page = openPage(QUIZ);
  window.cunkeSources = { "policy/leave.md": { "maternity-days": HTML } };
  addExtract(one(page, "#q-leave-001 details"), SECTION, ASSETS);
  press(page, ".ck-here");
  await settled();
  assert.equal(page.activeElement, one(page, ".ck-extract"));
  assert.equal(page.querySelector(".ck-here"), null);
});

test("a section that cannot be had is said, and the link stays", async () => {
  const page = openPage(QUIZ);
  window.cunkeSources = { "policy/leave.md": {} };
  addExtract(one(page, "#q-leave-001 details"), SECTION, ASSETS);
  press(page, ".ck-here");
  await settled();
  assert.match(text(one(page, ".ck-extract-said")), /没能打开原文/);
  assert.ok(page.querySelector("#q-leave-001 .ck-source a"));
});

test("a question without a source has no button", () => {
  const page = openPage(QUIZ);
  addExtract(one(page, "#q-leave-002 details"), SECTION, ASSETS);
  assert.equal(page.querySelector(".ck-here"), null);
});

test("scripts are loaded by address, and one that fails is an error of its own", async () => {
  const page = openPage("");
  const scripts: HTMLScriptElement[] = [];
  page.head.append = (...added) => void scripts.push(...(added as HTMLScriptElement[]));
  const [good, bad] = [loadScript(page, `${ASSETS}a.js`), loadScript(page, `${ASSETS}b.js`)];
  assert.deepEqual(scripts.map(({ src }) => src), [`${ASSETS}a.js`, `${ASSETS}b.js`]);
  scripts[0]?.onload?.({} as Event);
  scripts[1]?.onerror?.({} as Event);
  await good;
  await assert.rejects(bad, LoadError);
  assert.equal(assetsOf(page), "");
  assert.equal(stemOf("policy/leave.md"), "policy-leave");
});

test("large type is switched, kept, and restored on the next page", () => {
  const shelf = new Shelf();
  const page = openPage("");
  const tool = makeLargeTool(page, () => shelf);
  assert.equal(text(tool), "字大一点");
  tool.click();
  assert.equal(text(tool), "字小一点");
  const next = openPage("");
  restoreLarge(next, () => shelf);
  assert.ok(next.documentElement.classList.contains("ck-large"));
  makeLargeTool(next, () => shelf).click();
  assert.ok(!next.documentElement.classList.contains("ck-large"));
  assert.equal(shelf.getItem("cunke:large"), null);
});

test("a page whose header makes the type large gets no second button", () => {
  const page = openPage('<button data-look="large"></button>');
  assert.ok(makeLargeTool(page, () => new Shelf()).hidden);
});

test("large type works where nothing can be kept", () => {
  const page = openPage("");
  restoreLarge(page, blocked);
  makeLargeTool(page, blocked).click();
  assert.ok(page.documentElement.classList.contains("ck-large"));
});

/** A speech engine with these voices that remembers what it was told. */
function engine(...voices: { lang: string; localService: boolean }[]) {
  const said: string[] = [];
  const listeners: (() => void)[] = [];
  class Utterance {
    onstart?: () => void;
    onend?: () => void;
    constructor(readonly text: string) {}
  }
  (globalThis as unknown as Record<string, unknown>).SpeechSynthesisUtterance = Utterance;
  const queue: Utterance[] = [];
  const speech = {
    getVoices: () => voices,
    addEventListener: (_kind: string, listener: () => void) => void listeners.push(listener),
    speak: (utterance: Utterance) => {
      said.push(utterance.text);
      if (queue.push(utterance) === 1) utterance.onstart?.();
    },
    cancel: () => queue.splice(0)[0]?.onend?.(),
  };
  const next = (): void => {
    queue.shift()?.onend?.();
    queue[0]?.onstart?.();
  };
  return { speech: speech as unknown as SpeechSynthesis, said, voices, next, arrive: () => listeners.forEach((listener) => listener()) };
}

test("reading aloud is offered for a Chinese voice of the phone's own, also one that comes late", () => {
  const page = openPage("");
  const can = (): boolean => page.documentElement.classList.contains("ck-can-speak");
  watchVoices(page, undefined);
  assert.ok(!can());
  const { speech, voices, arrive } = engine({ lang: "en-US", localService: true }, { lang: "zh-CN", localService: false });
  watchVoices(page, speech);
  assert.ok(!can(), "a voice from a server would send the text away");
  voices.push({ lang: "zh_CN", localService: true });
  arrive();
  assert.ok(can());
});

test("the button reads, stops when pressed again, and comes back by itself at the end", () => {
  openPage("");
  const { speech, said } = engine({ lang: "zh-CN", localService: true });
  const button = makeReader(() => [{ words: "产假" }], speech);
  button.click();
  assert.deepEqual([said, text(button)], [["产假"], "停下"]);
  button.click();
  assert.deepEqual([said, text(button)], [["产假"], "读给我听"]);
});

const PAGE = `<article><h1>产假</h1><p class="ck-facts">核对于 2026-11-23</p>
<h2 id="days">多少天<a class="headerlink" href="#days">#</a></h2><p>至少 <strong>98</strong> 天。</p>
<table><tr><th>谁</th><th>几天</th></tr><tr><td><p>双胞胎</p></td><td>多 15 天</td></tr></table>
<ul><li>带上<ul><li>身份证</li></ul></li></ul><details><summary>自测题</summary><p>藏着</p></details>
<section class="ck-quiz"><p>几天？</p></section></article>`;

test("a page is read block by block, each marked while it is said, without questions and what is folded", () => {
  const page = openPage(PAGE);
  const { speech, said, next } = engine({ lang: "zh-CN", localService: true });
  offerReading(one(page, "article"), speech);
  const button = one(page, ".ck-facts + .ck-speak");
  button.click();
  assert.deepEqual(said, ["产假", "多少天", "至少 98 天。", "谁，几天", "双胞胎，多 15 天", "带上", "身份证"]);
  assert.equal(text(one(page, ".ck-said")), "产假");
  next();
  assert.ok(one(page, "h2").classList.contains("ck-said"));
  for (let left = said.length - 1; left > 0; left--) next();
  assert.deepEqual([page.querySelectorAll(".ck-said").length, text(button)], [0, "读给我听"]);
});

test("a page that is stopped has nothing marked and says nothing more", () => {
  const page = openPage(PAGE);
  const { speech, next } = engine({ lang: "zh-CN", localService: true });
  offerReading(one(page, "article"), speech);
  const button = one(page, ".ck-speak");
  button.click();
  button.click();
  next();
  assert.deepEqual([page.querySelectorAll(".ck-said").length, text(button)], [0, "读给我听"]);
});

test("a page that teaches nothing has no button", () => {
  const page = openPage("<article><h1>搜一搜</h1><p>这里</p></article>");
  offerReading(one(page, "article"), engine({ lang: "zh-CN", localService: true }).speech);
  assert.equal(page.querySelector(".ck-speak"), null);
});

test("a question is read with its options, its gaps as 某某", () => {
  const page = openPage(QUIZ);
  assert.equal(wordsOf(one(page, "#q-leave-001")), "国家产假至少多少天？A 90 天。B 98 天。C 以上都不对。");
  assert.equal(wordsOf(one(page, "#q-leave-004")), "国家产假是 某某 天，产前可以休 某某 天。");
});

test("the time left is told in minutes until the last one", () => {
  assert.equal(wordsFor(600), "还剩 10 分钟");
  assert.equal(wordsFor(61), "还剩 2 分钟");
  assert.equal(wordsFor(60), "还剩不到 1 分钟");
  assert.equal(wordsFor(20), "还剩不到 20 秒");
});

test("a pager turns within its leaves and ends behind the last one", () => {
  const page = openPage("");
  let ended = 0;
  const leaves = ["一", "二"].map((words) => ({ item: make("li", "", words), above: words === "二" ? make("p", "", "上面") : undefined }));
  const pager = new Pager(leaves, "完", () => void (ended += 1));
  page.body.append(pager.element);
  pager.go(0);
  pager.turn(-1);
  assert.equal(text(one(pager.element, "li")), "一");
  pager.turn(1);
  assert.equal(text(one(pager.element, ".ck-above")), "上面");
  assert.equal(text(one(pager.element, ".ck-onward-button")), "完");
  pager.turn(1);
  assert.equal(ended, 0);
  press(pager.element, ".ck-onward-button");
  assert.equal(ended, 1);
  press(pager.element, ".ck-back");
  assert.equal(text(one(pager.element, "li")), "一");
});
