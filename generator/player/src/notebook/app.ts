import type { Book } from "../book";
import { faceTop, make, makeButton } from "../dom";
import { makeLargeTool } from "../large";
import { copyOf, type BankTicket, type Library, type Text } from "../library";
import { LoadError } from "../load";
import { noteTries, openNotes, type Note } from "../notes";
import type { Phone } from "../phone";
import { Practice } from "../practice";
import { Question } from "../question";
import type { Tally } from "../sections";
import { openStore, type Saved } from "../store";
import { makeNotice } from "../trouble";
import { addNewer, lastTry, pack, unpack } from "./baggage";
import { makeOverview, makeWrongList, type Overview } from "./pages";
import { daysUntil, dueOf, worked } from "./schedule";

const FAILED = "题目没有取全。刷新这一页再试；没有网络的，先在有网络的地方打开一次。";

/** A noted question that the bank still holds. */
interface Noted {
  ticket: BankTicket;
  note: Note;
}

/** The notebook: what is due, what was wrong, how each section goes. */
export class NotebookApp {
  private readonly notice: HTMLElement;
  private readonly notes: Book<Note>;
  private readonly answers: Book<Saved>;

  constructor(
    private readonly root: HTMLElement,
    private readonly library: Library,
    private readonly phone: Phone,
  ) {
    const { notice, tell } = makeNotice();
    this.notice = notice;
    this.notes = openNotes(phone.reach, tell);
    this.answers = openStore(phone.reach, tell);
  }

  start(): void {
    const notes = this.notes.all();
    if ([...notes.values()].some(({ tries }) => tries.length > 0)) {
      this.notes.change((entries) => entries.forEach((note, id) => entries.set(id, worked(note))));
    }
    this.show(
      makeOverview(this.overview(), {
        review: () => void this.review(),
        list: () => void this.list(),
        clear: () => this.clear(),
        carryOut: () => pack({ answers: this.answers.all(), notes: this.notes.all() }),
        carryIn: (text) => this.carryIn(text),
      }),
    );
  }

  private carryIn(text: string): string {
    const baggage = unpack(text);
    if ("words" in baggage) return baggage.words;
    this.answers.change((answers) => addNewer(answers, baggage.answers, ({ at }) => at));
    this.notes.change((notes) => addNewer(notes, baggage.notes, lastTry));
    this.start();
    const words = `放好了：${baggage.answers.size} 道题的记录，${baggage.notes.size} 道错题。这部手机上更新的没有动。`;
    this.notice.textContent = words;
    return words;
  }

  private overview(): Overview {
    const notes = this.notes.all();
    const noted = this.noted(notes);
    const open = noted.filter(({ note, ticket }) => !isKnown(note, ticket));
    const days = open.map(({ note }) => daysUntil(note, this.phone.now())).sort((one, other) => one - other);
    return {
      due: this.due(open).length,
      open: open.length,
      known: noted.length - open.length,
      gone: notes.size - noted.length,
      next: days[0],
      progress: this.progress(),
    };
  }

  /** In the bank's order. */
  private noted(notes: ReadonlyMap<string, Note>): Noted[] {
    return this.library.tickets.flatMap((ticket) => {
      const note = notes.get(ticket.id);
      return note ? [{ ticket, note }] : [];
    });
  }

  /** An edited question is due at once: nothing is known of its new wording. */
  private due(open: readonly Noted[]): Noted[] {
    const now = this.phone.now().getTime();
    return open.filter(({ note, ticket }) => note.fingerprint !== ticket.fingerprint || dueOf(note) <= now);
  }

  private open(): Noted[] {
    return this.noted(this.notes.all()).filter(({ note, ticket }) => !isKnown(note, ticket));
  }

  /** Every section of which a question was answered, with all its questions. */
  private progress(): Overview["progress"] {
    const answers = this.answers.all();
    return this.library.modules.flatMap(({ number, title }) => {
      const tallies = new Map<string, Tally>();
      for (const ticket of this.library.tickets.filter(({ module }) => module === number)) {
        const section = this.library.section(ticket.section);
        const tally = tallies.get(section.key) ?? { title: section.title, href: section.url, right: 0, wrong: 0, open: 0 };
        const answer = answers.get(ticket.id);
        const counts = answer?.fingerprint === ticket.fingerprint;
        tally[!counts ? "open" : answer.right ? "right" : "wrong"] += 1;
        tallies.set(section.key, tally);
      }
      const answered = [...tallies.values()].filter(({ right, wrong }) => right + wrong > 0);
      return answered.length > 0 ? [{ title, tallies: answered }] : [];
    });
  }

  private async review(): Promise<void> {
    const due = this.due(this.open());
    const texts = await this.load(due);
    if (!texts) return;
    const section = make("section", "ck-quiz ck-live");
    const list = make("ol", "ck-questions");
    const questions = due.flatMap(({ ticket, note }) => {
      const text = texts.get(ticket.id);
      return text ? [this.question(text, note, list, (question) => practice.answered(question))] : [];
    });
    const practice = new Practice(section, questions, "回到错题本", () => this.start());
    section.append(list);
    questions.forEach((question) => question.attach());
    practice.attach();
    this.show(section);
    practice.start(questions, false);
  }

  private question(text: Text, note: Note, list: HTMLElement, answered: (question: Question) => void): Question {
    const { entry } = text;
    const item = copyOf(text);
    if (text.caseStem) item.prepend(text.caseStem.cloneNode(true));
    list.append(item);
    const made = new Question(item, entry, this.phone, (question, response) => {
      const at = this.phone.now();
      const right = question.right === true;
      this.answers.put(entry.id, { fingerprint: entry.fingerprint, response, right, at: at.toISOString() });
      noteTries(this.notes, [{ id: entry.id, fingerprint: entry.fingerprint, right }], at);
      answered(question);
    });
    if (note.fingerprint !== entry.fingerprint) made.sayUpdated();
    return made;
  }

  private async list(): Promise<void> {
    const open = this.open();
    const texts = await this.load(open);
    if (texts) this.show(makeWrongList([...texts.values()], () => this.start()));
  }

  private clear(): void {
    this.notes.change((entries) => entries.clear());
    this.start();
  }

  private async load(noted: readonly Noted[]): Promise<Map<string, Text> | undefined> {
    try {
      return await this.library.texts(noted.map(({ ticket }) => ticket));
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      this.show(make("p", "ck-notice", FAILED), makeButton("ck-leave", "回到错题本", () => this.start()));
      return undefined;
    }
  }

  private show(...screen: HTMLElement[]): void {
    this.root.replaceChildren(makeLargeTool(document, this.phone.reach), this.notice, ...screen);
    faceTop(this.root);
  }
}

function isKnown({ known, fingerprint }: Note, ticket: BankTicket): boolean {
  return known === true && fingerprint === ticket.fingerprint;
}
