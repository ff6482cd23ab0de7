import { make } from "../dom";
import type { Library } from "../library";
import type { Result } from "../result";
import type { Names } from "./names";
import { distribution, doubledSeats, type QuestionCount, type SectionCount } from "./analyse";

/** How many sections a trainer is told to explain again first. */
const WEAKEST = 3;

export function percent(right: number, total: number): string {
  return `${Math.round((100 * right) / Math.max(total, 1))}%`;
}

/** How many, and how the scores are spread: in words, and as one square a result. */
export function makeSpread(results: readonly Result[]): HTMLElement {
  const panel = make("section", "ck-spread");
  const right = results.reduce((sum, one) => sum + one.right, 0);
  const total = results.reduce((sum, one) => sum + one.total, 0);
  panel.append(make("p", "ck-end-words", `收到 ${results.length} 份，平均答对 ${percent(right, total)}。`));
  const list = make("ul", "ck-bands");
  for (const { words, count } of distribution(results)) {
    const row = make("li", "ck-band");
    const squares = make("span", "ck-squares");
    squares.setAttribute("aria-hidden", "true");
    squares.append(...Array.from({ length: count }, () => make("span", "ck-square ck-square-right")));
    row.append(make("span", "ck-band-words", `${words}：${count} 人`), squares);
    list.append(row);
  }
  panel.append(list);
  const doubled = doubledSeats(results);
  if (doubled.length > 0) panel.append(make("p", "ck-notice", `座位号 ${doubled.join("、")} 不止一份，都算在里面。要去掉的，在“一份一份看”里删。`));
  return panel;
}

/** The sections to explain again, the weakest first, with links. */
export function makeWeakest(sections: readonly SectionCount[], library: Library): HTMLElement {
  const panel = make("section", "ck-weakest");
  const weak = sections.filter(({ right, total }) => right < total);
  panel.append(make("h2", "", "要再讲的小节"));
  if (weak.length === 0) panel.append(make("p", "", "每一节都答对了。"));
  else panel.append(makeSections(weak.slice(0, WEAKEST), library, "ck-weak-list"));
  if (weak.length > WEAKEST) {
    const rest = make("details", "ck-share ck-rest");
    rest.append(make("summary", "", `另外 ${weak.length - WEAKEST} 节也有人答错`), makeSections(weak.slice(WEAKEST), library, "ck-weak-more"));
    panel.append(rest);
  }
  return panel;
}

function makeSections(sections: readonly SectionCount[], library: Library, className: string): HTMLElement {
  const list = make("ol", className);
  for (const { key, questions, right, total } of sections) {
    const { title, url } = library.section(key);
    const row = make("li", "");
    const link = make("a", "", title);
    link.href = url;
    row.append(link, make("small", "", `${questions} 题，答对 ${percent(right, total)}`));
    list.append(row);
  }
  return list;
}

/** Each question with its share of right answers, the hardest first. */
export function makeQuestionTable(questions: readonly QuestionCount[], names: Names): HTMLElement {
  const panel = make("section", "ck-question-table");
  const list = make("ul", "ck-counts");
  const numbered = questions.map((question, at) => ({ question, number: at + 1 }));
  numbered.sort((one, other) => share(one.question) - share(other.question) || one.number - other.number);
  list.append(...numbered.map(({ question, number }) => makeCount(question, number, names)));
  panel.append(make("h2", "", "每道题"), list);
  return panel;
}

function makeCount({ ticket, right, total, answered, wrong }: QuestionCount, number: number, names: Names): HTMLElement {
  const row = make("li", "ck-count");
  row.dataset.question = ticket.id;
  const meter = make("progress", "ck-meter");
  meter.max = Math.max(total, 1);
  meter.value = right;
  meter.setAttribute("aria-hidden", "true");
  row.append(make("span", "ck-count-stem", `${number}. ${names.brief(ticket.id)}`), meter);
  row.append(make("strong", "ck-count-share", `${right} / ${total} 人答对，${percent(right, total)}`));
  if (wrong) row.append(make("span", "ck-count-wrong", `错得最多：${names.option(ticket.id, wrong.at)}，${wrong.count} 人`));
  if (answered < total) row.append(make("span", "ck-count-open", `${total - answered} 人没答`));
  return row;
}

function share({ right, total }: QuestionCount): number {
  return right / Math.max(total, 1);
}
