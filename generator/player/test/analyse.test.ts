import assert from "node:assert/strict";
import { test } from "node:test";
import { writeCode } from "../src/code";
import { bankFingerprint, draw } from "../src/draw";
import type { Entry, Reply } from "../src/grade";
import { markOf, writeResult } from "../src/result";
import { countQuestions, countSections, distribution, doubledSeats, groupsOf, keyOf, marksByQuestion, poolOf } from "../src/results/analyse";
import { writeCsv } from "../src/results/table";
import { CODE, NAME, entryOf, openBank } from "./bank";

const library = openBank("results");
const entries = new Map<string, Entry>(library.tickets.map(({ id }) => [id, entryOf(library, id)]));

/** The line of one who answers leave-001 and leave-003 like this and nothing else, on this variant. */
function line(seat: number, first: Reply, third: Reply, variant = 0): string {
  const code = { ...CODE, variant };
  const drawn = draw(library.tickets, code);
  const replies: Record<string, Reply> = { "leave-001": first, "leave-003": third };
  const marks = drawn.map(({ ticket }) => markOf(ticket, entries.get(ticket.id) as Entry, replies[ticket.id])).join("");
  const right = Number(first[0] === 1) + Number(third[0] === 1);
  const print = bankFingerprint(library.tickets);
  return writeResult({ code, print, seat, nonce: `000${seat}`, right, total: drawn.length, marks });
}

const LINES = [line(1, [1], [1]), line(2, [0], [1], 1), line(3, [0], [0], 2), line(3, [2], [0], 3)];

test("variants of a paper are one group, another bank's results another", () => {
  const older = writeResult({ code: CODE, print: "0000", seat: 9, nonce: "0009", right: 1, total: 7, marks: "" });
  const groups = groupsOf([...LINES, older, "nonsense"]);
  assert.deepEqual(groups.map((group) => [keyOf(group), group.results.length]), [
    [`${NAME}.${bankFingerprint(library.tickets)}`, 4],
    [`${NAME}.0000`, 1],
  ]);
  assert.deepEqual(groups.map((group) => poolOf(group, library).same), [true, false]);
  assert.equal(groups[0]?.name, writeCode(CODE));
});

test("each question's share of right answers, the wrong option most chosen, what was left open", () => {
  const [group] = groupsOf(LINES);
  assert.ok(group);
  const people = marksByQuestion(group, library.tickets, entries);
  const counts = countQuestions(draw(library.tickets, CODE), people.flatMap((person) => person ?? []), entries);
  const first = counts.find(({ ticket }) => ticket.id === "leave-001");
  assert.deepEqual([first?.right, first?.total, first?.answered, first?.wrong], [1, 4, 4, { at: 0, count: 2 }]);
  const open = counts.find(({ ticket }) => ticket.id === "leave-002");
  assert.deepEqual([open?.right, open?.answered, open?.wrong], [0, 0, undefined]);
  assert.deepEqual(
    countSections(counts).map(({ key, questions, right, total }) => [key.split("#")[1], questions, right, total]),
    [["visit", 1, 0, 4], ["where", 3, 0, 12], ["maternity-days", 3, 3, 12]],
  );
});

test("marks that do not fit their paper count for nothing", () => {
  const [group] = groupsOf([LINES[0] ?? ""]);
  assert.ok(group);
  const [result] = group.results;
  assert.ok(result);
  assert.deepEqual(marksByQuestion({ ...group, results: [{ ...result, marks: `${result.marks}1` }] }, library.tickets, entries), [undefined]);
});

test("scores fall into bands, and a seat that came twice is told", () => {
  const [group] = groupsOf(LINES);
  const shares = [10, 8, 7, 4, 0].map((right) => ({ ...(group?.results[0] as never as object), right, total: 10 }) as never);
  assert.deepEqual(distribution(shares).map(({ count }) => count), [1, 1, 1, 1, 1]);
  assert.equal(distribution([]).reduce((sum, { count }) => sum + count, 0), 0);
  assert.deepEqual(doubledSeats(group?.results ?? []), [3]);
});

test("the table: one row a result, letters as on variant A", () => {
  const [group] = groupsOf(LINES);
  assert.ok(group);
  const drawn = draw(library.tickets, CODE);
  const people = marksByQuestion(group, library.tickets, entries);
  const rows = writeCsv(group.results, drawn, people).split("\r\n").map((row) => row.split(","));
  const at = 4 + drawn.findIndex(({ ticket }) => ticket.id === "leave-001");
  assert.deepEqual(rows[0]?.slice(0, 4), ["序号", "座位号", "答对", "题数"]);
  assert.match(rows[0]?.[at] ?? "", /leave-001$/);
  const letter = (value: number): string => "ABC".charAt(drawn[at - 4]?.order.indexOf(value) ?? -1);
  assert.deepEqual(rows.slice(1, 5).map((row) => row[at]), [`对 ${letter(1)}`, `错 ${letter(0)}`, `错 ${letter(0)}`, `错 ${letter(2)}`]);
  assert.equal(rows[1]?.[4 + drawn.findIndex(({ ticket }) => ticket.id === "leave-002")], "没答");
  assert.equal(rows[1]?.[4 + drawn.findIndex(({ ticket }) => ticket.id === "leave-003")], "对 错");
  assert.equal(writeCsv(group.results, [], []).split("\r\n")[0], "序号,座位号,答对,题数");
});
