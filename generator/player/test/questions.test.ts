import assert from "node:assert/strict";
import { test } from "node:test";
import { all, one } from "../src/dom";
import { openQuiz, question, text } from "./page";

function choose(id: string, ...values: number[]) {
  const asked = question(openQuiz(), id);
  for (const value of values) asked.options[value]?.click();
  asked.press();
  return asked;
}

test("single, right", () => {
  const asked = choose("leave-001", 1);
  assert.equal(asked.result(), "答对了。");
  assert.ok(one(asked.item, ".ck-result").classList.contains("ck-is-right"));
  assert.deepEqual(asked.verdicts(".ck-options > li"), ["1:right 对"]);
  assert.ok(asked.isOpen());
  assert.equal(text(asked.submit), "再答一次");
  assert.ok(asked.item.classList.contains("ck-is-answered"));
  assert.ok(asked.options.every((input) => input.disabled));
});

test("single, wrong: says the answer, and why beside the chosen option only", () => {
  const asked = choose("leave-001", 0);
  assert.equal(asked.result(), "不对。答案：B 98 天");
  assert.ok(one(asked.item, ".ck-result").classList.contains("ck-is-wrong"));
  assert.deepEqual(asked.verdicts(".ck-options > li"), ["0:wrong 不对", "1:missed 应选"]);
  const [why, ...others] = all(asked.item, ".ck-options > li > .ck-why");
  assert.equal(text(why ?? null), "90 天是更早的规定。");
  assert.ok(why?.closest("li")?.querySelector('input[value="0"]'));
  assert.ok(why?.querySelector("a"));
  assert.deepEqual(others, []);
  assert.equal(all(asked.item, ".ck-whys li strong").length, 2, "the printed reasons stay whole");
});

test("multiple: tells what was missed and what was too much", () => {
  assert.equal(choose("leave-002", 0, 2, 3).result(), "答对了。");
  assert.equal(choose("leave-002", 0).result(), "没有全对：漏选 C、D。答案：A、C、D");
  assert.equal(choose("leave-002", 1).result(), "不对：漏选 A、C、D；错选 B。答案：A、C、D");
  const asked = choose("leave-002", 3, 1, 0);
  assert.equal(asked.result(), "没有全对：漏选 C；错选 B。答案：A、C、D");
  assert.deepEqual(asked.verdicts(".ck-options > li"), ["0:right 对", "1:wrong 不对", "2:missed 漏选", "3:right 对"]);
});

test("judge", () => {
  assert.equal(choose("leave-003", 1).result(), "答对了。");
  assert.equal(choose("leave-003", 0).result(), "不对。答案：错");
  assert.equal(choose("visit-001-a", 0).result(), "答对了。");
});

test("nothing chosen: says so, goes to the first option, keeps the answer folded", () => {
  const asked = choose("leave-001");
  assert.equal(asked.result(), "还没选。选一个，再点“交答案”。");
  assert.equal(document.activeElement, asked.options[0]);
  assert.ok(!asked.isOpen());
  assert.equal(text(asked.submit), "交答案");
  assert.equal(choose("leave-002").result(), "还没选。可以选几个，选好再点“交答案”。");
});

function write(...words: string[]) {
  const asked = question(openQuiz(), "leave-004");
  asked.blanks.forEach((input, at) => (input.value = words[at] ?? ""));
  asked.press();
  return asked;
}

test("blank", () => {
  const right = write("九十八", "１５ 天");
  assert.equal(right.result(), "答对了。");
  assert.deepEqual(right.blanks.map((input) => input.value), ["九十八", "15"]);
  const asked = write("98", "30");
  assert.equal(asked.result(), "第 2 空不对。答案：98；15");
  assert.deepEqual(asked.verdicts(".ck-blank"), ["0:right 对", "1:wrong 不对"]);
  assert.ok(asked.blanks.every((input) => input.readOnly));
});

test("blank, one left empty", () => {
  const asked = write("98", "　");
  assert.equal(asked.result(), "第 2 空还没填。");
  assert.equal(document.activeElement, asked.blanks[1]);
});

