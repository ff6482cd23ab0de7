import assert from "node:assert/strict";
import { test } from "node:test";
import { readCode, type PaperCode } from "../src/code";
import type { Ticket } from "../src/draw";
import type { Entry } from "../src/grade";
import { makeNonce, markOf, readMarks, readResult, writeResult, type Result } from "../src/result";
import { decode } from "../src/results/scan";
import { makeQr } from "../src/qr";
import { openPage } from "./page";

const CODE = readCode("BE1G-JCW2") as PaperCode;
const RESULT: Result = { code: CODE, print: "7QXK", seat: 12, nonce: "0ABZ", right: 15, total: 20, marks: "12A4" };
const LINE = writeResult(RESULT);

function fault(text: string): string {
  const read = readResult(text);
  return "words" in read ? read.words : "";
}

test("a result comes back out of its line, with or without a seat", () => {
  assert.deepEqual(readResult(LINE), RESULT);
  assert.deepEqual(readResult(writeResult({ ...RESULT, seat: null, marks: "" })), { ...RESULT, seat: null, marks: "" });
});

test("the line is small in a QR: capitals, digits, hyphens and colons", () => assert.match(LINE, /^[0-9A-Z:-]+$/));

test("words around it, small letters, wide forms and spaces do not matter", () => {
  assert.deepEqual(readResult(`张三：我的成绩 ${LINE.toLowerCase()}，谢谢`), RESULT);
  assert.deepEqual(readResult(LINE.replace(/:/g, "：")), RESULT);
  assert.deepEqual(readResult(`${LINE.slice(0, 20)} ${LINE.slice(20)}`), RESULT);
});

test("what is wrong is said", () => {
  assert.match(fault("老师好"), /没有成绩/);
  assert.match(fault(LINE.replace("CK1", "CK0")), /旧版网页/);
  assert.match(fault(LINE.replace("CK1", "CK2")), /新版网页/);
  assert.match(fault(LINE.slice(0, -3)), /不完整/);
  assert.match(fault(LINE.replace("15-20", "16-20")), /抄错/);
  assert.match(fault(LINE.replace("BE1G", "BE1H")), /抄错/);
});

test("every single wrong character is noticed", () => {
  for (let at = 4; at < LINE.length; at += 1) {
    const wrong = LINE.charAt(at) === "X" ? "Y" : "X";
    assert.ok(fault(LINE.slice(0, at) + wrong + LINE.slice(at + 1)), `at ${at}`);
  }
});

test("a nonce is four characters", () => assert.equal(makeNonce(Uint8Array.of(0, 31, 32, 255)), "0Z0Z"));

function ticket(type: string, size: number): Ticket {
  return { id: type, fingerprint: "f", module: 1, section: "s", difficulty: 1, case: "", type, size, pinned: [] };
}

const about = { id: "x", fingerprint: "f", section: "s" };
const SINGLE: Entry = { ...about, type: "single", answer: [1] };
const LONG: Entry = { ...about, type: "multiple", answer: [0, 6] };
const BLANK: Entry = { ...about, type: "blank", accept: [["98"]] };

test("marks: chosen options come back, of other types whether it was right", () => {
  const asked = [
    { ticket: ticket("single", 4), entry: SINGLE },
    { ticket: ticket("multiple", 7), entry: LONG },
    { ticket: ticket("blank", 0), entry: BLANK },
    { ticket: ticket("single", 4), entry: SINGLE },
  ];
  const replies = [[2], [0, 6], ["98"], undefined];
  const marks = asked.map(({ ticket: each, entry }, at) => markOf(each, entry, replies[at])).join("");
  assert.equal(marks, "412" + "10");
  assert.deepEqual(readMarks(marks, asked), [
    { chosen: [2], right: false },
    { chosen: [0, 6], right: true },
    { chosen: [], right: true },
    { chosen: [], right: undefined },
  ]);
  assert.equal(markOf(ticket("blank", 0), BLANK, ["九十九"]), "2");
  assert.equal(readMarks(`${marks}0`, asked), undefined);
  assert.equal(readMarks(marks.slice(1), asked), undefined);
});

/** The picture as pixels, eight to a module. */
function pixels(picture: SVGSVGElement): { width: number; height: number; data: Uint8ClampedArray } {
  const side = Number(picture.getAttribute("viewBox")?.split(" ")[2]);
  const width = side * 8;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of (picture.querySelector("path")?.getAttribute("d") ?? "").matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = Number(y) * 8; row < Number(y) * 8 + 8; row += 1) {
      for (let at = Number(x) * 8; at < (Number(x) + Number(length)) * 8; at += 1) data.fill(0, (row * width + at) * 4, (row * width + at) * 4 + 3);
    }
  }
  return { width, height: width, data };
}

test("a QR holds the line, and nothing is read where there is none", () => {
  openPage("");
  const picture = makeQr(LINE, "成绩二维码");
  assert.equal(picture.getAttribute("aria-label"), "成绩二维码");
  assert.equal(decode(pixels(picture), 1000), LINE);
  assert.equal(decode({ width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 4).fill(255) }, 100), undefined);
});
