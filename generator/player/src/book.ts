/** `unreadable`: skipped, new entries are kept. After the others nothing is kept. */
export type Trouble = "blocked" | "full" | "newer" | "unreadable";
export type Tell = (trouble: Trouble) => void;
export type Reach = () => Storage | null;

/** Entries under their names, in the phone's storage. */
export interface Book<T> {
  all(): Map<string, T>;
  put(name: string, value: T): void;
  remove(names: readonly string[]): void;
  /** Reads, changes and writes in one go. */
  change(edit: (entries: Map<string, T>) => void): void;
}

const VERSION = 1;

export function keyOf(name: string): string {
  return `cunke:${name}`;
}

/**
 * One versioned JSON under `cunke:<name>`. Storage that is blocked, full or tampered with stops nothing: `tell` hears of it, and
 * entries that are not sound are skipped. Every change reads the storage again, so that two open pages do not take each other's
 * entries away.
 */
export function openBook<T>(name: string, isSound: (value: unknown) => value is T, reach: Reach, tell: Tell): Book<T> {
  const read = (storage: Storage): Map<string, T> | undefined => parse(storage.getItem(keyOf(name)), name, isSound, tell);
  const change = (edit: (entries: Map<string, T>) => void): void =>
    withStorage(reach, tell, (storage) => {
      const entries = read(storage);
      if (!entries) return;
      edit(entries);
      storage.setItem(keyOf(name), JSON.stringify({ version: VERSION, [name]: Object.fromEntries(entries) }));
    });
  return {
    all() {
      let entries: Map<string, T> | undefined;
      withStorage(reach, tell, (storage) => {
        entries = read(storage);
      });
      return entries ?? new Map<string, T>();
    },
    put: (entry, value) => change((entries) => entries.set(entry, value)),
    remove: (names) => change((entries) => names.forEach((entry) => entries.delete(entry))),
    change,
  };
}

/** Even reaching for the storage may throw (site data switched off) or give null (a WebView without storage). */
export function withStorage(reach: Reach, tell: Tell, use: (storage: Storage) => void): void {
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
function parse<T>(text: string | null, name: string, isSound: (value: unknown) => value is T, tell: Tell): Map<string, T> | undefined {
  if (text === null) return new Map();
  const record = parseJson(text);
  if (isRecord(record) && typeof record.version === "number" && record.version > VERSION) {
    tell("newer");
    return undefined;
  }
  const held = isRecord(record) ? record[name] : undefined;
  const entries = isRecord(held) ? Object.entries(held) : undefined;
  const sound = (entries ?? []).filter((entry): entry is [string, T] => isSound(entry[1]));
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

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
