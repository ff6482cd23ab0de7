import { arrange, letterAnswer } from "../arrange";
import { makeStatus, one } from "../dom";
import type { Drawn } from "../draw";
import { addExtract } from "../extract";
import { grade, type Entry, type Reply } from "../grade";
import { copyOf, type BankTicket, type Text } from "../library";
import type { Phone } from "../phone";
import { markOf, writeResult } from "../result";
import { makeReader, wordsOf } from "../speech";
import { VIEWS } from "../views";
import type { View } from "../views/view";
import type { Draft } from "./draft";
import type { Paper } from "./sheet";

/** One question of a paper: answered in silence, told about once the paper is handed in. */
export class Asked {
  readonly ticket: BankTicket;
  readonly entry: Entry;
  readonly item: HTMLElement;
  readonly caseStem: HTMLElement | undefined;
  private readonly view: View;
  private readonly result = makeStatus("ck-result");

  constructor(
    drawn: Drawn<BankTicket>,
    text: Text,
    private readonly phone: Phone,
    changed: () => void,
  ) {
    this.ticket = drawn.ticket;
    this.entry = text.entry;
    this.item = copyOf(text);
    this.caseStem = text.caseStem;
    arrange(this.item, drawn.order);
    this.item.classList.add("ck-exam");
    this.view = VIEWS[this.entry.type](this.item, (words) => void (this.result.textContent = words));
    this.details().before(makeReader(() => [{ words: wordsOf(this.item) }], phone.speech), this.result);
    for (const kind of ["input", "change", "click"]) this.item.addEventListener(kind, changed);
  }

  get reply(): Reply | undefined {
    return this.view.draft();
  }

  /** Undefined where nothing was answered. */
  get right(): boolean | undefined {
    const { reply } = this;
    return reply && grade(this.entry, reply).right;
  }

  /** Takes an answer of before; one that cannot be this question's is left. */
  fill(reply: Reply): void {
    if (this.view.fits(reply)) this.view.fill(reply);
  }

  /** Shows what was right and why; nothing can be changed any more. */
  reveal(): void {
    const { reply } = this;
    const { right, parts } = grade(this.entry, reply ?? []);
    this.showAnswer();
    this.item.classList.add("ck-is-answered");
    this.view.show(reply ? parts : parts.filter(({ verdict }) => verdict === "missed"));
    this.details().open = false;
    this.say(right, reply ? this.view.explain(parts) : "没答。");
  }

  /** The answer, the reasons and the source, unfolded. */
  showAnswer(): void {
    this.item.classList.remove("ck-exam");
    if ("answer" in this.entry) letterAnswer(this.item, this.entry.answer);
    addExtract(this.details(), this.entry.section, this.phone.assets);
    this.details().open = true;
  }

  private say(right: boolean, fault: string): void {
    this.result.classList.add(right ? "ck-is-right" : "ck-is-wrong");
    this.result.textContent = right ? "答对了。" : `${fault}${one(this.details(), ".ck-right").textContent?.trim() ?? ""}`;
  }

  private details(): HTMLDetailsElement {
    return one<HTMLDetailsElement>(this.item, "details.ck-answer");
  }
}

/** What is answered so far, as a draft keeps it. */
export function repliesOf(questions: readonly Asked[]): Draft["replies"] {
  const replies: Draft["replies"] = {};
  for (const { ticket, reply } of questions) {
    if (reply) replies[ticket.id] = { fingerprint: ticket.fingerprint, reply };
  }
  return replies;
}

/** The result of a paper as one line. */
export function lineOf({ code, print }: Paper, { seat, nonce }: Draft, questions: readonly Asked[]): string {
  const marks = questions.map(({ ticket, entry, reply }) => markOf(ticket, entry, reply)).join("");
  const right = questions.filter((question) => question.right).length;
  return writeResult({ code, print, seat, nonce, right, total: questions.length, marks });
}
