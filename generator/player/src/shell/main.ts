import { all } from "../dom";
import { openBox } from "./box";
import { connect } from "./engine-link";
import { offerLooks } from "./look";

const WIDE = "(min-width: 76.25em)";

function start(): void {
  const base = document.body.dataset.base ?? ".";
  offerLooks(all(document, "[data-look]"));
  for (const box of all(document, ".md-search")) openBox(box, base, () => connect(`${base}/assets/search.js`));
  for (const contents of all<HTMLDetailsElement>(document, ".ck-toc")) contents.open = matchMedia(WIDE).matches;
  window.addEventListener("beforeprint", () => all<HTMLDetailsElement>(document, "details").forEach((one) => (one.open = true)));
}

start();
