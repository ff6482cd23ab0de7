import assert from "node:assert/strict";
import { test } from "node:test";
import { all } from "../src/dom";
import { markEvidence, showEvidence } from "../src/evidence";
import { openPage } from "./page";

const PAGE = `
<main>
<h2 id="before">以前</h2><p>国家产假 98 天以前写在这里。</p>
<h2 id="days">国家产假 98 天吗</h2>
<p>国家规定的产假<strong>至少 98
  天</strong>，其中<em>产前</em>可以休 15 天。</p>
<table><tbody>
 <tr><td>难产</td>
  <td>加 15 天</td></tr>
</tbody></table>
<script>const hidden = "看不见";</script>
<details><summary>更多</summary><p>多胞胎每多一个加 15 天</p></details>
<h3 id="after">另外</h3><p>各省延长。</p>
</main>
<footer>页脚</footer>`;

function mark(words: string, section = "days"): string[] {
  const page = openPage(PAGE);
  const before = page.body.textContent;
  const address = new URL("file:///cunke/policy/leave.html");
  address.searchParams.set("mark", words);
  address.hash = section;
  const first = markEvidence(page, address);
  const marks = all(page, "mark.ck-evidence");
  assert.equal(page.body.textContent, before, "marking changes no text");
  assert.equal(first, marks[0]);
  assert.deepEqual(marks.map((each) => each.getAttribute("tabindex")), marks.map((_, at) => (at === 0 ? "-1" : null)));
  assert.ok(marks.every((each) => !each.querySelector("*") && !["TR", "TBODY", "TABLE"].includes(each.parentElement?.tagName ?? "")));
  return marks.map((each) => each.textContent ?? "");
}

test("white space does not count", () => {
  assert.deepEqual(mark("98天"), ["98\n  天"]);
  assert.deepEqual(mark("至 少 98　天"), ["至少 98\n  天"]);
});

test("words run over element borders", () => {
  assert.deepEqual(mark("产假至少 98 天，其中产前可以"), ["产假", "至少 98\n  天", "，其中", "产前", "可以"]);
});

test("words run over table cells, and the space between the cells stays outside", () => {
  assert.deepEqual(mark("难产加 15 天"), ["难产", "加 15 天"]);
});

test("only the section counts: not its heading, not the next one, not the page's foot", () => {
  assert.deepEqual(mark("国家产假 98 天"), []);
  assert.deepEqual(mark("各省延长"), []);
  assert.deepEqual(mark("各省延长", "after"), ["各省延长"]);
  assert.deepEqual(mark("页脚", "after"), []);
});

test("nothing to find, nothing done", () => {
  assert.deepEqual(mark(""), []);
  assert.deepEqual(mark("  "), []);
  assert.deepEqual(mark("没有的话"), []);
  assert.deepEqual(mark("98 天", "nowhere"), []);
  assert.deepEqual(mark("98 天", ""), []);
  assert.deepEqual(mark("看不见"), []);
});

test("markup in the address is only words", () => assert.deepEqual(mark("<img src=x onerror=alert(1)>"), []));

test("evidence is unfolded, scrolled to and focused", () => {
  const page = openPage(PAGE);
  const found = markEvidence(page, new URL("file:///p.html?mark=%E5%A4%9A%E8%83%9E%E8%83%8E#days"));
  assert.ok(found);
  let scrolled = 0;
  found.scrollIntoView = () => void (scrolled += 1);
  showEvidence(found);
  assert.ok(found.closest("details")?.open);
  assert.equal(scrolled, 1);
  assert.equal(page.activeElement, found);
});
