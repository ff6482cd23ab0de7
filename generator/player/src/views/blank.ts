import { all, one } from "../dom";
import { withoutUnit } from "../fold";
import { stamp, wipe } from "./verdict";
import { wrongPlaces, type MakeView } from "./view";

/** Fill in: text fields inside the sentence. */
export const blankView: MakeView = (item) => {
  const body = one(item, ".ck-body");
  const fields = all<HTMLInputElement>(body, "input.ck-blank").map((input) => ({
    input,
    following: input.nextSibling?.textContent ?? "",
  }));

  return {
    first: () => one(body, "input.ck-blank"),
    answer() {
      const empty = fields.findIndex(({ input }) => input.value.trim() === "");
      const gap = fields[empty];
      if (gap) return { words: `第 ${empty + 1} 空还没填。`, control: gap.input };
      return fields.map(({ input, following }) => withoutUnit(input.value.trim(), following));
    },
    draft() {
      const texts = fields.map(({ input, following }) => withoutUnit(input.value.trim(), following));
      return texts.some((text) => text !== "") ? texts : undefined;
    },
    fits: (reply) => reply.length === fields.length && reply.every((text) => typeof text === "string"),
    fill(reply) {
      fields.forEach(({ input }, at) => (input.value = String(reply[at])));
    },
    show(parts) {
      for (const { at, verdict } of parts) {
        const input = fields[at]?.input;
        if (!input) continue;
        input.readOnly = true;
        input.after(stamp(input, verdict));
      }
    },
    explain: (parts) => `第 ${wrongPlaces(parts).map((at) => at + 1).join("、")} 空不对。`,
    reset() {
      wipe(body);
      for (const { input } of fields) {
        input.value = "";
        input.readOnly = false;
      }
    },
  };
};
