import { writeCode } from "../code";
import { make, makeButton } from "../dom";
import { makeQr } from "../qr";
import { makeField, makeTick } from "./door";
import type { Draft } from "./draft";
import { remarksOn, type Paper } from "./sheet";

/** What can be done with a paper before it lies open. */
export interface CoverActions {
  begin(seat: number | null): void;
  /** Several people on this phone, one after another, from this seat on. */
  takeTurns(seat: number): void;
  resume(draft: Draft): void;
  leave(): void;
}

/** The second screen: what this paper is, and how to begin. `wanted` is the bank's fingerprint that came with the code. */
export function makeCover(paper: Paper, wanted: string, former: Draft | undefined, actions: CoverActions): HTMLElement {
  const cover = make("div", "ck-cover");
  const name = writeCode(paper.code);
  const title = make("h2", "ck-cover-code", name);
  title.tabIndex = -1;
  const { minutes } = paper.code;
  const facts = `${paper.drawn.length} 题，${minutes ? `限时 ${minutes} 分钟` : "不限时"}。题库 ${paper.print}。`;
  cover.append(title, make("p", "ck-cover-facts", facts));
  cover.append(...remarksOn(paper, wanted).map((words) => make("p", "ck-notice", words)));
  if (former) cover.append(makeFormer(former, paper.print, actions));
  if (paper.drawn.length > 0) cover.append(makeBeginning(former !== undefined, actions), makeShare(`${name}.${paper.print}`));
  cover.append(makeButton("ck-leave", "换一个卷号", () => actions.leave()));
  return cover;
}

function makeFormer(former: Draft, print: string, actions: CoverActions): HTMLElement {
  const panel = make("div", "ck-former");
  const moved = former.print === print ? "" : "后来题库更新过：没变的题，你的回答还在；变了的题要重新答。";
  const words = former.line === null ? `这份卷子你答了一半。${moved}` : "这份卷子你已经交过了。";
  const label = former.line === null ? "接着答" : "看成绩和答案";
  panel.append(make("p", "", words), makeButton("ck-submit ck-resume", label, () => actions.resume(former)));
  return panel;
}

function makeBeginning(again: boolean, actions: CoverActions): HTMLElement {
  const form = make("form", "ck-form");
  const seat = makeField("座位号（讲师发了号才填，不用写姓名）", "ck-seat");
  seat.input.inputMode = "numeric";
  seat.input.maxLength = 4;
  const turns = makeTick("turns", "几个人轮流用这部手机答");
  const go = make("button", again ? "ck-button ck-start" : "ck-button ck-submit ck-start", again ? "从头再答一遍" : "开始答题");
  form.append(seat.label, turns, go);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const number = seatOf(seat.input.value);
    if (turns.querySelector("input")?.checked) actions.takeTurns(number ?? 1);
    else actions.begin(number);
  });
  return form;
}

/** The number in a seat's field; null where there is none. */
export function seatOf(text: string): number | null {
  const digits = text.normalize("NFKC").replace(/\D/g, "").slice(0, 4);
  return digits ? Number(digits) : null;
}

/** For the trainer: the code to write on the board, and where there is a network a QR that opens this paper. */
function makeShare(name: string): HTMLElement {
  const share = make("details", "ck-share");
  share.append(make("summary", "", "发给大家一起答"), make("p", "", "把卷号写在黑板上，大家在“答卷子”里输入：" ), make("p", "ck-board", name));
  if (location.protocol.startsWith("http")) {
    const address = new URL(`#${name}`, location.href).href;
    share.append(make("p", "", "有网络的，扫这个码直接打开："), makeQr(address, "打开这份卷子的二维码"));
  }
  return share;
}
