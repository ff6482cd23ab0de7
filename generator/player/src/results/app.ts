import { openBook, type Book } from "../book";
import { makeClearTool } from "../clear";
import { make, makeButton } from "../dom";
import { makeLargeTool } from "../large";
import type { Library, Text } from "../library";
import { LoadError } from "../load";
import type { Phone } from "../phone";
import { writeResult } from "../result";
import { makeNotice } from "../trouble";
import { countQuestions, countSections, drawnOf, groupsOf, marksByQuestion, poolOf, type Group, type Person } from "./analyse";
import { makeCollector } from "./collect";
import { makeExplaining } from "./explain";
import { makeQuestionTable, makeSpread, makeWeakest } from "./report";
import { FOR_EXCEL, download, writeCsv } from "./table";
import { takeResults, type Taken } from "./take";

const CLEARING = ["全部清掉", "清掉这个浏览器里收到的全部成绩吗？清掉后找不回来。", "都清掉了。"] as const;
const TROUBLES = {
  blocked: "这个浏览器不让保存。成绩照样能收，别关这一页；关掉就没了。",
  full: "浏览器的存储空间满了，新收的成绩存不下。别关这一页，先存成表格。",
  newer: "这里的成绩是新版网页存的，这一版读不了，也没有动它。新收的成绩不保存，别关这一页。",
  unreadable: "以前收的成绩有些读不出来，已经跳过。新收的会照常保存。",
};
const UNFIT = "份和卷子对不上，只算了总分，没算进每道题。";
const FAILED = "题目没有取全，每道题的情况先看不了。刷新这一页再试。成绩都还在。";
const BRIEF = 40;

/** The trainer's page: results come in, and say what to explain again. */
export class ResultsApp {
  private readonly notice: HTMLElement;
  private readonly book: Book<true>;
  private readonly report = make("div", "ck-report");
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
    const collector = makeCollector((text) => this.take(text));
    this.root.replaceChildren(makeLargeTool(document, this.phone.reach), this.notice, collector, this.report);
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

  private async refresh(): Promise<void> {
    const turn = (this.turn += 1);
    const groups = groupsOf(this.held);
    const group = groups.find((one) => keyOf(one) === this.chosen) ?? groups[0];
    if (!group) return this.report.replaceChildren(make("p", "ck-remark", "还没有成绩。"));
    const found = await this.details(group);
    // More came while the questions were loaded: that refresh shows it all.
    if (turn !== this.turn) return;
    this.report.replaceChildren(
      ...(groups.length > 1 ? [this.makeChooser(groups, group)] : [make("p", "ck-remark", `卷号 ${group.name}，题库 ${group.print}`)]),
      makeSpread(group.results),
      ...found,
      this.makeEveryResult(group),
      makeClearTool(...CLEARING, () => this.wipe()),
    );
  }

  private async details(group: Group): Promise<HTMLElement[]> {
    const { tickets, same } = poolOf(group, this.library);
    if (!same) {
      return [make("p", "ck-notice", "这些成绩出自旧题库，现在的题库变过了：能看总分，看不了每道题。成绩都还在。"), this.makeExports(group, [], [])];
    }
    const drawn = drawnOf(group, tickets);
    const texts = await this.texts(drawn.map(({ ticket }) => ticket));
    if (!texts) return [make("p", "ck-notice", FAILED), this.makeExports(group, [], [])];
    const entries = new Map([...texts].map(([id, { entry }]) => [id, entry]));
    const people = marksByQuestion(group, tickets, entries);
    const questions = countQuestions(drawn, people.filter((person) => person !== undefined), entries);
    const unfit = people.filter((person) => person === undefined).length;
    const explain = (): void => {
      const screen = makeExplaining(drawn, questions, texts, this.phone.assets, () => this.start());
      this.root.replaceChildren(screen.element);
      screen.begin();
    };
    return [
      ...(unfit > 0 ? [make("p", "ck-notice", `有 ${unfit} ${UNFIT}`)] : []),
      makeWeakest(countSections(questions), this.library),
      makeButton("ck-submit ck-explain", "开始讲评，一题一题放大", explain),
      makeQuestionTable(questions, (id) => brief(texts.get(id)), (id, at) => optionName(texts.get(id), drawn.find(({ ticket }) => ticket.id === id)?.order ?? [], at)),
      this.makeExports(group, drawn, people),
    ];
  }

  private async texts(tickets: Parameters<Library["texts"]>[0]): Promise<Map<string, Text> | undefined> {
    try {
      return await this.library.texts(tickets);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      return undefined;
    }
  }

  private makeExports(group: Group, drawn: Parameters<typeof writeCsv>[1], people: readonly (Person | undefined)[]): HTMLElement {
    const panel = make("div", "ck-exports");
    const save = (name: string, head: string): void => download(name, head + writeCsv(group.results, drawn, people));
    panel.append(
      makeButton("ck-excel", "存成表格（Excel、WPS 打开）", () => save(`成绩-${group.name}-Excel.csv`, FOR_EXCEL)),
      makeButton("ck-csv", "存成 CSV（给别的程序）", () => save(`成绩-${group.name}.csv`, "")),
    );
    return panel;
  }

  private makeChooser(groups: readonly Group[], chosen: Group): HTMLElement {
    const label = make("label", "ck-field");
    const select = make("select", "ck-groups");
    for (const group of groups) {
      const option = make("option", "", `${group.name}，题库 ${group.print}：${group.results.length} 份`);
      option.value = keyOf(group);
      option.selected = group === chosen;
      select.append(option);
    }
    select.addEventListener("change", () => {
      this.chosen = select.value;
      void this.refresh();
    });
    label.append(make("span", "ck-field-name", "收到的不止一种卷子，看哪一种"), select);
    return label;
  }

  private makeEveryResult({ results }: Group): HTMLElement {
    const panel = make("details", "ck-share ck-every");
    const list = make("ul", "ck-turns");
    for (const result of results) {
      const row = make("li", "ck-turn");
      row.append(make("strong", "", result.seat === null ? "没填座位号" : `${result.seat} 号`), make("span", "", `${result.total} 题，对 ${result.right}`));
      row.append(makeButton("ck-remove", "删", () => this.remove(writeResult(result))));
      list.append(row);
    }
    panel.append(make("summary", "", "一份一份看"), list);
    return panel;
  }

  private wipe(): void {
    this.held.clear();
    this.book.change((lines) => lines.clear());
    this.start();
    this.notice.textContent = CLEARING[2];
  }
}

function keyOf({ name, print }: Group): string {
  return `${name}.${print}`;
}

function brief(text: Text | undefined): string {
  const stem = text?.item.querySelector(".ck-stem")?.cloneNode(true) as HTMLElement | undefined;
  stem?.querySelectorAll("input").forEach((gap) => gap.replaceWith("＿＿"));
  const words = (stem?.textContent ?? "").replace(/\s+/g, " ").trim();
  return words.length > BRIEF ? `${words.slice(0, BRIEF - 1)}…` : words;
}

/** An option by its letter on variant A and its text. */
function optionName(text: Text | undefined, order: readonly number[], at: number): string {
  const row = [...(text?.item.querySelectorAll(".ck-options > li") ?? [])].find((one) => one.querySelector("input")?.value === String(at));
  const words = row?.querySelector(".ck-text")?.textContent ?? "";
  const letter = row?.querySelector(".ck-mark") ? `${"ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(order.indexOf(at))} ` : "";
  return `${letter}${words}`;
}
