import { make, makeButton, makeStatus } from "./dom";
import { markWords } from "./evidence";
import { LoadError, loadScript, parseHtml, stemOf } from "./load";

type Sources = Partial<Record<string, Record<string, string>>>;

declare global {
  interface Window {
    cunkeSources?: Sources;
  }
}

const FAILED = "这里没能打开原文。点上面的链接，到原来那一页去看。";
const SHOW_TEXT = 4;

/** Puts a button beside a question's source that shows the section right there, its evidence marked. */
export function addExtract(details: HTMLElement, section: string, assets: string): void {
  const link = details.querySelector<HTMLAnchorElement>(".ck-source a");
  if (!link) return;
  const said = makeStatus("ck-extract-said");
  const button = makeButton("ck-here", "就在这里看原文", () => {
    button.disabled = true;
    sectionOf(link, section, assets).then(
      (extract) => {
        button.replaceWith(extract);
        extract.focus({ preventScroll: true });
        extract.querySelector("mark")?.scrollIntoView({ block: "nearest" });
      },
      (error: unknown) => {
        if (!(error instanceof LoadError)) throw error;
        button.remove();
        said.textContent = FAILED;
      },
    );
  });
  link.closest(".ck-source")?.after(button, said);
}

async function sectionOf(link: HTMLAnchorElement, section: string, assets: string): Promise<HTMLElement> {
  const [path = "", anchor = ""] = section.split("#");
  if (!window.cunkeSources?.[path]) await loadScript(document, `${assets}source/${stemOf(path)}.js`);
  const html = window.cunkeSources?.[path]?.[anchor];
  if (html === undefined) throw new LoadError(section);
  return makeExtract(html, new URL(link.href));
}

/** The section as a quotation. Its links are made for its own page, so they are led there; its ids stay there. */
export function makeExtract(html: string, source: URL): HTMLElement {
  const extract = make("blockquote", "ck-extract");
  extract.tabIndex = -1;
  extract.append(...parseHtml(html).childNodes);
  for (const each of extract.querySelectorAll("[id]")) each.removeAttribute("id");
  for (const title of extract.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    title.replaceWith(make("p", "ck-extract-title", title.textContent ?? ""));
  }
  // A wide table scrolls by itself: the keyboard must get there to scroll it.
  for (const table of extract.querySelectorAll("table")) table.tabIndex = 0;
  for (const name of ["href", "src"]) {
    for (const each of extract.querySelectorAll(`[${name}]`)) each.setAttribute(name, new URL(each.getAttribute(name) ?? "", source).href);
  }
  markWords(textsIn(extract), source.searchParams.get("mark") ?? "");
  return extract;
}

function textsIn(root: HTMLElement): Text[] {
  const walker = root.ownerDocument.createTreeWalker(root, SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest(".ck-extract-title, svg")) texts.push(node as Text);
  }
  return texts;
}
