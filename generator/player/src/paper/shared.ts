import type { Book, Reach, Tell } from "../book";
import { writeCode } from "../code";
import type { PaperApp } from "./app";
import type { Draft } from "./draft";
import { TurnKeeper } from "./keepers";
import type { Paper } from "./sheet";
import { NOW, makeAllTurns, makeBetween, openTurns, type TurnActions, type Turns } from "./turns";

/** Several people on one phone. What they answer lives in a record of its own, which goes as a whole at the end. */
export class SharedPhone {
  private readonly book: Book<Turns>;
  private turns: Turns | undefined;

  constructor(
    private readonly app: PaperApp,
    reach: Reach,
    tell: Tell,
  ) {
    this.book = openTurns(reach, tell);
  }

  /** Goes on where the page was left; false where nobody takes turns. */
  goesOn(): boolean {
    this.turns = this.book.all().get(NOW);
    if (this.turns) this.showBetween();
    return this.turns !== undefined;
  }

  begin(paper: Paper, seat: number): void {
    this.put({ code: `${writeCode(paper.code)}.${paper.print}`, seat, draft: null, done: [] });
    this.showBetween();
  }

  private put(turns: Turns): void {
    this.turns = turns;
    this.book.put(NOW, turns);
  }

  private showBetween(): void {
    if (this.turns) this.app.show(makeBetween(this.turns, this.actions()));
  }

  private actions(): TurnActions {
    return {
      begin: (seat) => this.withPaper((paper) => void this.app.begin(paper, seat, this.keeper())),
      resume: (draft) => this.withPaper((paper) => void this.app.resume(paper, draft, this.keeper())),
      goOn: () => this.showBetween(),
      finish: () => this.turns && this.app.show(makeAllTurns(this.turns, this.actions())),
      showWrong: (turn) => this.withPaper((paper) => void this.app.showWrong(paper, turn, () => this.actions().finish())),
      wipe: () => {
        this.turns = undefined;
        this.book.remove([NOW]);
        this.app.showDoor();
      },
    };
  }

  private withPaper(use: (paper: Paper) => void): void {
    const paper = this.turns && this.app.paper(this.turns.code);
    if (paper && !("words" in paper)) use(paper);
  }

  private keeper(): TurnKeeper {
    const keep = (draft: Draft): void => void (this.turns && this.put({ ...this.turns, draft }));
    const done = (draft: Draft, wrong: string[]): void => {
      const { turns } = this;
      const seat = draft.seat ?? 0;
      if (turns) this.put({ ...turns, seat: seat + 1, draft: null, done: [...turns.done, { seat, line: draft.line ?? "", wrong }] });
    };
    return new TurnKeeper(keep, done, () => this.showBetween());
  }
}
