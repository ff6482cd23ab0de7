import type { Book, Tell } from "../book";
import { writeCode } from "../code";
import { make, makeButton } from "../dom";
import { noteTries, openNotes } from "../notes";
import type { Phone } from "../phone";
import { openStore } from "../store";
import type { Asked } from "./asked";
import type { Draft } from "./draft";
import type { Paper } from "./sheet";

/** Where a paper's answers are kept, and what comes after it. */
export interface Keeper {
  save(draft: Draft): void;
  /** The draft holds its result by now. */
  handedIn(draft: Draft, questions: readonly Asked[]): void;
  waysOn(): HTMLElement[];
}

const MOST_PAPERS = 8;

/** A phone of one's own: the paper can be gone on with, its wrong questions go into the notebook. */
export class OwnKeeper implements Keeper {
  constructor(
    private readonly paper: Paper,
    private readonly papers: Book<Draft>,
    private readonly phone: Phone,
    private readonly tell: Tell,
    private readonly leave: () => void,
  ) {}

  save(draft: Draft): void {
    this.papers.change((papers) => {
      papers.set(writeCode(this.paper.code), draft);
      const oldest = [...papers].sort(([, one], [, other]) => one.started.localeCompare(other.started));
      oldest.slice(0, -MOST_PAPERS).forEach(([code]) => papers.delete(code));
    });
  }

  handedIn(draft: Draft, questions: readonly Asked[]): void {
    this.save(draft);
    const now = this.phone.now();
    openStore(this.phone.reach, this.tell).change((answers) => {
      for (const { ticket, reply, right } of questions) {
        if (!reply) continue;
        answers.set(ticket.id, { fingerprint: ticket.fingerprint, response: reply, right: right === true, at: now.toISOString() });
      }
    });
    const tried = questions.map(({ ticket, right }) => ({ id: ticket.id, fingerprint: ticket.fingerprint, right: right === true }));
    noteTries(openNotes(this.phone.reach, this.tell), tried, now);
  }

  waysOn(): HTMLElement[] {
    const notebook = make("a", "ck-button ck-to-notebook", "错的已记进错题本");
    notebook.href = "notebook.html";
    return [notebook, makeButton("ck-leave", "换一份卷子", this.leave)];
  }
}

/** A shared phone: the result waits for the trainer, and the owner's notebook stays as it is. */
export class TurnKeeper implements Keeper {
  constructor(
    private readonly keep: (draft: Draft) => void,
    private readonly done: (draft: Draft, wrong: string[]) => void,
    private readonly next: () => void,
  ) {}

  save(draft: Draft): void {
    this.keep(draft);
  }

  handedIn(draft: Draft, questions: readonly Asked[]): void {
    this.done(draft, questions.filter(({ right }) => right !== true).map(({ ticket }) => ticket.id));
  }

  waysOn(): HTMLElement[] {
    return [makeButton("ck-submit ck-next-person", "看完了，交给下一位", this.next)];
  }
}
