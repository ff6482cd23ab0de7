import { all, make, makeButton, makeStatus, one } from "./dom";
import type { Question } from "./question";
import { makeTallies, type Tally } from "./sections";

/** A round is what ten minutes hold. */
export const ROUND = 15;
const ON = "ck-running";
const CURRENT = "ck-current";

/** One question at a time, for a thumb: a bar at the bottom leads on, and the sections just missed are asked about first. */
export class Practice {
  private queue: Question[] = [];
  private at = 0;
  private readonly begin = make("div", "ck-begin");
  private readonly wrongOnly = makeButton("ck-only-wrong", "", () => this.start(this.wrong(), true));
  private readonly place = makeStatus("ck-place");
  private readonly back = makeButton("ck-back", "上一题", () => this.go(this.at - 1));
  private readonly onward = makeButton("ck-onward-button", "下一题", () => this.go(this.at + 1));
  private readonly quit: HTMLButtonElement;
  private readonly bar = make("div", "ck-bar");
  private readonly end = make("div", "ck-end");

  /** `leaving` is what the way back is called, `left` what comes then; `notebook` is the notebook's address, where it leads on. */
  constructor(
    private readonly section: HTMLElement,
    private readonly questions: readonly Question[],
    private readonly leaving = "看全部题",
    private readonly left: () => void = () => undefined,
    private readonly notebook = "",
  ) {
    this.quit = makeButton("ck-list-all", leaving, () => this.leave());
    this.bar.setAttribute("role", "group");
    this.bar.setAttribute("aria-label", "一题一题做");
    this.end.tabIndex = -1;
  }

  attach(...tools: HTMLElement[]): void {
    this.begin.append(makeButton("ck-one-by-one", "一题一题做", () => this.start(this.nextRound(), false)), this.wrongOnly, ...tools);
    this.bar.append(this.back, this.place, this.onward);
    this.bar.hidden = this.end.hidden = this.quit.hidden = true;
    one(this.section, ".ck-questions").before(this.begin, this.quit);
    this.section.append(this.end, this.bar);
    this.count();
  }

  /** 讲过再考: after a miss, what is still unanswered of the same section comes next. */
  answered(question: Question): void {
    this.count();
    if (this.bar.hidden) return;
    if (question.right === false) this.bringForward(question);
    this.label();
  }

  leave(): void {
    this.section.classList.remove(ON);
    all(this.section, `.${CURRENT}`).forEach((item) => item.classList.remove(CURRENT));
    const wasOn = !this.bar.hidden || !this.end.hidden;
    this.bar.hidden = this.end.hidden = this.quit.hidden = true;
    this.count();
    if (wasOn) one(this.begin, "button").focus();
    this.left();
  }

  start(queue: readonly Question[], again: boolean): void {
    this.queue = [...queue];
    if (again) queue.forEach((question) => question.reopen());
    this.section.classList.add(ON);
    this.bar.hidden = this.quit.hidden = false;
    this.go(0);
  }

