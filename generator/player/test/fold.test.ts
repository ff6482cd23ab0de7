import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, withoutUnit } from "../src/fold";
import { toArabic } from "../src/numerals";

const NUMERALS: readonly (readonly [string, string])[] = [
  ["三", "3"],
  ["十", "10"],
  ["十五", "15"],
  ["九十八", "98"],
  ["一百零五", "105"],
  ["一百五", "150"],
  ["一百一十", "110"],
  ["三千六百", "3600"],
  ["三千六", "3600"],
  ["两千零三", "2003"],
  ["一千零五十", "1050"],
  ["一万二", "12000"],
  ["十万", "100000"],
  ["一亿二千万", "120000000"],
  ["三万亿", "3000000000000"],
  ["二〇二一", "2021"],
  ["二零二六", "2026"],
  ["3万", "30000"],
  ["1.5万", "15000"],
  ["3千6百", "3600"],
  ["98", "98"],
  ["007", "007"],
  ["3.50", "3.50"],
  ["三四十", "三四十"],
  ["十五六", "十五六"],
  ["九千九百九十九万亿亿", "九千九百九十九万亿亿"],
  ["满三个月，共九十天", "满3个月，共90天"],
  ["没有数", "没有数"],
];

for (const [words, digits] of NUMERALS) {
  test(`toArabic ${words}`, () => assert.equal(toArabic(words), digits));
}

const SAME: readonly (readonly [string, string])[] = [
  ["９８", "98"],
  [" 9 8 ", "98"],
  ["九十八", "98"],
  ["３，６００", "3600"],
  ["三千六百元", "3600 元"],
  ["“乡镇 卫生院”。", "乡镇卫生院"],
  ["《条例》", "条例"],
  ["WeChat", "wechat"],
  ["ＡＢ", "ab"],
  ["98\u200b", "98"],
  ["2～4", "2-4"],
  ["2—4", "２－４"],
  ["三、四", "3、4"],
  ["80％", "80%"],
];

for (const [one, other] of SAME) {
  test(`${one} folds as ${other}`, () => assert.equal(fold(one), fold(other)));
}

const DIFFERENT: readonly (readonly [string, string])[] = [
  ["3.5", "35"],
  ["2-4", "24"],
  ["3、6", "36"],
  ["5%", "5"],
  ["9:30", "930"],
  ["98", "89"],
  ["十五六", "16"],
];

for (const [one, other] of DIFFERENT) {
  test(`${one} is not ${other}`, () => assert.notEqual(fold(one), fold(other)));
}

test("a repeated unit is dropped, and only the one printed behind the blank", () => {
  assert.equal(withoutUnit("98天", " 天，其中"), "98");
  assert.equal(withoutUnit("九十八 天", " 天内办理"), "98");
  assert.equal(withoutUnit("98元", " 天"), "98元");
  assert.equal(withoutUnit("今天", " 天气"), "今天");
  assert.equal(withoutUnit("98", " 天"), "98");
});
