import { makeClearTool } from "./clear";
import { all, makeStatus, one } from "./dom";
import type { Payload } from "./payload";
import { Question } from "./question";
import { openStore, type Answers, type Trouble } from "./store";

const TROUBLES: Readonly<Record<Trouble, string>> = {
  blocked: "这个浏览器不让保存答题记录。可以照样答题，关掉网页后记录就没了。",
  full: "浏览器的存储空间满了，新的答题记录存不下。可以照样答题，关掉网页后这些记录就没了。",
  newer: "手机里的答题记录是新版网页存的，这一版读不了。可以照样答题，这次的记录不保存。",
  unreadable: "手机里有些答题记录读不出来，已经跳过。新的记录会照常保存。",
};

/** Makes one section.ck-quiz answerable on the phone. `reach` gets the storage, `now` the clock. */
export function enhanceQuiz(section: HTMLElement, reach: () => Storage | null, now: () => Date): void {
  const notice = makeStatus("ck-notice");
  const score = makeStatus("ck-score");
  const tell = makeTeller(notice);
  const store = openStore(reach, tell);
  const questions = readQuestions(section, ({ entry, right }, response) => {
    store.put(entry.id, { fingerprint: entry.fingerprint, response, right: right === true, at: now().toISOString() });
    showScore(score, questions);
  });
  const clear = makeClearTool(() => {
    store.remove(questions.map(({ entry }) => entry.id));
    questions.forEach((question) => question.forget());
    showScore(score, questions);
  });

  restore(questions, store.all(), tell);
  showScore(score, questions);
  questions.forEach((question) => question.attach());
  one(section, ".ck-questions").before(score, notice);
  section.append(clear);
  section.classList.add("ck-live");
}

/** The questions of the page that the payload knows, in the page's order. */
function readQuestions(section: HTMLElement, keep: ConstructorParameters<typeof Question>[2]): Question[] {
  const payload = JSON.parse(one(section, "script.ck-payload").textContent ?? "") as Payload;
  const entries = new Map(payload.questions.map((entry) => [entry.id, entry]));
  return all(section, ".ck-question").flatMap((item) => {
    const entry = entries.get(item.dataset.question ?? "");
    return entry ? [new Question(item, entry, keep)] : [];
  });
}

function restore(questions: readonly Question[], answers: Answers, tell: (trouble: Trouble) => void): void {
  for (const question of questions) {
    const saved = answers.get(question.entry.id);
    if (saved && !question.restore(saved)) tell("unreadable");
  }
}

function showScore(line: HTMLElement, questions: readonly Question[]): void {
  const answered = questions.filter(({ right }) => right !== undefined);
  const right = answered.filter((question) => question.right);
  line.textContent = `已答 ${answered.length} / ${questions.length}，答对 ${right.length}`;
}

/** Says each trouble once a page. */
function makeTeller(notice: HTMLElement): (trouble: Trouble) => void {
  const told = new Set<Trouble>();
  return (trouble) => {
    if (told.has(trouble)) return;
    told.add(trouble);
    notice.textContent = TROUBLES[trouble];
  };
}
