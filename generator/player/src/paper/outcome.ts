import { make, makeButton, makeStatus } from "../dom";
import type { Library } from "../library";
import { copyText } from "../copy";
import { makeQr } from "../qr";
import { makeTallies, type Tally } from "../sections";
import type { Asked } from "./asked";

/** A paper that is handed in: how it went, what to read again, the result for the trainer, every question with its answer. */
export function makeOutcome(questions: readonly Asked[], line: string, library: Library, ways: readonly HTMLElement[]): HTMLElement {
  const right = questions.filter((question) => question.right).length;
  const outcome = make("div", "ck-outcome");
  const head = make("p", "ck-end-words", `${questions.length} 题，答对 ${right} 题。`);
  head.tabIndex = -1;
  outcome.append(head, makeHandOver(line), make("h2", "", "按小节看"), makeTallies(talliesOf(questions, library)));
  outcome.append(...ways, make("h2", "", "一题一题看"), makeList(questions));
  return outcome;
}

/** The result as a QR to scan, and as a line to send. */
export function makeHandOver(line: string): HTMLElement {
  const panel = make("section", "ck-hand-over");
  const said = makeStatus("ck-copied");
  const field = make("textarea", "ck-line");
  field.readOnly = true;
  field.rows = 2;
  field.value = line;
  field.setAttribute("aria-label", "成绩，一行字");
  const copy = makeButton("ck-copy", "复制这一行", () => {
    copyText(field).then((done) => (said.textContent = done ? "复制好了，发给讲师就行。" : "没能复制。按住这行字，自己选“复制”。"));
  });
  panel.append(make("p", "ck-hand-over-words", "把二维码给讲师扫；扫不了，就把这一行发给讲师。"), makeQr(line, "成绩二维码"), field, copy, said);
  return panel;
}

/** Wrong questions with their answers, ready to be printed. */
export function makeWrong(title: string, questions: readonly Asked[]): HTMLElement {
  const panel = make("section", "ck-wrong ck-with-answers");
  const head = make("h2", "", title);
  head.tabIndex = -1;
  panel.append(head, makeButton("ck-print", "打印", () => window.print()), makeList(questions));
  return panel;
}

function makeList(questions: readonly Asked[]): HTMLElement {
  const list = make("ol", "ck-questions");
  let stem: HTMLElement | undefined;
  for (const { item, caseStem } of questions) {
    if (caseStem && caseStem !== stem) item.prepend(caseStem.cloneNode(true));
    stem = caseStem;
    list.append(item);
  }
  return list;
}

function talliesOf(questions: readonly Asked[], library: Library): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { ticket, right } of questions) {
    const { key, title, url } = library.section(ticket.section);
    const tally = tallies.get(key) ?? { title, href: url, right: 0, wrong: 0, open: 0 };
    tally[right === undefined ? "open" : right ? "right" : "wrong"] += 1;
    tallies.set(key, tally);
  }
  return [...tallies.values()].sort((one, other) => one.right / sum(one) - other.right / sum(other));
}

function sum({ right, wrong, open }: Tally): number {
  return right + wrong + open;
}
