import { all } from "./dom";

export const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Puts a question's options, items or right sides into a paper's order; `order` holds authored positions. Letters go with the place. */
export function arrange(item: HTMLElement, order: readonly number[]): void {
  const letter = (value: string | undefined): string => LETTERS.charAt(order.indexOf(Number(value)));
  sort(item, ".ck-options > li", order, (row) => row.querySelector("input")?.value);
  for (const row of all(item, ".ck-options > li")) setText(row.querySelector(".ck-mark"), letter(row.querySelector("input")?.value));
  sort(item, ".ck-items > li", order, (row) => row.dataset.item);
  sort(item, ".ck-rights > li", order, (row) => row.dataset.right);
  for (const select of all<HTMLSelectElement>(item, "select")) arrangeSelect(select, order, letter);
  sort(item, ".ck-whys > li", order, (row) => row.dataset.option);
  const lettered = item.querySelector(".ck-mark") !== null;
  for (const why of all(item, ".ck-whys > li")) setText(why.querySelector("strong"), lettered ? letter(why.dataset.option) : "");
}

/** The right answer in the paper's letters. */
export function letterAnswer(item: HTMLElement, answer: readonly number[]): void {
  const line = item.querySelector(".ck-right");
  if (!line || !item.querySelector(".ck-mark")) return;
  const rows = all(item, ".ck-options > li").filter((row) => answer.includes(Number(row.querySelector("input")?.value)));
  const words = rows.map((row) => `${row.querySelector(".ck-mark")?.textContent}　${row.querySelector(".ck-text")?.textContent}`);
  line.replaceChildren(...all(line, "strong"), words.join("；"));
}

function sort(item: HTMLElement, selector: string, order: readonly number[], valueOf: (row: HTMLElement) => string | undefined): void {
  const rows = all(item, selector);
  const place = (row: HTMLElement): number => order.indexOf(Number(valueOf(row)));
  rows[0]?.parentElement?.append(...rows.sort((one, other) => place(one) - place(other)));
}

function arrangeSelect(select: HTMLSelectElement, order: readonly number[], letter: (value: string) => string): void {
  const [none, ...options] = [...select.options];
  const place = (option: HTMLOptionElement): number => order.indexOf(Number(option.value));
  for (const option of options) option.textContent = `${letter(option.value)} ${(option.textContent ?? "").slice(2)}`;
  if (none) select.append(none, ...options.sort((one, other) => place(one) - place(other)));
  // An option that moves takes its being selected along, or leaves it behind: browsers differ.
  select.value = "";
}

function setText(element: Element | null, text: string): void {
  if (element) element.textContent = text;
}
