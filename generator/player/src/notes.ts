import { isRecord, openBook, type Book, type Reach, type Tell } from "./book";

/** When a question was tried (ISO 8601, UTC) and whether it went right. */
export type Try = [at: string, right: boolean];

/**
 * A question that was once answered wrong. Tries are noted wherever it is answered; the notebook's page works them into the card
 * (of ts-fsrs, its dates as text), so that other pages need not load the scheduler.
 */
export interface Note {
  fingerprint: string;
  tries: Try[];
  card?: Record<string, unknown>;
  /** Whether it is known by now; it comes back when it is answered wrong again. */
  known?: boolean;
}

/** More than anybody tries between two visits to the notebook. */
const MOST_TRIES = 30;

export function openNotes(reach: Reach, tell: Tell): Book<Note> {
  return openBook("notebook", isNote, reach, tell);
}

/** A question that was just answered. */
export interface Tried {
  id: string;
  fingerprint: string;
  right: boolean;
}

/** Notes tries: a wrong one always, a right one where the question is in the notebook already. */
export function noteTries(notes: Book<Note>, tried: readonly Tried[], at: Date): void {
  notes.change((entries) => {
    for (const { id, fingerprint, right } of tried) {
      const former = entries.get(id);
      if (right && !former) continue;
      // An edited question begins anew: what was known of the old wording says nothing of the new one.
      const note: Note = former?.fingerprint === fingerprint ? former : { fingerprint, tries: [] };
      const tries: Try[] = [...note.tries, [at.toISOString(), right]];
      entries.set(id, { ...note, tries: tries.slice(-MOST_TRIES) });
    }
  });
}

export function isNote(value: unknown): value is Note {
  return (
    isRecord(value) &&
    typeof value.fingerprint === "string" &&
    Array.isArray(value.tries) &&
    value.tries.every(isTry) &&
    (value.card === undefined || isRecord(value.card)) &&
    (value.known === undefined || typeof value.known === "boolean")
  );
}

function isTry(value: unknown): value is Try {
  return Array.isArray(value) && value.length === 2 && !Number.isNaN(Date.parse(String(value[0]))) && typeof value[1] === "boolean";
}
