import assert from "node:assert/strict";
import { test } from "node:test";
import { readCode, type PaperCode } from "../src/code";
import { writeResult } from "../src/result";
import { takePhotos } from "../src/results/collect";
import { takeResults, wordsFor } from "../src/results/take";

const code = readCode("B0-00M5") as PaperCode;

function line(seat: number): string {
  return writeResult({ code, print: "0ASQ", seat, nonce: "0000", right: seat % 20, total: 20, marks: "1" });
}

test("good lines are taken once, whatever stands around them", () => {
  const taken = takeResults(`张三 10:20\n${line(1)}\n李四：${line(2)} 谢谢\n\n老师好\n${line(1)}`, new Set([line(2)]));
  assert.deepEqual(taken, { added: [line(1)], again: 2, broken: [] });
  assert.equal(wordsFor(taken), "新收 1 份。2 份早就收过，没有重复算。");
});

test("results that ran together on one line are two", () => {
  assert.deepEqual(takeResults(line(1) + line(2), new Set()).added, [line(1), line(2)]);
});

test("60 at once with 5 broken ones: 55 are taken, the broken ones are named by line and stay whole", () => {
  const lines = Array.from({ length: 60 }, (_, at) => line(at + 1));
  lines[3] = lines[3]?.slice(0, -2) ?? "";
  lines[10] = lines[10]?.replace("0ASQ", "0ASR") ?? "";
  lines[20] = lines[20]?.slice(2) ?? "";
  lines[30] = lines[30]?.replace("CK1", "CK0") ?? "";
  lines[59] = "CK1:";
  const taken = takeResults(lines.join("\r\n"), new Set());
  assert.equal(taken.added.length, 55);
  assert.deepEqual(taken.broken.map((one) => one.line), [4, 11, 21, 31, 60]);
  assert.deepEqual(taken.broken.map(({ text }) => text), [3, 10, 20, 30, 59].map((at) => lines[at]));
  assert.ok(taken.broken.every(({ words }) => /[。]$/.test(words)));
  assert.match(taken.broken[2]?.words ?? "", /开头少了字/);
  assert.match(wordsFor(taken), /^新收 55 份。5 份读不了/);
});

test("nothing that looks like a result", () => {
  assert.match(wordsFor(takeResults("老师好，我交了", new Set())), /没有成绩/);
});

test("photos: each that gives nothing is named, a malformed QR is told, the good ones are kept", () => {
  const photos = [line(1), undefined, "https://example.org/", line(2).slice(0, -2), line(3)];
  const { taken, remarks } = takePhotos(photos, (text) => takeResults(text, new Set()));
  assert.deepEqual(taken.added, [line(1), line(3)]);
  assert.deepEqual(taken.broken.map((one) => one.line), [4]);
  assert.match(taken.broken[0]?.words ?? "", /不完整/);
  assert.deepEqual(remarks, ["第 2 张照片里没认出二维码：靠近些，拍正，别反光。", "第 3 张照片里的二维码不是成绩。"]);
});