  private go(at: number): void {
    if (at >= this.queue.length) return this.finish();
    this.at = Math.max(at, 0);
    const { item } = this.queue[this.at] as Question;
    this.end.hidden = true;
    this.show(item);
    this.label();
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "start" });
  }

  /** A part of a case is shown below the stem of its case. */
  private show(item: HTMLElement): void {
    all(this.section, `.${CURRENT}`).forEach((other) => other.classList.remove(CURRENT));
    item.classList.add(CURRENT);
    item.closest(".ck-case")?.classList.add(CURRENT);
  }

  private label(): void {
    const current = this.queue[this.at];
    const next = this.queue[this.at + 1];
    const same = current?.right === false && next?.entry.section === current.entry.section && next.right === undefined;
    this.place.textContent = `第 ${this.at + 1} 题，共 ${this.queue.length} 题`;
    this.back.disabled = this.at === 0;
    const answered = current?.item.classList.contains("ck-is-answered");
    this.onward.textContent = !next ? "看结果" : !answered ? "先跳过" : same ? "这一节再来一题" : "下一题";
  }

  /** Where the round holds no more of that section, one is added to it. */
  private bringForward({ entry }: Question): void {
    const isSame = (other: Question): boolean => other.entry.section === entry.section && other.right === undefined;
    const done = this.queue.slice(0, this.at + 1);
    const rest = this.queue.slice(this.at + 1);
    const inRound = rest.filter(isSame);
    const same = inRound.length > 0 ? inRound : this.questions.filter((other) => isSame(other) && !this.queue.includes(other)).slice(0, 1);
    this.queue = [...done, ...same, ...rest.filter((other) => !same.includes(other))];
  }

  private finish(): void {
    const right = this.queue.filter((question) => question.right);
    all(this.section, `.${CURRENT}`).forEach((item) => item.classList.remove(CURRENT));
    this.bar.hidden = this.quit.hidden = true;
    this.end.hidden = false;
    this.end.replaceChildren(
      make("p", "ck-end-words", `这一轮 ${this.queue.length} 题，答对 ${right.length} 题。`),
      ...this.sectionsToRead(),
      ...this.waysOn(),
    );
    this.count();
    this.end.focus({ preventScroll: true });
    this.end.scrollIntoView({ block: "start" });
  }

  private sectionsToRead(): HTMLElement[] {
    const tallies = talliesOf(this.questions).filter(({ wrong }) => wrong > 0);
    return tallies.length > 0 ? [make("p", "ck-end-read", "先回去看看这几节："), makeTallies(tallies)] : [];
  }

  private waysOn(): HTMLElement[] {
    const wrong = this.wrong();
    const missed = new Set(wrong.map(({ entry }) => entry.section));
    const around = this.questions.filter(({ entry, right }) => missed.has(entry.section) && right !== true);
    const ways: HTMLElement[] = [makeButton("ck-list-all", this.leaving, () => this.leave())];
    if (around.length > wrong.length) {
      ways.unshift(makeButton("ck-again", `看过了，这几节再考 ${around.length} 题`, () => this.start(around, true)));
    }
    const next = this.nextRound().filter(({ right }) => right === undefined);
    if (next.length > 0) ways.unshift(makeButton("ck-next-round", `接着做 ${next.length} 题`, () => this.start(next, false)));
    if (wrong.length > 0 && this.notebook) ways.push(this.wayToNotebook());
    if (wrong.length > 0) ways.unshift(makeButton("ck-only-wrong", `只做错的 ${wrong.length} 题`, () => this.start(wrong, true)));
    return ways;
  }

  private wayToNotebook(): HTMLElement {
    const link = make("a", "ck-button ck-to-notebook", "错的已记进错题本");
    link.href = this.notebook;
    return link;
  }

  private count(): void {
    const wrong = this.wrong().length;
    this.wrongOnly.textContent = `只做错的 ${wrong} 题`;
    this.wrongOnly.hidden = wrong === 0;
  }

  private wrong(): Question[] {
    return this.questions.filter(({ right }) => right === false);
  }

  /** The next ones that are not answered yet; the first ones again when there are none. */
  private nextRound(): readonly Question[] {
    const left = this.questions.filter(({ right }) => right === undefined);
    return (left.length > 0 ? left : this.questions).slice(0, ROUND);
  }
}

/** Sections in the order in which they are first asked about. */
export function talliesOf(questions: readonly Question[]): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { entry, right, item } of questions) {
    const link = item.querySelector<HTMLAnchorElement>(".ck-source a");
    const tally = tallies.get(entry.section) ?? { title: link?.textContent ?? "", href: link?.href ?? "", right: 0, wrong: 0, open: 0 };
    tally[right === undefined ? "open" : right ? "right" : "wrong"] += 1;
    tallies.set(entry.section, tally);
  }
  return [...tallies.values()];
}
