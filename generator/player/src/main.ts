import { offerReading } from "./aloud";
import { all } from "./dom";
import { markEvidence, showEvidence } from "./evidence";
import { restoreLarge } from "./large";
import { assetsOf } from "./load";
import { thisPhone } from "./phone";
import { enhanceQuiz } from "./quiz";
import { watchVoices } from "./speech";

const assets = assetsOf(document);

/**
 * No feature is tested for here: a browser too old for what the player calls (below Chrome 80) is also too old for its
 * syntax, refuses the script as a whole, and the page stays as it came: readable, with its answers to unfold.
 */
function start(): void {
  const phone = thisPhone(assets);
  restoreLarge(document, phone.reach);
  const mark = markEvidence(document, new URL(location.href));
  if (mark) afterTheJump(() => showEvidence(mark));
  for (const section of all(document, "section.ck-quiz")) enhanceQuiz(section, phone);
  for (const article of all(document, "article")) offerReading(article, phone.speech);
  watchVoices(document, phone.speech);
}

/** The browser's own jump to the heading comes as late as the first frame after loading, and takes the focus with it. */
function afterTheJump(act: () => void): void {
  const inTwoFrames = (): void => void requestAnimationFrame(() => requestAnimationFrame(act));
  if (document.readyState === "complete") inTwoFrames();
  else window.addEventListener("load", inTwoFrames, { once: true });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
