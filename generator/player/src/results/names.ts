import { LETTERS } from "../arrange";
import { all } from "../dom";
import type { Drawn } from "../draw";
import type { BankTicket, Text } from "../library";

const LONGEST = 40;

/** How questions and options are called in a report: as they stand on variant A. */
export class Names {
  private readonly orders: ReadonlyMap<string, readonly number[]>;

  constructor(
    drawn: readonly Drawn<BankTicket>[],
    private readonly texts: ReadonlyMap<string, Text>,
  ) {
    this.orders = new Map(drawn.map(({ ticket, order }) => [ticket.id, order]));
  }

  /** The beginning of a stem. */
  brief(id: string): string {
    const stem = this.texts.get(id)?.item.querySelector(".ck-stem")?.cloneNode(true) as HTMLElement | undefined;
    if (stem) all(stem, "input").forEach((gap) => gap.replaceWith("＿＿"));
    const words = (stem?.textContent ?? "").replace(/\s+/g, " ").trim();
    return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
  }

  /** An option, by its authored position: its letter, where it has one, and its text. */
  option(id: string, at: number): string {
    const item = this.texts.get(id)?.item;
    const row = item && all(item, ".ck-options > li").find((one) => one.querySelector("input")?.value === String(at));
    const letter = row?.querySelector(".ck-mark") ? `${LETTERS.charAt(this.orders.get(id)?.indexOf(at) ?? -1)} ` : "";
    return `${letter}${row?.querySelector(".ck-text")?.textContent ?? ""}`;
  }
}
