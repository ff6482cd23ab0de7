import assert from "node:assert/strict";
import { test } from "node:test";
import { grade, type Entry, type Reply } from "../src/grade";

const about = { id: "x", fingerprint: "f", section: "policy/leave.md#days" };
const SINGLE: Entry = { ...about, type: "single", answer: [1] };
const MULTIPLE: Entry = { ...about, type: "multiple", answer: [0, 2] };
const JUDGE: Entry = { ...about, type: "judge", answer: [0] };
const BLANK: Entry = { ...about, type: "blank", accept: [["98", "九十八"], ["乡镇卫生院", "卫生院"]] };
const ORDER: Entry = { ...about, type: "order", answer: [1, 0, 2] };
const MATCH: Entry = { ...about, type: "match", answer: [0, 2] };

/** The parts in short: `0+ 1- 2?` are right, wrong, missed. */
const CASES: readonly (readonly [Entry, Reply, boolean, string])[] = [
  [SINGLE, [1], true, "1+"],
  [SINGLE, [0], false, "0- 1?"],
  [JUDGE, [0], true, "0+"],
  [JUDGE, [1], false, "0? 1-"],
  [MULTIPLE, [0, 2], true, "0+ 2+"],
  [MULTIPLE, [0], false, "0+ 2?"],
  [MULTIPLE, [0, 1, 2], false, "0+ 1- 2+"],
  [MULTIPLE, [1, 3], false, "0? 1- 2? 3-"],
  [BLANK, ["九十八", "卫生院"], true, "0+ 1+"],
  [BLANK, ["９８", "村委会"], false, "0+ 1-"],
  [BLANK, ["。", " "], false, "0- 1-"],
  [BLANK, [], false, "0- 1-"],
  [ORDER, [1, 0, 2], true, "0+ 1+ 2+"],
  [ORDER, [0, 1, 2], false, "0- 1- 2+"],
  [MATCH, [0, 2], true, "0+ 1+"],
  [MATCH, [0, 1], false, "0+ 1-"],
];

const SIGNS = { right: "+", wrong: "-", missed: "?" };

for (const [entry, reply, right, parts] of CASES) {
  test(`${entry.type} ${JSON.stringify(reply)}`, () => {
    const given = grade(entry, reply);
    assert.equal(given.right, right);
    assert.equal(given.parts.map(({ at, verdict }) => `${at}${SIGNS[verdict]}`).join(" "), parts);
  });
}

test("an accepted text of nothing but punctuation does not make an empty answer right", () => {
  assert.equal(grade({ ...about, type: "blank", accept: [["。"]] }, [""]).right, false);
});
