import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { excerptOf, longestMark, marked } from "../src/search/excerpt";
import { openSearch } from "../src/search/engine";
import { toChinese, writtenAlike } from "../src/search/numbers";
import { readQuery, vocabularyOf, withoutIdle } from "../src/search/query";
import { scanning } from "../src/search/scan";
import { SoundsApartError, corrected, fromInitials, fromPinyin, soundsOf } from "../src/search/syllables";
import { type SearchText, fold, foldQuery } from "../src/search/text";

/** Syllables of GB 2312 up to 育 would be long: these are told as further readings instead. */
const TEXT: SearchText = {
  pages: [
    ["policy/leave.html", "产假、陪产假与育儿假", 1],
    ["policy/money.html", "育儿补贴", 1],
    ["training/m01.html", "怎么讲政策", 0.8],
  ],
  sections: [
    [0, "", "产假、陪产假与育儿假", "各种假一页讲清。", ""],
    [0, "days", "产假多少天", "女职工生育，国家产假是98天。产前可以先休15天。难产再加15天。", "坐月子"],
    [0, "father", "男方的假", "陪产假由各省定。叫法不一样，有的省叫护理假。", ""],
    [1, "amount", "补多少", "每个孩子每年3600元，发到三周岁。", ""],
    [1, "how", "怎么办", "在手机上填，或者到村里请人帮着填。要身份证、户口簿。", ""],
    [2, "talk", "讲产假", "先问人家想不想听产假，再讲。", ""],
  ],
  aside: [],
  synonyms: [["娃", "孩子"], ["护理假", "陪产假"], ["b超", "超声"], ["三千六", "3600"]],
  idle: ["多少", "怎么办", "吗", "的", "请问", "有", "几天"],
  common: "",
  syllables: { chan: "产铲", jia: "假家甲", yu: "育", er: "儿", hu: "户护", kou: "口扣", bu: "簿补", pei: "陪赔" },
};
const search = openSearch(TEXT);