function ordering() {
  const asked = question(openQuiz(), "leave-005");
  const button = (words: string, kind: string): HTMLButtonElement => one(asked.item, `.ck-${kind}[aria-label$="${words}"]`);
  return { ...asked, button, texts: () => all(asked.item, ".ck-items .ck-text").map(text) };
}

test("order: a move keeps the focus and tells the place", () => {
  const asked = ordering();
  const up = asked.button("提交", "up");
  up.focus();
  up.click();
  assert.deepEqual(asked.texts(), ["提交", "审核", "到账"]);
  assert.equal(document.activeElement, up);
  assert.equal(asked.result(), "“提交”现在排在第 1，共 3 个。");
  assert.equal(up.getAttribute("aria-disabled"), "true");
  assert.equal(asked.button("审核", "up").getAttribute("aria-disabled"), "false");
  up.click();
  assert.deepEqual(asked.texts(), ["提交", "审核", "到账"]);
  assert.equal(asked.result(), "“提交”已经排在第 1，共 3 个。");
  asked.press();
  assert.equal(asked.result(), "答对了。");
  assert.ok(up.disabled);
});

test("order: down to the end, then wrong, then again from the start", () => {
  const asked = ordering();
  const down = asked.button("审核", "down");
  down.click();
  down.click();
  assert.deepEqual(asked.texts(), ["提交", "到账", "审核"]);
  assert.equal(down.getAttribute("aria-disabled"), "true");
  asked.press();
  assert.equal(asked.result(), "第 2、3 个放错了。答案：提交 → 审核 → 到账");
  assert.deepEqual(asked.verdicts(".ck-items > li"), ["0:right 对", "1:wrong 不对", "2:wrong 不对"]);
  asked.press();
  assert.deepEqual(asked.texts(), ["审核", "提交", "到账"]);
  assert.deepEqual(asked.verdicts(".ck-items > li"), []);
  assert.ok(!down.disabled);
});

function join(...values: string[]) {
  const asked = question(openQuiz(), "leave-006");
  asked.selects.forEach((select, at) => (select.value = values[at] ?? ""));
  asked.press();
  return asked;
}

test("match", () => {
  assert.equal(join("0", "1").result(), "答对了。");
  const asked = join("0", "2");
  assert.equal(asked.result(), "没连对：上户口。答案：生育津贴—医保窗口；上户口—派出所");
  assert.deepEqual(asked.verdicts(".ck-pairs > li"), ["0:right 对", "1:wrong 不对"]);
  assert.ok(asked.selects.every((select) => select.disabled));
  assert.ok(asked.item.querySelector(".ck-rights"), "the list for paper stays");
});

test("match, one left open", () => {
  const asked = join("0");
  assert.equal(asked.result(), "“上户口”还没选。");
  assert.equal(document.activeElement, asked.selects[1]);
});

for (const [id, answer] of [
  ["leave-001", () => choose("leave-001", 0)],
  ["leave-002", () => choose("leave-002", 1)],
  ["leave-004", () => write("1", "2")],
  ["leave-006", () => join("1", "1")],
] as const) {
  test(`${id}: 再答一次 takes all feedback away and starts at the first control`, () => {
    const asked = answer();
    asked.press();
    assert.equal(asked.result(), "");
    assert.equal(text(asked.submit), "交答案");
    assert.ok(!asked.isOpen());
    assert.equal(all(asked.item, ".ck-verdict, .ck-why, .ck-is-right, .ck-is-wrong, .ck-is-missed").length, 0);
    assert.ok(!asked.item.classList.contains("ck-is-answered"));
    const controls = [...asked.options, ...asked.blanks, ...asked.selects];
    assert.equal(document.activeElement, controls[0]);
    assert.ok(controls.every((control) => !control.disabled && !("readOnly" in control && control.readOnly)));
    assert.ok(asked.options.every((input) => !input.checked));
    assert.ok([...asked.blanks, ...asked.selects].every((control) => control.value === ""));
  });
}
