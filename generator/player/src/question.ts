import { make, makeButton, makeStatus, one } from "./dom";
import { addExtract } from "./extract";
import { grade, type Entry, type Grade, type Reply } from "./grade";
import type { Phone } from "./phone";
import { makeReader, wordsOf } from "./speech";
import type { Saved } from "./store";
import { VIEWS } from "./views";
import type { View } from "./views/view";

type Keep = (question: Question, reply: Reply) => void;

/** One question that can be answered on the phone. */
export class Question {
  /** Of the last answer; undefined when the question as it stands today was never answered. */
  right: boolean | undefined;
  private open = true;
  private readonly view: View;
  private readonly button: HTMLButtonElement;
  private readonly result = makeStatus("ck-result");
  private readonly details: HTMLDetailsElement;
  private updated: HTMLElement | undefined;

  constructor(
    readonly item: HTMLElement,
    readonly entry: Entry,
    private readonly phone: Phone,
    private readonly keep: Keep,
  ) {
    this.details = one<HTMLDetailsElement>(item, "details.ck-answer");
    this.view = VIEWS[entry.type](item, (words) => this.say(words));
    this.button = makeButton("ck-submit", "交答案", () => (this.open ? this.submit() : this.retry()));
  }

  /** Takes an answer of an earlier visit; false when it cannot be one to this question. */
  restore(saved: Saved): boolean {
    if (saved.fingerprint !== this.entry.fingerprint) {
      this.sayUpdated();
      return true;
    }
    if (!this.view.fits(saved.response)) return false;
    this.view.fill(saved.response);
    this.show(grade(this.entry, saved.response));
    return true;
  }

  /** Says that the question is not worded as it was when it was last answered. */
  sayUpdated(): void {
    this.updated = make("p", "ck-updated", "题目已更新。你以前的回答还存着，但不算在新题上，请重新答。");
    this.item.prepend(this.updated);
  }

  /** Puts the button and the status line on the page. Last, so that restored results are not read out as news. */
  attach(): void {
    this.details.before(this.button, makeReader(() => [{ words: wordsOf(this.item) }], this.phone.speech), this.result);
    addExtract(this.details, this.entry.section, this.phone.assets);
  }

  /** Open for another try; the last answer stays kept until a new one is handed in. */
  reopen(): void {
    this.open = true;
    this.view.reset();
    this.details.open = false;
    this.button.textContent = "交答案";
    this.item.classList.remove("ck-is-answered");
    this.say("");
  }

  forget(): void {
    this.right = undefined;
    this.updated?.remove();
    this.reopen();
  }

  private submit(): void {
    const answer = this.view.answer();
    if ("words" in answer) {
      this.say(answer.words);
      answer.control.focus();
      return;
    }
    this.view.fill(answer);
    this.show(grade(this.entry, answer));
    this.details.open = true;
    this.updated?.remove();
    this.keep(this, answer);
  }

  private retry(): void {
    this.reopen();
    this.view.first().focus();
  }

  private show({ right, parts }: Grade): void {
    this.right = right;
    this.open = false;
    this.view.show(parts);
    this.button.textContent = "再答一次";
    this.item.classList.add("ck-is-answered");
    this.say(right ? "答对了。" : `${this.view.explain(parts)}${this.rightAnswer()}`);
    this.result.classList.add(right ? "ck-is-right" : "ck-is-wrong");
  }

  private rightAnswer(): string {
    return this.details.querySelector(".ck-right")?.textContent?.trim() ?? "";
  }

  private say(words: string): void {
    this.result.classList.remove("ck-is-right", "ck-is-wrong");
    this.result.textContent = words;
  }
}
