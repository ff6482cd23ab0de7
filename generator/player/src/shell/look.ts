import { LOOK_KEY, keep, read } from "./kept";

/** What a reader may switch, and stays switched: `large` and one of `dark`, `light`; without the latter the phone's own setting counts. */
export interface Look {
  large: boolean;
  dark: boolean;
}

export function lookOf(kept: string, phoneIsDark: boolean): Look {
  const words = kept.split(" ");
  return { large: words.includes("large"), dark: words.includes("dark") || (phoneIsDark && !words.includes("light")) };
}

export function wordsOf(look: Look, phoneIsDark: boolean): string {
  const scheme = look.dark === phoneIsDark ? "" : look.dark ? "dark" : "light";
  return [look.large ? "large" : "", scheme].filter(Boolean).join(" ");
}

export function phoneIsDark(): boolean {
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Puts it on, before the first paint. */
export function wear(look: Look): void {
  const { dataset } = document.documentElement;
  dataset.mdColorScheme = look.dark ? "slate" : "default";
  if (look.large) dataset.large = "";
  else delete dataset.large;
}

/** The buttons that switch it; each says whether it is pressed. */
export function offerLooks(buttons: readonly HTMLElement[]): void {
  let look = lookOf(read(LOOK_KEY), phoneIsDark());
  const show = (): void => buttons.forEach((button) => button.setAttribute("aria-pressed", String(look[nameOf(button)])));
  for (const button of buttons) {
    button.addEventListener("click", () => {
      look = { ...look, [nameOf(button)]: !look[nameOf(button)] };
      keep(LOOK_KEY, wordsOf(look, phoneIsDark()));
      wear(look);
      show();
    });
  }
  show();
}

function nameOf(button: HTMLElement): keyof Look {
  return button.dataset.look === "large" ? "large" : "dark";
}
