import { all, one } from "../dom";
import type { Reply } from "../grade";
import { stamp, wipe } from "./verdict";
import { within, wrongPlaces, type MakeView } from "./view";

/** In a reply that is not complete: nothing chosen yet. */
const NOTHING = -1;

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
    draft() {
      const chosen = pairs.map(({ select }) => (select.value === "" ? NOTHING : Number(select.value)));
      return chosen.some((value) => value !== NOTHING) ? chosen : undefined;
    },
    // The empty first choice of a select is not a right side.
    fits: (reply) =>
      reply.length === pairs.length &&
      pairs.every(({ select }) => within(reply.filter((value) => value !== NOTHING) as Reply, select.options.length - 1)),
    fill(reply) {
      pairs.forEach(({ select }, at) => (select.value = reply[at] === NOTHING ? "" : String(reply[at])));
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
