import { all } from "./dom";
import { makeReader, type Said } from "./speech";

const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, tr, figcaption";
/** Questions have buttons of their own; the rest is for finding one's way. */
const PASSED_OVER = ".ck-quiz, .ck-tested, .ck-facts, .ck-card, thead, nav, details:not([open]), [hidden], svg";

/** A page that teaches can be read to people who left their glasses at home; the button stays in sight while it reads. */
export function offerReading(article: HTMLElement, speech: SpeechSynthesis | undefined): void {
  const facts = article.querySelector(".ck-facts");
  const button = makeReader(() => saidBy(article), speech);
  button.classList.add("ck-aloud");
  facts?.after(button);
  if (facts) window.addEventListener("pagehide", () => speech?.cancel());
}

/** What a page says, block by block, in reading order. */
export function saidBy(article: HTMLElement): Said[] {
  return all(article, BLOCKS)
    .filter((block) => !block.closest(PASSED_OVER) && !block.parentElement?.closest("tr"))
    .map((block) => ({ words: wordsIn(block), at: block }))
    .filter(({ words }) => words !== "");
}

/** The words of a block without those of the blocks within it, which come by themselves; a row is said as a whole. */
function wordsIn(block: HTMLElement): string {
  const copy = block.cloneNode(true) as HTMLElement;
  const isRow = block.tagName === "TR";
  all(copy, `.headerlink, button, sup${isRow ? "" : `, ${BLOCKS}`}`).forEach((each) => each.remove());
  const parts = isRow ? [...copy.children] : [copy];
  return parts.map((part) => (part.textContent ?? "").replace(/\s+/g, " ").trim()).filter(Boolean).join("，");
}
