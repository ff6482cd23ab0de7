import { Rating, createEmptyCard, fsrs, type Card } from "ts-fsrs";
import type { Note, Try } from "../notes";

/** In days, no fuzz: the same tries give the same plan on every phone. */
const PLAN = fsrs({ enable_fuzz: false, enable_short_term: false });
/** A question that need not come back for so many days is known. */
export const KNOWN_DAYS = 21;
const DAY = 86_400_000;

/** Works the tries since the last visit into the card; the tries are then used up. */
export function worked(note: Note): Note {
  if (note.tries.length === 0) return note;
  let card = cardOf(note);
  for (const one of note.tries) card = card ? after(card, one) : first(one);
  const known = card !== undefined && card.scheduled_days >= KNOWN_DAYS;
  return { fingerprint: note.fingerprint, tries: [], ...(card ? { card: { ...card } } : {}), known };
}

/** When a worked note is to be asked again (milliseconds since 1970): at once as long as the last try was wrong. */
export function dueOf(note: Note): number {
  return cardOf(note)?.due.getTime() ?? 0;
}

/** Whole days from now until it is asked again; 0 is today. */
export function daysUntil(note: Note, now: Date): number {
  return Math.max(0, Math.ceil((dueOf(note) - now.getTime()) / DAY));
}

/** A card is made by the first wrong try. */
function first(one: Try): Card | undefined {
  return one[1] ? undefined : after(createEmptyCard(new Date(one[0])), one);
}

/** Right is "good", wrong is "again": nobody is asked how hard it felt. A clock that was set back does not undo a review. */
function after(card: Card, [at, right]: Try): Card {
  const when = Math.max(Date.parse(at), card.last_review?.getTime() ?? 0);
  const next = PLAN.next(card, new Date(when), right ? Rating.Good : Rating.Again).card;
  return right ? next : { ...next, due: new Date(when), scheduled_days: 0 };
}

/** A card out of the storage; undefined where it is none (it was tampered with): the tries begin it anew. */
export function cardOf({ card }: Note): Card | undefined {
  if (!card) return undefined;
  const { due, last_review: last, ...rest } = card;
  const numbers = ["stability", "difficulty", "elapsed_days", "scheduled_days", "learning_steps", "reps", "lapses", "state"];
  const sound = numbers.every((name) => typeof rest[name] === "number" && Number.isFinite(rest[name]));
  const when = Date.parse(String(due));
  if (!sound || Number.isNaN(when)) return undefined;
  const before = Date.parse(String(last));
  return { ...(rest as unknown as Card), due: new Date(when), ...(Number.isNaN(before) ? {} : { last_review: new Date(before) }) };
}
