import { isRecord, keyOf, openBook, type Book, type Reach, type Tell } from "./book";
import type { Reply } from "./grade";

const NAME = "answers";
export const KEY = keyOf(NAME);

/** One answer as it is kept, under its question's id. */
export interface Saved {
  /** Of the question as it stood when it was answered; another fingerprint means another text. */
  fingerprint: string;
  response: Reply;
  right: boolean;
  /** ISO 8601, UTC. */
  at: string;
}

export type Answers = Map<string, Saved>;

/** The last answer to each question. */
export function openStore(reach: Reach, tell: Tell): Book<Saved> {
  return openBook(NAME, isSaved, reach, tell);
}

export function isSaved(value: unknown): value is Saved {
  return (
    isRecord(value) &&
    typeof value.fingerprint === "string" &&
    typeof value.right === "boolean" &&
    typeof value.at === "string" &&
    isReply(value.response)
  );
}

export function isReply(value: unknown): value is Reply {
  return Array.isArray(value) && (value.every(Number.isInteger) || value.every((text) => typeof text === "string"));
}
