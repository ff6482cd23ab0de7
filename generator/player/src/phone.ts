import type { Reach } from "./book";

/** What the player needs of the phone it runs on. */
export interface Phone {
  reach: Reach;
  now: () => Date;
  /** Undefined where the browser cannot speak. */
  speech: SpeechSynthesis | undefined;
  /** The address of the folder in which the scripts lie. */
  assets: string;
}

export function thisPhone(assets: string): Phone {
  return { reach: () => window.localStorage, now: () => new Date(), speech: window.speechSynthesis, assets };
}
