import { writeCode, type PaperCode } from "../src/code";
import { all, one } from "../src/dom";
import type { Entry } from "../src/grade";
import { Library } from "../src/library";
import type { Index, Payload } from "../src/payload";
import { QUIZ, openPage } from "./page";

export const MODULE = "training/m10-support.md";
export const ASSETS = "file:///site/assets/";
export const SECTIONS = ["maternity-days", "where", "visit"];
export const CODE: PaperCode = { modules: [], count: 7, mix: "any", minutes: null, seed: 1, variant: 0 };
export const NAME = writeCode(CODE);

/** The bank of one module that the fixture's quiz is; `edit` may change its index. Its chapter is there already. */
export function openBank(root: string, edit: (index: Index) => void = () => undefined): Library {
  const quiz = openPage(QUIZ);
  const payload = JSON.parse(one(quiz, ".ck-payload").textContent ?? "") as Payload;
  const html = one(quiz, ".ck-questions").outerHTML;
  const index: Index = {
    modules: [{ number: 10, path: MODULE, title: "生育支持", url: "training/m10-support.html" }],
    sections: SECTIONS.map((anchor) => ({ key: `policy/leave.md#${anchor}`, title: `《产假》${anchor}`, url: `policy/leave.html#${anchor}` })),
    tickets: payload.questions.map((entry) => ticketOf(quiz, entry)),
  };
  edit(index);
  openPage(`<main><p class="ck-about">说明</p><div class="ck-tool" id="${root}"></div></main>`);
  window.cunkeIndex = index;
  window.cunkeChapters = { [MODULE]: { html, questions: payload.questions } };
  return new Library(index, ASSETS);
}

function ticketOf(quiz: Document, entry: Entry): Index["tickets"][number] {
  const item = one(quiz, `[data-question="${entry.id}"]`);
  const size = Math.max(...[".ck-options > li", ".ck-items > li", ".ck-rights > li"].map((selector) => all(item, selector).length));
  const section = SECTIONS.indexOf(entry.section.split("#")[1] ?? "");
  const pinned = entry.type === "judge" ? [0, 1] : entry.id === "leave-001" ? [2] : [];
  const { id, fingerprint, type } = entry;
  return { id, fingerprint, module: 10, section, difficulty: 1, case: id.startsWith("visit") ? "visit-001" : "", type, size, pinned, new: true };
}

export function entryOf(library: Library, id: string): Entry {
  const entry = window.cunkeChapters?.[MODULE]?.questions.find((one_) => one_.id === id);
  if (!entry || !library.ticket(id)) throw new Error(id);
  return entry;
}
