import type { Reply } from "./grade";

export const KEY = "cunke:answers";
const VERSION = 1;

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

/** `unreadable`: skipped, new answers are kept. After the others nothing is kept. */
export type Trouble = "blocked" | "full" | "newer" | "unreadable";
export type Tell = (trouble: Trouble) => void;

export interface Store {
  all(): Answers;
  put(id: string, saved: Saved): void;
  remove(ids: readonly string[]): void;
}

/**
 * The answers in the phone's storage. Storage that is blocked, full or tampered with stops nothing: `tell` hears of it.
 * Every change reads the storage again, so that two open pages do not take each other's answers away.
 */
export function openStore(reach: () => Storage | null, tell: Tell): Store {
  const change = (edit: (answers: Answers) => void): void =>
    withStorage(reach, tell, (storage) => {
      const answers = parse(storage.getItem(KEY), tell);
      if (!answers) return;
      edit(answers);
      storage.setItem(KEY, JSON.stringify({ version: VERSION, answers: Object.fromEntries(answers) }));
    });
  return {
    all() {
      let answers: Answers | undefined;
      withStorage(reach, tell, (storage) => {
        answers = parse(storage.getItem(KEY), tell);
      });
      return answers ?? new Map();
    },
    put: (id, saved) => change((answers) => answers.set(id, saved)),
    remove: (ids) => change((answers) => ids.forEach((id) => answers.delete(id))),
  };
}

/** Even reaching for the storage may throw (site data switched off) or give null (a WebView without storage). */
function withStorage(reach: () => Storage | null, tell: Tell, use: (storage: Storage) => void): void {
  try {
    const storage = reach();
    if (storage) use(storage);
    else tell("blocked");
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    tell(error.name === "QuotaExceededError" ? "full" : "blocked");
  }
}

/** Nothing when a later player wrote it: that is not ours to read or to write over. */
function parse(text: string | null, tell: Tell): Answers | undefined {
  if (text === null) return new Map();
  const record = parseJson(text);
  if (isRecord(record) && typeof record.version === "number" && record.version > VERSION) {
    tell("newer");
    return undefined;
  }
  const entries = isRecord(record) && isRecord(record.answers) ? Object.entries(record.answers) : undefined;
  const sound = (entries ?? []).filter((entry): entry is [string, Saved] => isSaved(entry[1]));
  if (sound.length !== entries?.length) tell("unreadable");
  return new Map(sound);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSaved(value: unknown): value is Saved {
  return (
    isRecord(value) &&
    typeof value.fingerprint === "string" &&
    typeof value.right === "boolean" &&
    typeof value.at === "string" &&
    isReply(value.response)
  );
}

function isReply(value: unknown): value is Reply {
  return Array.isArray(value) && (value.every(Number.isInteger) || value.every((text) => typeof text === "string"));
}
