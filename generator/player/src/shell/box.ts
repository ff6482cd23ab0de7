import { one } from "../dom";
import type { Ask } from "../search/worker";
import { addMiss } from "./misses";
import { resultsOf, sentenceOf } from "./results";

const PAUSE = 80;
/** A query that stands this long without a result was meant. */
const MEANT = 1500;

interface Box {
  root: HTMLElement;
  input: HTMLInputElement;
  output: HTMLElement;
  status: HTMLElement;
  list: HTMLElement;
}

/**
 * The search box: fetches the search when it is first touched, and answers whatever arrives in it: typed, spoken, pasted, or
 * put in by an input method when it is done.
 */
export function openBox(root: HTMLElement, base: string, connect: () => Ask): void {
  const box: Box = {
    root,
    input: one<HTMLInputElement>(root, ".md-search__input"),
    output: one(root, ".md-search__output"),
    status: one(root, ".md-search-result__meta"),
    list: one(root, ".md-search-result__list"),
  };
  const { reach, search } = searching(box, base, connect);
  let timer = 0;
  const soon = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void search(), PAUSE);
  };
  box.input.addEventListener("focus", reach);
  box.input.addEventListener("input", (event) => void ((event as InputEvent).isComposing || soon()));
  box.input.addEventListener("compositionend", soon);
  one(root, "form").addEventListener("submit", (event) => {
    event.preventDefault();
    void search();
  });
  root.addEventListener("keydown", (event) => walk(event, box));
  document.addEventListener("click", (event) => void (root.contains(event.target as Node) || say(box, "")));
  if (box.input.value) soon();
}

/** Asks what stands in the box, and shows the answer if that still stands there; a search that could not be fetched is fetched anew. */
function searching(box: Box, base: string, connect: () => Ask): { reach: () => void; search: () => Promise<void> } {
  let ask: Ask | undefined;
  let missing = 0;
  const search = async (): Promise<void> => {
    window.clearTimeout(missing);
    const query = box.input.value.trim();
    if (!query) return say(box, "");
    if (box.output.hidden) say(box, "正在搜……");
    try {
      ask ??= connect();
      const answer = await ask(query);
      if (query !== box.input.value.trim()) return;
      say(box, sentenceOf(query, answer), resultsOf(answer, base));
      box.output.scrollTop = 0;
      if (!answer.pages.length || answer.faint) missing = window.setTimeout(() => addMiss(query), MEANT);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      ask = undefined;
      say(box, "搜索用的内容没能取到。连上网再试一次。");
    }
  };
  return { reach: () => void (ask ??= connect()), search };
}

/** What the status line says, over the results; nothing said closes the box. */
function say({ output, status, list }: Box, words: string, items: HTMLElement[] = []): void {
  output.hidden = !words;
  document.documentElement.toggleAttribute("data-searching", !!words);
  status.textContent = words;
  list.replaceChildren(...items);
}

/** Arrow keys go through the results, Escape closes them. */
function walk(event: KeyboardEvent, box: Box): void {
  if (event.key === "Escape") {
    box.input.value = "";
    say(box, "");
    box.input.focus();
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const stops = [box.input, ...box.list.querySelectorAll<HTMLElement>("a")];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  if (!step || here < 0) return;
  event.preventDefault();
  stops[Math.min(stops.length - 1, Math.max(0, here + step))]?.focus();
}
