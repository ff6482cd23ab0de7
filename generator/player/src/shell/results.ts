import { make } from "../dom";
import type { Answer, FoundPage, FoundSection } from "../search/engine";
import type { Piece } from "../search/excerpt";

/** What was found, as a list of pages with their sections; texts only, never markup. */
export function resultsOf(answer: Answer, base: string): HTMLLIElement[] {
  return answer.pages.map((page) => itemOf(page, base));
}

export function sentenceOf(query: string, answer: Answer): string {
  const instead = answer.instead ? `按“${answer.instead}”搜索。` : "";
  const count = answer.pages.length;
  if (!count) return `${instead}没有找到“${query}”。换个说法，或少写几个字。`;
  if (answer.faint) return `没有找到“${query}”。下面这些只有个别字一样，换个说法再试。`;
  return instead + (answer.more ? `最相关的 ${count} 页` : `找到 ${count} 页`);
}

function itemOf(page: FoundPage, base: string): HTMLLIElement {
  const item = make("li", "md-search-result__item");
  const title = make("p", "md-search-result__title");
  title.append(link(page.address, base, page.title));
  item.append(title, ...page.sections.map((section) => sectionOf(section, base)));
  return item;
}

function sectionOf(section: FoundSection, base: string): HTMLElement {
  const part = link(section.address, base, section.title);
  part.className = "md-search-result__link";
  const heading = make("strong", "");
  heading.append(...part.childNodes);
  const excerpt = make("span", "");
  excerpt.append(...piecesOf(section.excerpt));
  part.append(heading, excerpt);
  return part;
}

function link(address: string, base: string, pieces: readonly Piece[]): HTMLAnchorElement {
  const found = make("a", "");
  found.href = `${base}/${address}`;
  found.append(...piecesOf(pieces));
  return found;
}

function piecesOf(pieces: readonly Piece[]): (string | HTMLElement)[] {
  return pieces.map(([text, marked]) => (marked ? make("mark", "", text) : text));
}
