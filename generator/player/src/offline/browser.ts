import { CACHE, type Means } from "./store";

const DIGITS = 16;
/** Milliseconds for a host to begin its answer; then the network counts as gone. */
const PATIENCE = 20_000;

/** The means of a real browser; the same on pages and in the service worker. */
export function browserMeans(root: string): Means {
  return {
    root,
    open: () => caches.open(CACHE),
    exists: () => caches.has(CACHE),
    async fetch(address) {
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), PATIENCE);
      try {
        return await fetch(address, { cache: "no-store", credentials: "omit", redirect: "error", signal: patience.signal });
      } finally {
        clearTimeout(timer);
      }
    },
    async hash(bytes) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, DIGITS);
    },
  };
}
