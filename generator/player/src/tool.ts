import { one } from "./dom";
import { Library } from "./library";
import { assetsOf } from "./load";
import { thisPhone, type Phone } from "./phone";

/** Starts a page that is made of a script, once the page stands; the words for browsers without scripts go. */
export function startTool(id: string, open: (root: HTMLElement, library: Library, phone: Phone) => void): void {
  const assets = assetsOf(document);
  const start = (): void => {
    if (!window.cunkeIndex) return;
    document.querySelector(".ck-noscript")?.remove();
    open(one(document, `#${id}`), new Library(window.cunkeIndex, assets), thisPhone(assets));
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
