import { openBook, type Book } from "../book";
import { makeClearTool } from "../clear";
import { make, makeButton } from "../dom";
import { draw, type Ticket } from "../draw";
import { makeLargeTool } from "../large";
import type { Library, Text } from "../library";
import { LoadError } from "../load";
import type { Phone } from "../phone";
import { makeNotice } from "../trouble";
import { countQuestions, countSections, groupsOf, keyOf, marksByQuestion, poolOf, type Group } from "./analyse";
import { makeCollector } from "./collect";
import { makeExplaining, type Room } from "./explain";
import { Names } from "./names";
import { makeChooser, makeEveryResult, makeExports } from "./panels";
import { makeQuestionTable, makeSpread, makeWeakest } from "./report";
import { takeResults, type Taken } from "./take";

const CLEARING = ["全部清掉", "清掉这个浏览器里收到的全部成绩吗？清掉后找不回来。", "都清掉了。"] as const;
const TROUBLES = {
  blocked: "这个浏览器不让保存。成绩照样能收，别关这一页；关掉就没了。",
  full: "浏览器的存储空间满了，新收的成绩存不下。别关这一页，先存成表格。",
  newer: "这里的成绩是新版网页存的，这一版读不了，也没有动它。新收的成绩不保存，别关这一页。",
  unreadable: "以前收的成绩有些读不出来，已经跳过。新收的会照常保存。",
};
const OLDER = "这些成绩出自旧题库，现在的题库变过了：能看总分，看不了每道题。成绩都还在。";
const UNFIT = "份和卷子对不上，只算了总分，没算进每道题。";
const FAILED = "题目没有取全，每道题的情况先看不了。刷新这一页再试。成绩都还在。";

/** The trainer's page: results come in, and say what to explain again. */
export class ResultsApp {
  private readonly notice: HTMLElement;
  private readonly book: Book<true>;
  private readonly report = make("div", "ck-report");
  /** Made once: its camera may be on while a question is explained. */
  private readonly collector = makeCollector((text) => this.take(text));
  /** What is held even where the browser keeps nothing. */
  private readonly held = new Set<string>();
  private chosen = "";
  private turn = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly library: Library,
    private readonly phone: Phone,
  ) {
    const { notice, tell } = makeNotice(TROUBLES);
    this.notice = notice;
    this.book = openBook("results", (value): value is true => value === true, phone.reach, tell);
  }

  start(): void {
    for (const line of this.book.all().keys()) this.held.add(line);
    this.root.replaceChildren(makeLargeTool(document, this.phone.reach), this.notice, this.collector, this.report);
    void this.refresh();
  }

  private take(text: string): Taken {
    const taken = takeResults(text, this.held);
    taken.added.forEach((line) => this.held.add(line));
    if (taken.added.length > 0) this.book.change((lines) => taken.added.forEach((line) => lines.set(line, true)));
    void this.refresh();
    return taken;
  }

  private remove(line: string): void {
    this.held.delete(line);
    this.book.remove([line]);
    void this.refresh();
  }

  private choose(key: string): void {
    this.chosen = key;
    void this.refresh();
  }

  private async refresh(): Promise<void> {
    const turn = (this.turn += 1);
    const groups = groupsOf(this.held);
    const group = groups.find((one) => keyOf(one) === this.chosen) ?? groups[0];
    if (!group) return this.report.replaceChildren(make("p", "ck-remark", "还没有成绩。"));
    const found = await this.details(group);
    // More came while the questions were loaded: that refresh shows it all.
    if (turn !== this.turn) return;
    this.report.replaceChildren(
      groups.length > 1 ? makeChooser(groups, group, (key) => this.choose(key)) : make("p", "ck-remark", titleOf(group)),
      makeSpread(group.results),
      ...found,
      makeEveryResult(group, (line) => this.remove(line)),
      makeClearTool(...CLEARING, () => this.wipe()),
    );
  }

  private async details(group: Group): Promise<HTMLElement[]> {
    const { tickets, same } = poolOf(group, this.library);
    if (!same) return [make("p", "ck-notice", OLDER), makeExports(group, [], [])];
    const drawn = draw(tickets, group.code);
    const texts = await this.texts(drawn.map(({ ticket }) => ticket));
    if (!texts) return [make("p", "ck-notice", FAILED), makeExports(group, [], [])];
    const entries = new Map([...texts].map(([id, { entry }]) => [id, entry]));
    const people = marksByQuestion(group, tickets, entries);
    const counts = countQuestions(drawn, people.filter((person) => person !== undefined), entries);
    const unfit = people.filter((person) => person === undefined).length;
    return [
      ...(unfit > 0 ? [make("p", "ck-notice", `有 ${unfit} ${UNFIT}`)] : []),
      makeWeakest(countSections(counts), this.library),
      makeButton("ck-submit ck-explain", "开始讲评，一题一题放大", () => this.explain({ drawn, counts, texts })),
      makeQuestionTable(counts, new Names(drawn, texts)),
      makeExports(group, drawn, people),
    ];
  }

  private explain(room: Room): void {
    const screen = makeExplaining(room, this.phone.assets, () => this.start());
    this.root.replaceChildren(screen.element);
    screen.begin();
  }

  private async texts(tickets: readonly Ticket[]): Promise<Map<string, Text> | undefined> {
    try {
      return await this.library.texts(tickets);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      return undefined;
    }
  }

  private wipe(): void {
    this.held.clear();
    this.book.change((lines) => lines.clear());
    this.start();
    this.notice.textContent = CLEARING[2];
  }
}

function titleOf({ name, print }: Group): string {
  return `卷号 ${name}，题库 ${print}`;
}
