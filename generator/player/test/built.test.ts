import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { one } from "../src/dom";
import { QUIZ, Shelf, openPage, question, score } from "./page";

const COMMITTED = "../site/assets/player.js";
const FRESH = ".build/player.js";
let script = "";

before(() => {
  mkdirSync(".build", { recursive: true });
  execFileSync(process.execPath, ["scripts/build.mjs", FRESH]);
  script = readFileSync(FRESH, "utf8");
});

test("the committed player is the one built from these sources", () => {
  assert.ok(readFileSync(COMMITTED, "utf8") === script, "run npm run build");
});

test("the player is small, names no other host and fetches nothing", () => {
  assert.ok(gzipSync(script).length <= 15_000);
  assert.doesNotMatch(script, /https?:|\bfetch\b|XMLHttpRequest|sendBeacon|\bimport\b|\beval\b|innerHTML/);
});

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
  assert.match(types, /export interface BlankEntry \{\n {2}id: string;\n {2}section: string;\n {2}fingerprint: string;\n {2}type: "blank";\n {2}accept: string\[\]\[\];\n\}/);
});
