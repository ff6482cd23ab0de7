import { all } from "../dom";
import { openBox } from "./box";
import { connect } from "./engine-link";
import { OFFLINE_KEY, read } from "./kept";
import { offerLooks } from "./look";

const WIDE = "(min-width: 76.25em)";

function start(): void {
  const base = document.body.dataset.base ?? ".";
  offerLooks(all(document, "[data-look]"));
  for (const box of all(document, ".md-header .md-search")) openBox(box, base, () => connect(`${base}/assets/search.js`));
  for (const contents of all<HTMLDetailsElement>(document, ".ck-toc")) contents.open = matchMedia(WIDE).matches;
  if (document.querySelector("[data-offline]") || read(OFFLINE_KEY)) bring(`${base}/assets/offline.js`);
  window.addEventListener("beforeprint", () => all<HTMLDetailsElement>(document, "details").forEach((one) => (one.open = true)));
}

/** What only a few pages or readers need comes when they need it. */
function bring(address: string): void {
  const script = document.createElement("script");
  script.src = address;
  document.head.append(script);
}

start();
