import type { Part, Reply } from "../grade";

/** What keeps a reader's answer from being complete, and the control to go to. */
export interface Gap {
  words: string;
  control: HTMLElement;
}

/** One question on the page: its controls, and the feedback beside them. */
export interface View {
  /** Where a new try begins. */
  first(): HTMLElement;
  answer(): Reply | Gap;
  /** What is answered so far, however little; undefined when nothing is. */
  draft(): Reply | undefined;
  /** Whether a kept reply can be one of this question's (storage can be tampered with). */
  fits(reply: Reply): boolean;
  fill(reply: Reply): void;
  /** Shows the verdict on each part and locks the controls. */
  show(parts: readonly Part[]): void;
  /** What was not right, in one sentence. */
  explain(parts: readonly Part[]): string;
  /** Back to how the page came. */
  reset(): void;
}

/** `item` is the li.ck-question; `say` puts a sentence into its status line. */
export type MakeView = (item: HTMLElement, say: (words: string) => void) => View;

export function wrongPlaces(parts: readonly Part[]): number[] {
  return parts.filter((part) => part.verdict !== "right").map((part) => part.at);
}

/** Integers from 0 up to, not including, `limit`. */
export function within(reply: Reply, limit: number): boolean {
  return reply.every((value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < limit);
}
