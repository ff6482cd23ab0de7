import { withStorage, type Reach } from "./book";
import { makeButton } from "./dom";

const KEY = "cunke:large";
const CLASS = "ck-large";

/** Large type on every page of this phone, once a reader has asked for it. */
export function restoreLarge(page: Document, reach: Reach): void {
  withStorage(reach, () => undefined, (storage) => page.documentElement.classList.toggle(CLASS, storage.getItem(KEY) === "yes"));
}

/** The button that makes the type large and small again. Where nothing can be kept it still holds for this page. */
export function makeLargeTool(page: Document, reach: Reach): HTMLButtonElement {
  const root = page.documentElement;
  const button = makeButton("ck-large-tool", "", () => {
    const large = root.classList.toggle(CLASS);
    say();
    withStorage(reach, () => undefined, (storage) => (large ? storage.setItem(KEY, "yes") : storage.removeItem(KEY)));
  });
  const say = (): void => void (button.textContent = root.classList.contains(CLASS) ? "字小一点" : "字大一点");
  say();
  // A page whose header has this switch needs no second one.
  button.hidden = page.querySelector('[data-look="large"]') !== null;
  return button;
}
