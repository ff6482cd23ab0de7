import assert from "node:assert/strict";
import { test } from "node:test";
import { balanced, measurer } from "../src/diagram/lines";

test("a Chinese character is one em wide, a letter less", () => {
  assert.equal(measurer.width("产假，", 16, 0), 48);
  assert.ok(measurer.width("98 days", 16, 0) < 7 * 16);
});

test("what fits stays on one line", () => {
  assert.equal(balanced("先报警", 8.25), "先报警");
});

test("lines are of much the same length and end with a phrase where one ends near", () => {
  assert.equal(balanced("查户籍地的办事指南", 8.25), "查户籍地<br>的办事指南");
  assert.equal(balanced("先报警，叫人一起劝开", 8.25), "先报警，<br>叫人一起劝开");
});

test("no line begins with a closing mark, no number is torn apart", () => {
  const lines = balanced("打电话（12338）问清楚以后再去（带上户口簿）", 8.25).split("<br>");
  assert.ok(lines.length > 2);
  assert.ok(lines.every((line) => !/^[，。）]/.test(line) && !/（$/.test(line)), lines.join("|"));
  assert.ok(lines.some((line) => line.includes("12338")), lines.join("|"));
});

test("authors' own breaks and marks are left alone", () => {
  assert.equal(balanced("一二三四五六七八九十<br>一", 8.25), "一二三四五六七八九十<br>一");
});
