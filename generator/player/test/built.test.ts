import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { one } from "../src/dom";
import { QUIZ, Shelf, openPage, question, score } from "./page";

/** The scripts with what each may weigh, gzipped, in bytes; the bank that papers are drawn from comes on top. */
const SCRIPTS: Readonly<Record<string, number>> = { player: 15_000, paper: 30_000, notebook: 30_000, results: 40_000 };
/** What would reach another host, or what a WebView of Chrome 87 does not know. */
const REACHES_OUT = /https?:(?!\/\/www\.w3\.org\/2000\/svg)|\bfetch\b|XMLHttpRequest|sendBeacon|\bimport\b|\beval\b|innerHTML/;
const TOO_NEW = /\.at\(|\.replaceAll\(|structuredClone|hasOwn\(|\.findLast|\.toSorted|\.toReversed|:has\(/;
let script = "";

before(() => {
  mkdirSync(".build", { recursive: true });
  for (const name of Object.keys(SCRIPTS)) execFileSync(process.execPath, ["scripts/build.mjs", `.build/${name}.js`]);
  script = readFileSync(".build/player.js", "utf8");
});

for (const [name, most] of Object.entries(SCRIPTS)) {
  test(`${name}.js: the committed file is fresh, small, keeps to itself, and speaks the language of Chrome 87`, () => {
    const built = readFileSync(`.build/${name}.js`, "utf8");
    assert.ok(readFileSync(`../site/assets/${name}.js`, "utf8") === built, "run python -m tools.player");
    assert.ok(gzipSync(built).length <= most);
    assert.doesNotMatch(built, REACHES_OUT);
    assert.doesNotMatch(built, TOO_NEW);
  });
}

/** Runs the built file as a classic script of a page whose loading and painting take no time. */
function run(page: Document, address: string, storage: Storage): void {
  const now = (act: () => void): void => act();
  const window = { localStorage: storage, addEventListener: (_load: string, act: () => void) => act() };
  new Function("document", "window", "location", "requestAnimationFrame", script)(page, window, { href: address }, now);
}

test("the built file enhances the quiz and shows the evidence", () => {
  const page = openPage(QUIZ);
  run(page, "file:///site/training/m02.html?mark=98%20%E5%A4%A9#maternity-days", new Shelf());
  assert.equal(page.activeElement, one(page, "mark.ck-evidence"));
  const asked = question(page, "leave-003");
  asked.options[1]?.click();
  asked.press();
  assert.equal(score(page), "已答 1 / 7，答对 1");
});

test("types are written from pydantic's JSON Schema", () => {
  const out = ".build/payload.ts";
  execFileSync(process.execPath, ["scripts/types.mjs", out], { input: readFileSync("test/payload.schema.json") });
  const types = readFileSync(out, "utf8");
  assert.match(types, /^\/\/ Generated .* do not edit/);
  assert.match(types, /questions: \(ChoiceEntry \| BlankEntry \| OrderEntry \| MatchEntry\)\[\];/);
  const blank = ["id: string", "section: string", "fingerprint: string", 'type: "blank"', "accept: string[][]"];
  assert.ok(types.includes(`export interface BlankEntry {\n${blank.map((line) => `  ${line};\n`).join("")}}`));
});
