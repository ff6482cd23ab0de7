import type { Chapter, Index, ModuleLine, SectionLine } from "./payload";
import type { Ticket } from "./draw";
import { one } from "./dom";
import type { Entry } from "./grade";
import { LoadError, loadScript, parseHtml, stemOf } from "./load";

declare global {
  interface Window {
    cunkeIndex?: Index;
    cunkeChapters?: Partial<Record<string, Chapter>>;
  }
}

/** A question's ticket; `fresh` is false where its page is overdue: it is then in no new paper. */
export interface BankTicket extends Ticket {
  fresh: boolean;
}

/** A question's text: what the player is told of it, its li.ck-question to copy, and the stem of its case. */
export interface Text {
  entry: Entry;
  item: HTMLElement;
  caseStem: HTMLElement | undefined;
}

/** The whole bank: its index is there from the beginning, its texts are loaded a module at a time. */
export class Library {
  readonly tickets: readonly BankTicket[];
  private readonly sections: ReadonlyMap<string, SectionLine>;
  private readonly byId: ReadonlyMap<string, BankTicket>;

  constructor(
    private readonly index: Index,
    private readonly assets: string,
  ) {
    this.tickets = index.tickets.map((line) => ({ ...line, section: index.sections[line.section]?.key ?? "", fresh: line.new }));
    this.sections = new Map(index.sections.map((line) => [line.key, line]));
    this.byId = new Map(this.tickets.map((ticket) => [ticket.id, ticket]));
  }

  /** Modules that have questions, in teaching order. */
  get modules(): readonly ModuleLine[] {
    return this.index.modules;
  }

  ticket(id: string): BankTicket | undefined {
    return this.byId.get(id);
  }

  section(key: string): SectionLine {
    return this.sections.get(key) ?? { key, title: key, url: "" };
  }

  /** The texts of these questions by id. Rejects with a LoadError where a chapter cannot be had or is of another build. */
  async texts(tickets: readonly Ticket[]): Promise<Map<string, Text>> {
    const wanted = new Map(tickets.map((ticket) => [ticket.id, ticket.fingerprint]));
    const numbers = new Set(tickets.map(({ module }) => module));
    const paths = this.index.modules.filter(({ number }) => numbers.has(number)).map(({ path }) => path);
    const texts = (await Promise.all(paths.map((path) => this.chapter(path)))).flatMap(textsOf);
    const found = texts.filter(({ entry }) => wanted.get(entry.id) === entry.fingerprint);
    if (found.length !== wanted.size) throw new LoadError("the index and the chapters are of different builds");
    return new Map(found.map((text) => [text.entry.id, text]));
  }

  private async chapter(path: string): Promise<Chapter> {
    if (!window.cunkeChapters?.[path]) await loadScript(document, `${this.assets}bank/${stemOf(path)}.js`);
    const chapter = window.cunkeChapters?.[path];
    if (!chapter) throw new LoadError(path);
    return chapter;
  }
}

function textsOf({ html, questions }: Chapter): Text[] {
  const body = parseHtml(html);
  return questions.map((entry) => {
    const item = one(body, `[data-question="${entry.id}"]`);
    const stem = item.closest(".ck-case")?.querySelector<HTMLElement>(".ck-case-stem");
    return { entry, item, caseStem: stem ?? undefined };
  });
}

/** A question's own copy of its item. */
export function copyOf({ item }: Text): HTMLElement {
  return document.importNode(item, true);
}
