/** The names under which this site keeps things on a phone, with the words that tell its owner what they are. */
export const LOOK_KEY = "cunke:look";
export const MISSES_KEY = "cunke:misses";
export const OFFLINE_KEY = "cunke:offline";
export const PREFIX = "cunke:";

/** Storage that is blocked, missing or full gives nothing and keeps nothing; the page goes on without. */
export function read(key: string): string {
  return reach((storage) => storage.getItem(key)) ?? "";
}

export function keep(key: string, value: string): void {
  reach((storage) => (value ? storage.setItem(key, value) : storage.removeItem(key)));
}

export function reach<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return undefined;
    throw error;
  }
}
