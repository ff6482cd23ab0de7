import { all } from "./dom";
import { markEvidence, showEvidence } from "./evidence";
import { enhanceQuiz } from "./quiz";

/**
 * No feature is tested for here: a browser too old for what the player calls (below Chrome 80) is also too old for its
 * syntax, refuses the script as a whole, and the page stays as it came: readable, with its answers to unfold.
 */
function start(): void {
  const mark = markEvidence(document, new URL(location.href));
  if (mark) afterTheJump(() => showEvidence(mark));
  for (const section of all(document, "section.ck-quiz")) {
    enhanceQuiz(section, () => window.localStorage, () => new Date());
  }
}

/** The browser's own jump to the heading comes as late as the first frame after loading, and takes the focus with it. */
function afterTheJump(act: () => void): void {
  const inTwoFrames = (): void => void requestAnimationFrame(() => requestAnimationFrame(act));
  if (document.readyState === "complete") inTwoFrames();
  else window.addEventListener("load", inTwoFrames, { once: true });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
