import { makeClearTool } from "../clear";
import { make, makeButton } from "../dom";
import { copyOf, type Text } from "../library";
import { makeCarrying } from "./carrying";
import { makeTallies, type Tally } from "../sections";

export interface Overview {
  due: number;
  /** Wrong questions that are not known yet, the due ones among them. */
  open: number;
  known: number;
  /** Noted questions that the bank does not hold any more. */
  gone: number;
  /** Whole days until the next one is due; undefined when none will be. */
  next: number | undefined;
  /** By module: its title, and its sections that were answered. */
  progress: readonly { title: string; tallies: Tally[] }[];
}

export interface NotebookActions {
  review(): void;
  list(): void;
  clear(): void;
  /** All that is kept, as one text. */
  carryOut(): string;
  /** Puts such a text back; gives back what came of it, in words. */
  carryIn(text: string): string;
}

const CLEARING = ["清空错题本", "清空错题本吗？清空后找不回来。答题记录还在。", "错题本清空了。"] as const;

/** The notebook's first screen. */
export function makeOverview(overview: Overview, actions: NotebookActions): HTMLElement {
  const screen = make("div", "ck-notebook");
  screen.append(make("p", "ck-end-words", headOf(overview)));
  if (overview.due > 0) screen.append(makeButton("ck-submit ck-review", "开始复习", () => actions.review()));
  if (overview.open > 0) screen.append(makeButton("ck-list-wrong", `看我的错题（${overview.open} 题），可以打印`, () => actions.list()));
  screen.append(...remarksOn(overview).map((words) => make("p", "ck-remark", words)));
  if (overview.progress.length > 0) screen.append(make("h2", "", "每一节学得怎样"), ...overview.progress.flatMap(makeProgress));
  screen.append(makeCarrying(actions));
  if (overview.open + overview.known + overview.gone > 0) screen.append(makeClearTool(...CLEARING, () => actions.clear()));
  return screen;
}

function headOf({ due, open, known, next }: Overview): string {
  if (due > 0) return `今天要复习 ${due} 题，约 ${Math.ceil(due * 0.6)} 分钟。`;
  if (open > 0) return `今天没有要复习的。${next === 1 ? "明天" : `${next} 天以后`}再来。`;
  return known > 0 ? "错题都记牢了。" : "还没有错题。答错的题会自己记进来。";
}

function remarksOn({ known, gone }: Overview): string[] {
  return [
    ...(known > 0 ? [`已经记牢 ${known} 题，不再来了。再答错，会重新记进来。`] : []),
    ...(gone > 0 ? [`有 ${gone} 道错题，题库里已经没有了，不再考。`] : []),
  ];
}

function makeProgress({ title, tallies }: { title: string; tallies: Tally[] }): HTMLElement[] {
  return [make("h3", "", title), makeTallies(tallies)];
}

/** All wrong questions with their answers, to read or to print. */
export function makeWrongList(texts: readonly Text[], leave: () => void): HTMLElement {
  const screen = make("section", "ck-wrong ck-quiz ck-with-answers");
  const title = make("h2", "", `我的错题（${texts.length} 题）`);
  title.tabIndex = -1;
  const list = make("ol", "ck-questions");
  let stem: HTMLElement | undefined;
  for (const text of texts) {
    const item = copyOf(text);
    if (text.caseStem && text.caseStem !== stem) item.prepend(text.caseStem.cloneNode(true));
    stem = text.caseStem;
    item.querySelector("details")?.setAttribute("open", "");
    list.append(item);
  }
  screen.append(title, makeButton("ck-print", "打印", () => window.print()), makeButton("ck-leave", "回到错题本", leave), list);
  return screen;
}
