import { CACHE, type Means } from "./store";

const DIGITS = 16;

/** The means of a real browser; the same on pages and in the service worker. */
export function browserMeans(root: string): Means {
  return {
    root,
    open: () => caches.open(CACHE),
    fetch: (address) => fetch(address, { cache: "no-store", credentials: "omit", redirect: "error" }),
    async hash(bytes) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, DIGITS);
    },
  };
}