const first = (query: string): string | undefined => search(query).pages[0]?.sections[0]?.address.replace(/\?.*#/, "#");
const words = (pieces: readonly (readonly [string, boolean])[]): string => pieces.map(([text, is]) => (is ? `[${text}]` : text)).join("");

test("a word, a part of a word, several words", () => {
  assert.equal(first("产假"), "policy/leave.html#days");
  assert.equal(first("护理"), "policy/leave.html#father");
  assert.equal(first("产假 难产"), "policy/leave.html#days");
});

test("a spoken question is read without its idle words", () => {
  assert.equal(first("请问产假有多少天吗"), "policy/leave.html#days");
  assert.deepEqual(withoutIdle("陪产假有几天", vocabularyOf(TEXT)), ["陪产假"]);
  assert.deepEqual(withoutIdle("多少", vocabularyOf(TEXT)), ["多少"], "a query of nothing else is kept");
});

test("synonyms and authors' aliases find what the text calls otherwise", () => {
  assert.equal(first("每个娃"), "policy/money.html#amount");
  assert.equal(first("坐月子"), "policy/leave.html#days");
  assert.equal(first("三千六"), "policy/money.html#amount");
});

test("numerals are one, in Chinese and in Arabic digits", () => {
  assert.equal(first("九十八天"), "policy/leave.html#days");
  assert.equal(first("98天"), "policy/leave.html#days");
  assert.equal(first("3周岁"), "policy/money.html#amount");
  assert.deepEqual([10, 15, 105, 3600, 98, 0, 10_000].map(toChinese), ["十", "十五", "一百零五", "三千六百", "九十八", "零", undefined]);
  assert.deepEqual(writtenAlike("98", "天"), ["98天", "98日", "九十八天", "九十八日"]);
  assert.deepEqual(writtenAlike("3", "岁"), ["3岁", "3周岁", "三岁", "三周岁"]);
});

test("yuan and kuai are one", () => {
  assert.equal(first("3600块"), "policy/money.html#amount");
});

test("pinyin, homophones and slips say what was searched instead", () => {
  assert.deepEqual([search("chanjia").instead, first("chanjia")], ["产假", "policy/leave.html#days"]);
  assert.equal(search("铲甲").instead, "产假");
  assert.equal(search("户扣簿").instead, "户口簿");
  assert.equal(search("产假").instead, undefined);
});

test("how the text sounds is asked for by letters and by what stands nowhere, not by known words", () => {
  const apart = openSearch({ ...TEXT, common: "", syllables: {}, sounds: "search-sounds.0.js" });
  assert.ok(apart("育儿假").pages.length > 0);
  assert.throws(() => apart("yuerjia"), (reason) => reason instanceof SoundsApartError && reason.file === "search-sounds.0.js");
});

test("sounds: cut into syllables, wrong in one character, right as it is", () => {
  const sounds = soundsOf("国家产假，户口簿", TEXT);
  assert.equal(fromPinyin("hukoubu", sounds), "户口簿");
  assert.equal(fromPinyin("qqq", sounds), undefined);
  assert.equal(corrected("产假", sounds), undefined);
  assert.deepEqual(corrected("产家", sounds), { words: "产假", sure: true });
});

test("initials spell known words first, and longer ones any stretch of the text", () => {
  const sounds = soundsOf("产假，产假，户口簿，育儿户口", TEXT);
  assert.equal(fromInitials("cj", sounds, ["产假", "孩子"]), "产假");
  assert.equal(fromInitials("cj", sounds, []), undefined, "two letters begin too much");
  assert.equal(fromInitials("y e h k", sounds, ["产假"]), "育儿户口");
  assert.equal(fromInitials("hkb", sounds, ["户口簿"]), "户口簿");
  assert.equal(fromInitials("zz", sounds, ["产假"]), undefined);
});

test("letters inside a query are read as well", () => {
  assert.equal(search("今年chanjia").instead, "今年产假");
  assert.equal(search("b超").instead, undefined, "a known word stays");
});

test("traditional characters are read by their sound, alone and in pieces", () => {
  const { common } = JSON.parse(readFileSync("../site/sounds.json", "utf8")) as { common: string };
  const sounds = soundsOf("离婚要登记。幼儿园费用", { common, syllables: {} });
  assert.deepEqual(corrected("離婚", sounds), { words: "离婚", sure: true });
  assert.deepEqual(corrected("離婚登記", sounds), { words: "离婚登记", sure: true }, "each word where it stands");
  assert.deepEqual(corrected("幼兒園", sounds), { words: "幼儿园", sure: true });
  assert.equal(corrected("龘靐", sounds), undefined);
});

test("common characters come from the order of GB 2312", () => {
  const { readings, idOf } = soundsOf("", { common: "a2ai13", syllables: {} });
  assert.deepEqual(readings.get("啊"), [idOf.get("a")]);
  assert.deepEqual(readings.get("哎"), [idOf.get("ai")]);
});

test("nothing is found for nothing, and what is nowhere is nowhere", () => {
  assert.deepEqual(search("").pages, []);
  assert.deepEqual(search("  ，。 ").pages, []);
  assert.deepEqual(search("qwxz").pages, []);
  assert.equal(search("先补讲").faint, true, "single characters are no find");
  assert.equal(search("产假").faint, false);
});

test("explainers come before courses that say the same", () => {
  assert.deepEqual(search("产假").pages.map((page) => page.address), ["policy/leave.html", "training/m01.html"]);
});

test("the address carries the words to mark, the excerpt is the sentence that answers", () => {
  const section = search("难产").pages[0]?.sections[0];
  assert.equal(section?.address, `policy/leave.html?mark=${encodeURIComponent("难产")}#days`);
  assert.match(words(section?.excerpt ?? []), /^\[难产\]再加15天/);
});

test("folding keeps every character in its place", () => {
  assert.equal(fold("Ｂ超　ABC①"), "b超 abc①");
  assert.equal(fold("１２３　Ａ").length, 5);
  assert.equal(foldQuery(" ①Ａ "), "1a");
});

test("marks are pieces of text, never markup", () => {
  assert.equal(words(marked("产假<b>98天</b>", ["98天", "<b>"])), "产假[<b>98天]</b>");
  assert.equal(longestMark("育儿假，育儿", ["育儿", "育儿假"]), "育儿假");
  assert.equal(longestMark("没有", ["产假"]), "");
});

test("an excerpt is cut around what was found, with dots where it is cut", () => {
  const long = `${"前".repeat(100)}产假${"后".repeat(100)}。`;
  const cut = excerptOf(long, ["产假"]);
  assert.ok(cut.startsWith("…") && cut.endsWith("…") && cut.includes("产假") && cut.length < 90);
  assert.equal(excerptOf("一句。产假98天。再一句。", ["产假"]), "产假98天。再一句。");
});

test("a scan counts occurrences in the section where they stand", () => {
  const places = scanning(TEXT).places("产假");
  assert.equal(places.sections.get(1), 1 + 2);
  assert.equal(places.sections.get(5), 1 + 2);
  assert.equal(places.sections.get(3), undefined);
  assert.deepEqual(places.titles, [0]);
});

test("a query of one character is asked for as it is", () => {
  const read = readQuery("簿", vocabularyOf(TEXT));
  assert.deepEqual(read.terms.map((term) => term.spellings), [["簿"]]);
  assert.equal(first("簿"), "policy/money.html#how");
});

test("letters and digits of a known word stay together", () => {
  assert.deepEqual(readQuery("b超", vocabularyOf(TEXT)).terms[0]?.spellings, ["b超", "超声"]);
});
