import { make, makeButton, makeStatus } from "./dom";

const CURRENT = "ck-current";

/** A page of a pager: the element to show, and what is to be shown above it (the stem of a case). */
export interface Leaf {
  item: HTMLElement;
  above?: HTMLElement | undefined;
}

/** Leaves one at a time, with a bar for a thumb at the bottom. `last` is what the way on is called on the last one. */
export class Pager {
  readonly element = make("div", "ck-pager ck-running");
  private readonly above = make("div", "ck-above");
  private readonly list = make("ol", "ck-questions");
  private at = 0;
  private readonly place = makeStatus("ck-place");
  private readonly back = makeButton("ck-back", "上一题", () => this.go(this.at - 1));
  private readonly onward = makeButton("ck-onward-button", "下一题", () => this.forward());

  constructor(
    private readonly leaves: readonly Leaf[],
    private readonly last: string,
    private readonly end: () => void,
  ) {
    const bar = make("div", "ck-bar");
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "前一题，后一题");
    bar.append(this.back, this.place, this.onward);
    this.element.append(this.above, this.list, bar);
  }

  /** Shows one leaf and brings the reader there. */
  go(at: number): void {
    this.at = Math.min(Math.max(at, 0), this.leaves.length - 1);
    const leaf = this.leaves[this.at];
    if (!leaf) return;
    leaf.item.classList.add(CURRENT);
    this.above.replaceChildren(...(leaf.above ? [leaf.above] : []));
    this.list.replaceChildren(leaf.item);
    this.place.textContent = `第 ${this.at + 1} 题，共 ${this.leaves.length} 题`;
    this.back.disabled = this.at === 0;
    this.onward.textContent = this.at === this.leaves.length - 1 ? this.last : "下一题";
    leaf.item.tabIndex = -1;
    leaf.item.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "start" });
  }

  /** So many leaves on; past the last one nothing happens. */
  turn(step: number): void {
    if (this.leaves[this.at + step]) this.go(this.at + step);
  }

  private forward(): void {
    if (this.at === this.leaves.length - 1) this.end();
    else this.go(this.at + 1);
  }
}
