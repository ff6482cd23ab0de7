import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { below, fnv1a, shuffled, splitmix32, stream, xoshiro128 } from "../src/chance";
import { readCode, readPrint, writeCode, type PaperCode } from "../src/code";
import { bankFingerprint, draw, pool, type Ticket } from "../src/draw";

interface Vectors {
  fnv1a: Record<string, number>;
  splitmix32: Record<string, number[]>;
  xoshiro128: number[];
  stream: Record<string, number[]>;
  tickets: Ticket[];
  papers: { code: string; fingerprint: string; drawn: [string, number[]][] }[];
}

const VECTORS = JSON.parse(readFileSync("test/fixtures/draw.json", "utf8")) as Vectors;

function codeOf(text: string): PaperCode {
  const code = readCode(text);
  if ("words" in code) throw new Error(code.words);
  return code;
}

test("numbers are those of the shared vectors", () => {
  for (const [name, number] of Object.entries(VECTORS.fnv1a)) assert.equal(fnv1a(name), number);
  for (const [seed, words] of Object.entries(VECTORS.splitmix32)) assert.deepEqual(splitmix32(Number(seed)), words);
  const numbers = xoshiro128([1, 2, 3, 4]);
  assert.deepEqual(VECTORS.xoshiro128.map(numbers), VECTORS.xoshiro128);
  for (const [name, words] of Object.entries(VECTORS.stream)) assert.deepEqual(words.map(stream(name)), words);
});

test("a number too high for a fair share is drawn again", () => {
  const numbers = [2 ** 32 - 1, 2 ** 32 - 2, 7];
  assert.equal(below(2 ** 31 + 1, () => numbers.shift() ?? 0), 7);
  assert.deepEqual(shuffled([], stream("")), []);
});

for (const paper of VECTORS.papers) {
  test(`paper ${paper.code}`, () => {
    const code = codeOf(paper.code);
    const pooled = pool(VECTORS.tickets, code);
    assert.equal(writeCode(code), paper.code);
    assert.equal(bankFingerprint(pooled), paper.fingerprint);
    assert.deepEqual(draw(pooled, code).map(({ ticket, order }) => [ticket.id, order]), paper.drawn);
  });
}

test("a code is read as people type it", () => {
  assert.deepEqual(codeOf(" b0—o0m5 "), codeOf("B0-00M5"));
  assert.equal(readPrint("B0-00M5.7qxk"), "7QXK");
  assert.equal(readPrint("B0-00M5"), "");
});

for (const [text, words] of [
  ["", /没写全/],
  ["B0-00", /没写全/],
  ["B0-00M6", /抄错/],
  ["B0-0M05", /抄错/],
  ["B0-00M！", /没有“!”/],
] as const) {
  test(`“${text}” is said to be wrong`, () => {
    const read = readCode(text);
    assert.match("words" in read ? read.words : "", words);
  });
}
