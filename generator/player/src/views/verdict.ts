import { all, make } from "../dom";
import type { Verdict } from "../grade";

const WORDS: Readonly<Record<Verdict, string>> = { right: "对", wrong: "不对", missed: "漏选" };

/** Colours `target` by class and gives back the word to put beside it: colour alone tells nothing to many readers. */
export function stamp(target: Element, verdict: Verdict, words = WORDS[verdict]): HTMLElement {
  target.classList.add(`ck-is-${verdict}`);
  return make("span", "ck-verdict", words);
}

/** Takes away all that was added as feedback inside `body`. */
export function wipe(body: ParentNode): void {
  all(body, ".ck-verdict, .ck-why").forEach((added) => added.remove());
  for (const verdict of Object.keys(WORDS)) {
    all(body, `.ck-is-${verdict}`).forEach((target) => target.classList.remove(`ck-is-${verdict}`));
  }
}
