import { openBook, type Book } from "../book";
import { readCode, readPrint, writeCode, type Fault } from "../code";
import { faceTop, make, makeButton } from "../dom";
import { makeLargeTool } from "../large";
import type { Library } from "../library";
import { LoadError } from "../load";
import type { Phone } from "../phone";
import { makeNotice } from "../trouble";
import { Answering } from "./answering";
import { Asked, lineOf, repliesOf } from "./asked";
import { makeCover } from "./cover";
import { makeDoor } from "./door";
import { isDraft, type Draft } from "./draft";
import { OwnKeeper, type Keeper } from "./keepers";
import { makeHandOver, makeOutcome, makeWrong } from "./outcome";
import { newDraft, paperOf, type Paper } from "./sheet";
import { SharedPhone } from "./shared";
import type { Turn } from "./turns";

const OLDEST = "题库更新过，题目和那时不一样了，所以这里只留着当时的成绩。";
const FAILED = "题目没有取全。刷新这一页再试；没有网络的，先在有网络的地方打开一次。";

/** Papers on the phone: one screen after another in the page's root. */
export class PaperApp {
  private readonly notice: HTMLElement;
  private readonly papers: Book<Draft>;
  private readonly own: (paper: Paper) => Keeper;
  private readonly shared: SharedPhone;
  /** Ends what the screen before goes on with. */
  private stop = (): void => undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly library: Library,
    private readonly phone: Phone,
  ) {
    const { notice, tell } = makeNotice();
    this.notice = notice;
    this.papers = openBook("papers", isDraft, phone.reach, tell);
    this.own = (paper) => new OwnKeeper(paper, this.papers, phone, tell, () => this.showDoor());
    this.shared = new SharedPhone(this, phone.reach, tell);
  }

  /** `asked` is the code in the address, or empty. */
  start(asked: string): void {
    if (this.shared.goesOn()) return;
    const fault = asked ? this.open(asked) : "";
    if (fault !== undefined) this.showDoor(fault);
  }

  /** Opens the paper of a code; gives back what is wrong with the code. */
  private open(text: string): string | undefined {
    const paper = this.paper(text);
    if ("words" in paper) return paper.words;
    const former = this.papers.all().get(writeCode(paper.code));
    const actions = {
      begin: (seat: number | null) => void this.begin(paper, seat, this.own(paper)),
      takeTurns: (seat: number) => this.shared.begin(paper, seat),
      resume: (draft: Draft) => void this.resume(paper, draft, this.own(paper)),
      leave: () => this.showDoor(),
    };
    this.show(makeCover(paper, readPrint(text), former, actions));
    return undefined;
  }

  /** The paper of a code as this site draws it, or what is wrong with the code. */
  paper(text: string): Paper | Fault {
    const code = readCode(text);
    return "words" in code ? code : paperOf(this.library, code);
  }

  showDoor(fault = ""): void {
    this.show(makeDoor(this.library, fault, (text) => this.open(text)));
    this.about(true);
  }

  /** What the page is for needs to be said at its door only. */
  private about(shown: boolean): void {
    document.querySelector(".ck-about")?.toggleAttribute("hidden", !shown);
  }

  begin(paper: Paper, seat: number | null, keeper: Keeper): Promise<void> {
    return this.answer(paper, newDraft(paper, seat, this.phone.now()), keeper);
  }

  show(...screen: HTMLElement[]): void {
    this.stop();
    this.about(false);
    this.root.replaceChildren(makeLargeTool(document, this.phone.reach), this.notice, ...screen);
    faceTop(this.root);
  }

  private async questionsOf(paper: Paper, draft: Draft, changed: () => void): Promise<Asked[]> {
    const texts = await this.library.texts(paper.drawn.map(({ ticket }) => ticket));
    return paper.drawn.flatMap((drawn) => {
      const text = texts.get(drawn.ticket.id);
      if (!text) return [];
      const asked = new Asked(drawn, text, this.phone, changed);
      const kept = draft.replies[drawn.ticket.id];
      if (kept?.fingerprint === drawn.ticket.fingerprint) asked.fill(kept.reply);
      return [asked];
    });
  }

  async resume(paper: Paper, draft: Draft, keeper: Keeper): Promise<void> {
    if (draft.line === null) return this.answer(paper, { ...draft, print: paper.print }, keeper);
    if (draft.print !== paper.print) return this.show(make("p", "ck-notice", OLDEST), makeHandOver(draft.line), ...keeper.waysOn());
    const questions = await this.load(paper, draft, () => undefined);
    if (questions) this.showOutcome(questions, draft.line, keeper);
  }

  private async answer(paper: Paper, draft: Draft, keeper: Keeper): Promise<void> {
    let current = draft;
    const questions = await this.load(paper, draft, () => {
      current = { ...current, replies: { ...current.replies, ...repliesOf(questions ?? []) } };
      keeper.save(current);
    });
    if (!questions) return;
    keeper.save(current);
    const { minutes } = paper.code;
    const deadline = minutes === null ? null : Date.parse(draft.started) + minutes * 60_000;
    const answering = new Answering(questions, deadline, this.phone.now, () => {
      const line = lineOf(paper, draft, questions);
      keeper.handedIn({ ...current, line }, questions);
      this.showOutcome(questions, line, keeper);
    });
    this.show(answering.element);
    this.stop = () => answering.stop();
    answering.begin();
  }

  private async load(paper: Paper, draft: Draft, changed: () => void): Promise<Asked[] | undefined> {
    try {
      return await this.questionsOf(paper, draft, changed);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      this.show(make("p", "ck-notice", FAILED), makeButton("ck-leave", "回到开头", () => this.showDoor()));
      return undefined;
    }
  }

  private showOutcome(questions: readonly Asked[], line: string, keeper: Keeper): void {
    questions.forEach((question) => question.reveal());
    this.show(makeOutcome(questions, line, this.library, keeper.waysOn()));
  }

  /** One person's wrong questions with their answers, to read again or to print. */
  async showWrong(paper: Paper, turn: Turn, leave: () => void): Promise<void> {
    const back = makeButton("ck-leave", "回到大家的成绩", leave);
    const draft = newDraft(paper, turn.seat, this.phone.now());
    const questions = await this.load(paper, draft, () => undefined);
    if (!questions) return;
    const wrong = questions.filter(({ ticket }) => turn.wrong.includes(ticket.id));
    wrong.forEach((question) => question.showAnswer());
    this.show(makeWrong(`${turn.seat} 号的错题`, wrong), back);
  }
}
