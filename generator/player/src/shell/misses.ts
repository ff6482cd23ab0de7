import { MISSES_KEY, keep, read } from "./kept";

const MOST = 50;

/** Queries that found nothing, newest first. They stay on this phone until its owner copies or wipes them. */
export function misses(): string[] {
  return read(MISSES_KEY).split("\n").filter(Boolean);
}

export function addMiss(query: string): void {
  const plain = query.replace(/\s+/g, " ").trim().slice(0, 60);
  const others = misses().filter((one) => one !== plain && !plain.startsWith(one));
  if (plain) keep(MISSES_KEY, [plain, ...others].slice(0, MOST).join("\n"));
}
