import { arrange, letterAnswer } from "../arrange";
import { all, make, makeButton, one } from "../dom";
import type { Drawn } from "../draw";
import { addExtract } from "../extract";
import { copyOf, type BankTicket, type Text } from "../library";
import { Pager } from "../pager";
import type { QuestionCount } from "./analyse";
import { percent } from "./report";

const ON = "ck-projecting";

/** All that is known of one paper's results, the questions in the order of variant A. */
export interface Room {
  drawn: readonly Drawn<BankTicket>[];
  counts: readonly QuestionCount[];
  texts: ReadonlyMap<string, Text>;
}

export interface Screen {
  element: HTMLElement;
  begin(): void;
}

/** 讲评: one question fills the screen; the answers of the room stand beside the options, the right one comes when it is asked for. */
export function makeExplaining({ drawn, counts, texts }: Room, assets: string, leave: () => void): Screen {
  const element = make("div", "ck-explaining ck-quiz");
  const leaves = drawn.flatMap(({ ticket, order }, at) => {
    const [text, count] = [texts.get(ticket.id), counts[at]];
    return text && count ? [{ item: makeLeaf(text, order, count, assets), above: text.caseStem }] : [];
  });
  const close = (): void => {
    document.documentElement.classList.remove(ON);
    document.removeEventListener("keydown", keys);
    if (document.fullscreenElement) void document.exitFullscreen();
    leave();
  };
  const pager = new Pager(leaves, "讲完了", close);
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close();
    if (event.key === "ArrowRight") pager.turn(1);
    if (event.key === "ArrowLeft") pager.turn(-1);
  };
  element.append(makeButton("ck-list-all", "退出讲评", close), pager.element);
  const begin = (): void => {
    document.documentElement.classList.add(ON);
    document.addEventListener("keydown", keys);
    pager.go(0);
  };
  return { element, begin };
}

function makeLeaf(text: Text, order: readonly number[], count: QuestionCount, assets: string): HTMLElement {
  const item = copyOf(text);
  const { entry } = text;
  arrange(item, order);
  if ("answer" in entry) letterAnswer(item, entry.answer);
  all<HTMLInputElement>(item, "input, select").forEach((control) => (control.disabled = true));
  const details = one<HTMLDetailsElement>(item, "details.ck-answer");
  details.before(make("p", "ck-room", `${count.total} 人里 ${count.right} 人答对（${percent(count.right, count.total)}）`));
  for (const row of all(item, ".ck-options > li")) {
    const at = Number(row.querySelector("input")?.value);
    one(row, "label").append(make("span", "ck-votes", `${count.chosen.get(at) ?? 0} 人`));
  }
  details.addEventListener("toggle", () => {
    for (const row of all(item, ".ck-options > li")) {
      const right = "answer" in entry && entry.answer.includes(Number(row.querySelector("input")?.value));
      row.classList.toggle("ck-is-right", details.open && right);
    }
  });
  addExtract(details, entry.section, assets);
  return item;
}
