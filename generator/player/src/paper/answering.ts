import { make, makeButton, makeStatus } from "../dom";
import { Pager } from "../pager";
import type { Asked } from "./asked";
import { startTimer } from "./timer";

/** The paper while it is answered. */
export class Answering {
  readonly element = make("div", "ck-answering");
  private readonly clock = makeStatus("ck-clock");
  private readonly ask = make("div", "ck-confirm");
  private readonly early = makeButton("ck-hand-in", "现在就交卷", () => this.confirm());
  private readonly pager: Pager;
  /** Ends the timer, for a reader who goes elsewhere. */
  stop = (): void => undefined;

  /** `deadline` in milliseconds since 1970, or null; `handIn` is called once. */
  constructor(
    private readonly questions: readonly Asked[],
    private readonly deadline: number | null,
    private readonly now: () => Date,
    private readonly handIn: () => void,
  ) {
    const leaves = questions.map(({ item, caseStem }) => ({ item, above: caseStem }));
    this.pager = new Pager(leaves, "交卷", () => this.confirm());
    this.ask.hidden = true;
    this.ask.tabIndex = -1;
    this.element.append(this.clock, this.pager.element, this.ask, this.early);
  }

  begin(): void {
    this.pager.go(Math.max(0, this.open()[0] ?? 0));
    if (this.deadline !== null) this.stop = startTimer(this.clock, this.deadline, this.now, () => this.close());
  }

  private confirm(): void {
    const open = this.open();
    const words = open.length > 0 ? `还有 ${open.length} 题没答：第 ${open.map((at) => at + 1).join("、")} 题。` : "题都答了。";
    this.ask.replaceChildren(
      make("p", "ck-confirm-words", `${words}交卷以后不能再改。`),
      makeButton("ck-submit ck-yes", "交卷", () => this.close()),
      makeButton("ck-no", open.length > 0 ? "去答没答的题" : "再看看", () => this.resume(open[0] ?? 0)),
    );
    this.showQuestions(false);
    this.ask.focus();
  }

  private resume(at: number): void {
    this.showQuestions(true);
    this.pager.go(at);
  }

  private showQuestions(shown: boolean): void {
    this.pager.element.hidden = this.early.hidden = !shown;
    this.ask.hidden = shown;
  }

  private close(): void {
    this.stop();
    this.handIn();
  }

  /** Places of the questions that are not answered. */
  private open(): number[] {
    return this.questions.flatMap(({ reply }, at) => (reply ? [] : [at]));
  }
}
