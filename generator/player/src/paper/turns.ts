import { isRecord, openBook, type Book, type Reach, type Tell } from "../book";
import { makeClearTool } from "../clear";
import { make, makeButton } from "../dom";
import { readResult } from "../result";
import { makeField } from "./door";
import { seatOf } from "./cover";
import { isDraft, type Draft } from "./draft";
import { makeHandOver } from "./outcome";

/** One person's part of a shared phone: the result, and the questions that went wrong, with nobody's name. */
export interface Turn {
  seat: number;
  line: string;
  wrong: string[];
}

/** Several people on one phone, one after another. Nothing of it goes into the notebook of the phone's owner. */
export interface Turns {
  /** Code and fingerprint, as on the board. */
  code: string;
  seat: number;
  draft: Draft | null;
  done: Turn[];
}

/** The one entry of the book. */
export const NOW = "now";

export function openTurns(reach: Reach, tell: Tell): Book<Turns> {
  return openBook("turns", isTurns, reach, tell);
}

function isTurns(value: unknown): value is Turns {
  return (
    isRecord(value) &&
    typeof value.code === "string" &&
    typeof value.seat === "number" &&
    (value.draft === null || isDraft(value.draft)) &&
    Array.isArray(value.done) &&
    value.done.every(isTurn)
  );
}

function isTurn(value: unknown): value is Turn {
  return (
    isRecord(value) &&
    typeof value.seat === "number" &&
    typeof value.line === "string" &&
    Array.isArray(value.wrong) &&
    value.wrong.every((id) => typeof id === "string")
  );
}

export interface TurnActions {
  begin(seat: number): void;
  resume(draft: Draft): void;
  goOn(): void;
  finish(): void;
  showWrong(turn: Turn): void;
  wipe(): void;
}

/** The screen between two people: nothing of the former one is left on it. */
export function makeBetween(turns: Turns, actions: TurnActions): HTMLElement {
  const { draft } = turns;
  const screen = make("div", "ck-between");
  const title = make("h2", "", titleOf(turns));
  title.tabIndex = -1;
  screen.append(title, make("p", "", "上一位答了什么，不会给你看。你答了什么，也不会给下一位看。"));
  if (draft) screen.append(makeButton("ck-submit ck-resume", "接着答", () => actions.resume(draft)));
  else screen.append(makeSeatForm(turns.seat, actions));
  screen.append(makeButton("ck-finish", "都答完了", () => actions.finish()));
  return screen;
}

function titleOf({ draft, done }: Turns): string {
  if (draft) return `${draft.seat} 号还没答完`;
  return done.length === 0 ? "第一位请准备" : `已有 ${done.length} 人答完，请把手机交给下一位`;
}

function makeSeatForm(next: number, actions: TurnActions): HTMLElement {
  const form = make("form", "ck-form");
  const seat = makeField("你的座位号", "ck-seat");
  seat.input.inputMode = "numeric";
  seat.input.value = String(next);
  form.append(seat.label, make("button", "ck-button ck-submit ck-start", "手机在我手里了，开始答"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    actions.begin(seatOf(seat.input.value) ?? next);
  });
  return form;
}

/** The last screen: everyone's result to hand over, then nothing stays. */
export function makeAllTurns(turns: Turns, actions: TurnActions): HTMLElement {
  const screen = make("div", "ck-all-turns");
  const title = make("h2", "", `${turns.done.length} 人答完`);
  title.tabIndex = -1;
  const list = make("ul", "ck-turns");
  list.append(...turns.done.map((turn) => makeTurn(turn, actions)));
  screen.append(title, list);
  if (turns.done.length > 0) screen.append(make("h2", "", "一起交给讲师"), makeHandOver(turns.done.map(({ line }) => line).join("\n")));
  const wipe = makeClearTool("清掉，结束", "清掉这部手机上大家的成绩和错题吗？先确认讲师已经收到。", "都清掉了。", () => actions.wipe());
  screen.append(makeButton("ck-more", "还有人要答", () => actions.goOn()), wipe);
  return screen;
}

function makeTurn(turn: Turn, actions: TurnActions): HTMLElement {
  const row = make("li", "ck-turn");
  const read = readResult(turn.line);
  const score = "words" in read ? "" : `${read.total} 题，对 ${read.right}`;
  row.append(make("strong", "", `${turn.seat} 号`), make("span", "", score));
  row.append(makeButton("ck-turn-wrong", turn.wrong.length > 0 ? `错题 ${turn.wrong.length}` : "没有错题", () => actions.showWrong(turn)));
  return row;
}
