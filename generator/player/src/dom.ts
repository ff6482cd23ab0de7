/** The element that the page's contract promises. */
export function one<E extends Element = HTMLElement>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`player: no ${selector}`);
  return found;
}

export function all<E extends Element = HTMLElement>(root: ParentNode, selector: string): E[] {
  return [...root.querySelectorAll<E>(selector)];
}

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = "",
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

export function makeButton(className: string, text: string, press: () => void): HTMLButtonElement {
  const button = make("button", `ck-button ${className}`, text);
  button.type = "button";
  button.addEventListener("click", press);
  return button;
}

/** A line that is read out, when there is a pause, each time its text changes. */
export function makeStatus(className: string): HTMLParagraphElement {
  const line = make("p", className);
  line.setAttribute("role", "status");
  return line;
}

/** A new screen is read from its title; the page moves only where its top was scrolled away. */
export function faceTop(screen: HTMLElement): void {
  screen.querySelector<HTMLElement>("[tabindex='-1']")?.focus({ preventScroll: true });
  if (screen.getBoundingClientRect().top < 0) screen.scrollIntoView({ block: "start" });
}
