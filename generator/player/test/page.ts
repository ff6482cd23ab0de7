import { readFileSync } from "node:fs";
import { Window } from "happy-dom";
import { all, one } from "../src/dom";
import type { Phone } from "../src/phone";
import { enhanceQuiz } from "../src/quiz";
import { KEY, type Saved } from "../src/store";

export const QUIZ = readFileSync("test/fixtures/quiz.html", "utf8");
export const NOON = new Date("2026-11-23T04:00:00Z");

/** Opens a page in a fresh browser, as the player's global document. */
export function openPage(html: string): Document {
  const window = new Window({ url: "file:///site/paper.html" });
  window.document.body.innerHTML = html;
  const browser = globalThis as unknown as Record<string, unknown>;
  browser.window = window;
  browser.document = window.document;
  browser.DOMParser = window.DOMParser;
  browser.location = window.location;
  // A browser brings what is focused into view; this one has no view.
  window.Element.prototype.scrollIntoView = () => undefined;
  return globalThis.document;
}

/** The storage of a phone that allows everything. */
export class Shelf implements Storage {
  private readonly kept = new Map<string, string>();
  [name: string]: unknown;
  get length(): number {
    return this.kept.size;
  }
  clear(): void {
    this.kept.clear();
  }
  key(at: number): string | null {
    return [...this.kept.keys()][at] ?? null;
  }
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }
  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

/** One that reads but takes nothing more. */
export class FullShelf extends Shelf {
  override setItem(): void {
    throw new DOMException("full", "QuotaExceededError");
  }
}

export function blocked(): never {
  throw new DOMException("denied", "SecurityError");
}

export function shelfWith(answers: Record<string, unknown>, version = 1): Shelf {
  const shelf = new Shelf();
  shelf.setItem(KEY, JSON.stringify({ version, answers }));
  return shelf;
}

export function kept(shelf: Storage): Record<string, Saved> {
  return (JSON.parse(shelf.getItem(KEY) ?? '{"answers":{}}') as { answers: Record<string, Saved> }).answers;
}

export function saved(fingerprint: string, response: Saved["response"], right = true): Saved {
  return { fingerprint, response, right, at: NOON.toISOString() };
}

/** A phone with this storage, at noon, without a voice. */
export function phoneWith(reach: () => Storage | null): Phone {
  return { reach, now: () => NOON, speech: undefined, assets: "file:///site/assets/" };
}

/** The quiz of the fixture on a phone with this storage. */
export function openQuiz(reach: Storage | null | (() => Storage | null) = new Shelf()): Document {
  const page = openPage(QUIZ);
  enhanceQuiz(one(page, ".ck-quiz"), phoneWith(typeof reach === "function" ? reach : () => reach));
  return page;
}

/** One question, as a reader's hand and eye meet it. */
export function question(page: Document, id: string) {
  const item = one(page, `#q-${id}`);
  const submit = one<HTMLButtonElement>(item, ".ck-submit");
  return {
    item,
    submit,
    press: () => submit.click(),
    options: all<HTMLInputElement>(item, ".ck-options input"),
    blanks: all<HTMLInputElement>(item, ".ck-blank"),
    selects: all<HTMLSelectElement>(item, "select"),
    result: () => text(one(item, ".ck-result")),
    isOpen: () => one<HTMLDetailsElement>(item, "details").open,
    /** class → words of each place with feedback, as `0:right 对`. */
    verdicts: (selector: string) =>
      all(item, selector).flatMap((place, at) => {
        const look = /ck-is-(right|wrong|missed)/.exec(place.className)?.[1];
        const word = place.querySelector(".ck-verdict") ?? place.nextElementSibling;
        return look ? [`${at}:${look} ${text(word)}`] : [];
      }),
  };
}

/** Lets everything that waits go on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

export function press(root: ParentNode, selector: string): void {
  one(root, selector).click();
}

/** The only element that is shown of those that fit, by its text. */
export function shownText(root: ParentNode, selector: string): string[] {
  return all(root, selector).filter((each) => !each.closest("[hidden]")).map(text);
}

export function score(page: Document): string {
  return text(one(page, ".ck-score"));
}

export function notice(page: Document): string {
  return text(one(page, ".ck-notice"));
}

export function text(element: Element | null): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}
