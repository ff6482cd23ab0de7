import { makeClearTool } from "./clear";
import { all, makeStatus, one } from "./dom";
import { makeLargeTool } from "./large";
import { noteTries, openNotes } from "./notes";
import type { Payload } from "./payload";
import type { Phone } from "./phone";
import { Practice } from "./practice";
import { Question } from "./question";
import { openStore, type Answers } from "./store";
import { makeNotice } from "./trouble";

const CLEARING = ["清除本页答题记录", "清除这一页的答题记录吗？清除后找不回来。", "本页的答题记录已清除。"] as const;

/** Makes one section.ck-quiz answerable on the phone. */
export function enhanceQuiz(section: HTMLElement, phone: Phone): void {
  const score = makeStatus("ck-score");
  const { notice, tell } = makeNotice();
  const store = openStore(phone.reach, tell);
  const notes = openNotes(phone.reach, tell);
  const questions = readQuestions(section, phone, (question, response) => {
    const { entry, right } = question;
    const at = phone.now();
    store.put(entry.id, { fingerprint: entry.fingerprint, response, right: right === true, at: at.toISOString() });
    noteTries(notes, [{ id: entry.id, fingerprint: entry.fingerprint, right: right === true }], at);
    showScore(score, questions);
    practice.answered(question);
  });
  const practice = new Practice(section, questions, "看全部题", () => undefined, `${phone.assets}../notebook.html`);
  const clear = makeClearTool(...CLEARING, () => {
    store.remove(questions.map(({ entry }) => entry.id));
    questions.forEach((question) => question.forget());
    showScore(score, questions);
    practice.leave();
  });

  restore(questions, store.all(), () => tell("unreadable"));
  showScore(score, questions);
  questions.forEach((question) => question.attach());
  practice.attach(makeLargeTool(document, phone.reach));
  one(section, ".ck-questions").before(score, notice);
  section.append(clear);
  section.classList.add("ck-live");
}

/** The questions of the page that the payload knows, in the page's order. */
function readQuestions(section: HTMLElement, phone: Phone, keep: ConstructorParameters<typeof Question>[3]): Question[] {
  const payload = JSON.parse(one(section, "script.ck-payload").textContent ?? "") as Payload;
  const entries = new Map(payload.questions.map((entry) => [entry.id, entry]));
  return all(section, ".ck-question").flatMap((item) => {
    const entry = entries.get(item.dataset.question ?? "");
    return entry ? [new Question(item, entry, phone, keep)] : [];
  });
}

function restore(questions: readonly Question[], answers: Answers, skipped: () => void): void {
  for (const question of questions) {
    const saved = answers.get(question.entry.id);
    if (saved && !question.restore(saved)) skipped();
  }
}

function showScore(line: HTMLElement, questions: readonly Question[]): void {
  const answered = questions.filter(({ right }) => right !== undefined);
  const right = answered.filter((question) => question.right);
  line.textContent = `已答 ${answered.length} / ${questions.length}，答对 ${right.length}`;
}
