import { all, make, one } from "../dom";
import type { Part, Verdict } from "../grade";
import { stamp, wipe } from "./verdict";
import { within, type MakeView } from "./view";

interface Option {
  row: HTMLElement;
  input: HTMLInputElement;
  at: number;
  /** How a sentence calls it: its letter, or its text where there are no letters. */
  name: string;
}

/** Single and multiple choice, right or wrong: radio buttons or checkboxes. */
export const choiceView: MakeView = (item) => {
  const body = one(item, "fieldset");
  const options = all(body, ".ck-options > li").map(readOption);
  const several = options.some((option) => option.input.type === "checkbox");

  return {
    first: () => firstInput(options),
    answer() {
      const chosen = chosenOf(options);
      if (chosen.length > 0) return chosen;
      const hint = several ? "还没选。可以选几个，选好再点“交答案”。" : "还没选。选一个，再点“交答案”。";
      return { words: hint, control: firstInput(options) };
    },
    draft() {
      const chosen = chosenOf(options);
      return chosen.length > 0 ? chosen : undefined;
    },
    fits: (reply) => reply.length > 0 && (several || reply.length === 1) && within(reply, options.length),
    fill(reply) {
      for (const option of options) option.input.checked = reply.map(Number).includes(option.at);
    },
    show(parts) {
      for (const option of options) {
        option.input.disabled = true;
        const part = parts.find(({ at }) => at === option.at);
        if (part) showVerdict(item, option, part.verdict, several);
      }
    },
    explain: (parts) => (several ? explainSeveral(options, parts) : "不对。"),
    reset() {
      wipe(body);
      for (const { input } of options) input.checked = input.disabled = false;
    },
  };
};

function readOption(row: HTMLElement): Option {
  const input = one<HTMLInputElement>(row, "input");
  const name = (row.querySelector(".ck-mark") ?? one(row, ".ck-text")).textContent ?? "";
  return { row, input, at: Number(input.value), name };
}

function chosenOf(options: readonly Option[]): number[] {
  const chosen = options.filter((option) => option.input.checked).map((option) => option.at);
  return chosen.sort((one, other) => one - other);
}

function firstInput(options: readonly Option[]): HTMLInputElement {
  const [first] = options;
  if (!first) throw new Error("player: a choice without options");
  return first.input;
}

/** The word goes into the label, so that the option is read out together with it. */
function showVerdict(item: HTMLElement, option: Option, verdict: Verdict, several: boolean): void {
  const words = verdict === "missed" && !several ? "应选" : undefined;
  one(option.row, "label").append(" ", stamp(option.row, verdict, words));
  const why = item.querySelector(`.ck-whys > [data-option="${option.at}"]`);
  if (why && verdict !== "missed") option.row.append(copyOfWhy(why));
}

/** Beside its option the reason needs no letter. */
function copyOfWhy(why: Element): HTMLElement {
  const copy = make("p", "ck-why");
  copy.append(...why.cloneNode(true).childNodes);
  if (copy.firstElementChild?.tagName === "STRONG") copy.firstElementChild.remove();
  return copy;
}

function explainSeveral(options: readonly Option[], parts: readonly Part[]): string {
  const names = (verdict: Verdict): string =>
    options
      .filter((option) => parts.some((part) => part.at === option.at && part.verdict === verdict))
      .map((option) => option.name)
      .join("、");
  const faults = [
    ["漏选", names("missed")],
    ["错选", names("wrong")],
  ];
  const told = faults.filter(([, which]) => which).map((fault) => fault.join(" "));
  return `${names("right") ? "没有全对" : "不对"}：${told.join("；")}。`;
}
