import assert from "node:assert/strict";
import { test } from "node:test";
import { lookOf, offerLooks, wordsOf } from "../src/shell/look";
import { addMiss, misses } from "../src/shell/misses";
import { resultsOf, sentenceOf } from "../src/shell/results";
import { Shelf, blocked, openPage, text } from "./page";

function phone(shelf: Storage | (() => never), dark = false): void {
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: () => (typeof shelf === "function" ? shelf() : shelf) });
  Object.assign(globalThis, { matchMedia: () => ({ matches: dark }) });
}

test("the phone decides on dark until its owner does", () => {
  assert.deepEqual(lookOf("", true), { large: false, dark: true });
  assert.deepEqual(lookOf("light", true), { large: false, dark: false });
  assert.deepEqual(lookOf("large dark", false), { large: true, dark: true });
  assert.deepEqual(lookOf('"><img>', false), { large: false, dark: false });
  for (const phoneIsDark of [true, false]) {
    for (const large of [true, false]) {
      for (const dark of [true, false]) assert.deepEqual(lookOf(wordsOf({ large, dark }, phoneIsDark), phoneIsDark), { large, dark });
    }
  }
});

test("a switch says whether it is pressed, and is kept", () => {
  const shelf = new Shelf();
  phone(shelf);
  const page = openPage('<button data-look="large"></button><button data-look="dark"></button>');
  const [large] = [...page.querySelectorAll<HTMLElement>("button")];
  offerLooks([...page.querySelectorAll<HTMLElement>("button")]);
  assert.equal(large?.getAttribute("aria-pressed"), "false");
  large?.click();
  assert.equal(large?.getAttribute("aria-pressed"), "true");
  assert.equal(shelf.getItem("cunke:look"), "large");
  large?.click();
  assert.equal(shelf.getItem("cunke:look"), null);
});

test("queries without a result: newest first, once each, without the beginnings of a longer one", () => {
  phone(new Shelf());
  for (const query of ["火", "火星", "月亮", "火星", " "]) addMiss(query);
  assert.deepEqual(misses(), ["火星", "月亮"]);
  for (let at = 0; at < 60; at++) addMiss(`词${at}。`);
  assert.equal(misses().length, 50);
});

test("a phone without storage keeps nothing and breaks nothing", () => {
  phone(blocked);
  addMiss("火星");
  assert.deepEqual(misses(), []);
});

test("results are texts: markup in them stays text", () => {
  openPage("");
  const evil = '<img src=x onerror="x">';
  const section = { address: "a.html#b", title: [[evil, false]] as [string, boolean][], excerpt: [[evil, true]] as [string, boolean][] };
  const [item] = resultsOf({ pages: [{ address: "a.html", title: [["页", true]], sections: [section] }] }, "..");
  assert.equal(item?.querySelector("img"), null);
  assert.equal(text(item?.querySelector("span mark") ?? null), evil);
  assert.equal(item?.querySelector("a")?.getAttribute("href"), "../a.html");
});

test("what was searched instead is said, and what to do when nothing is found", () => {
  assert.equal(sentenceOf("chanjia", { instead: "产假", pages: [{ address: "", title: [], sections: [] }] }), "按“产假”搜索。找到 1 页");
  assert.match(sentenceOf("火星", { pages: [] }), /没有找到“火星”/);
  assert.match(sentenceOf("火星", { faint: true, pages: [{ address: "", title: [], sections: [] }] }), /没有找到“火星”.*个别字/);
});
