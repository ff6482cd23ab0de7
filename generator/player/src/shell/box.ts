import { one } from "../dom";
import type { Answer } from "../search/engine";
import type { Ask } from "../search/worker";
import { addMiss } from "./misses";
import { resultsOf, sentenceOf } from "./results";

const PAUSE = 80;
/** A query that stands this long without a result was meant. */
const MEANT = 1500;

/**
 * The search box: fetches the search when it is first touched, and answers whatever arrives in it: typed, spoken, pasted, or
 * put in by an input method when it is done.
 */
export function openBox(root: HTMLElement, base: string, connect: () => Ask): void {
  const input = one<HTMLInputElement>(root, ".md-search__input");
  const output = one(root, ".md-search__output");
  const status = one(root, ".md-search-result__meta");
  const list = one(root, ".md-search-result__list");
  let ask: Ask | undefined;
  let timer = 0;
  let missing = 0;

  const say = (words: string, items: HTMLElement[] = []): void => {
    output.hidden = !words;
    document.documentElement.toggleAttribute("data-searching", !!words);
    status.textContent = words;
    list.replaceChildren(...items);
  };
  const show = (query: string, answer: Answer): void => {
    say(sentenceOf(query, answer), resultsOf(answer, base));
    output.scrollTop = 0;
    if (!answer.pages.length) missing = window.setTimeout(() => addMiss(query), MEANT);
  };
  const search = async (): Promise<void> => {
    window.clearTimeout(missing);
    const query = input.value.trim();
    if (!query) return say("");
    if (output.hidden) say("正在搜……");
    try {
      ask ??= connect();
      const answer = await ask(query);
      if (query === input.value.trim()) show(query, answer);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      ask = undefined;
      say("搜索用的内容没能取到。连上网再试一次。");
    }
  };
  const soon = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void search(), PAUSE);
  };

  input.addEventListener("focus", () => (ask ??= connect()));
  input.addEventListener("input", (event) => void ((event as InputEvent).isComposing || soon()));
  input.addEventListener("compositionend", soon);
  one(root, "form").addEventListener("submit", (event) => {
    event.preventDefault();
    void search();
  });
  root.addEventListener("keydown", (event) => walk(event, input, list, () => ((input.value = ""), say(""))));
  document.addEventListener("click", (event) => void (root.contains(event.target as Node) || say("")));
  if (input.value) soon();
}

/** Arrow keys go through the results, Escape closes them. */
function walk(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement, close: () => void): void {
  if (event.key === "Escape") {
    close();
    input.focus();
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const stops = [input, ...list.querySelectorAll<HTMLElement>("a")];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  if (!step || here < 0) return;
  event.preventDefault();
  stops[Math.min(stops.length - 1, Math.max(0, here + step))]?.focus();
}
