import { all, one } from "../dom";
import { stamp, wipe } from "./verdict";
import { within, wrongPlaces, type MakeView } from "./view";

/** Join two lists: each left side has a select of the right sides. */
export const matchView: MakeView = (item) => {
  const body = one(item, ".ck-body");
  const pairs = all(body, ".ck-pairs > li").map((row) => ({
    row,
    select: one<HTMLSelectElement>(row, "select"),
    left: one(row, ".ck-left").textContent ?? "",
  }));

  return {
    first: () => one(body, "select"),
    answer() {
      const gap = pairs.find(({ select }) => select.value === "");
      if (gap) return { words: `“${gap.left}”还没选。`, control: gap.select };
      return pairs.map(({ select }) => Number(select.value));
    },
    // The empty first choice of a select is not a right side.
    fits: (reply) => reply.length === pairs.length && pairs.every(({ select }) => within(reply, select.options.length - 1)),
    fill(reply) {
      pairs.forEach(({ select }, at) => (select.value = String(reply[at])));
    },
    show(parts) {
      for (const { at, verdict } of parts) {
        const pair = pairs[at];
        if (!pair) continue;
        pair.select.disabled = true;
        pair.row.append(" ", stamp(pair.row, verdict));
      }
    },
    explain: (parts) => `没连对：${wrongPlaces(parts).map((at) => pairs[at]?.left).join("、")}。`,
    reset() {
      wipe(body);
      for (const { select } of pairs) {
        select.value = "";
        select.disabled = false;
      }
    },
  };
};
