import { isRecord } from "../book";
import type { Reply } from "../grade";
import { isReply } from "../store";

/** A paper that is being answered, or was. */
export interface Draft {
  /** Fingerprint of the bank. */
  print: string;
  nonce: string;
  seat: number | null;
  /** ISO 8601, UTC. */
  started: string;
  /** The result, once the paper is handed in. */
  line: string | null;
  /** By question id, each with the fingerprint of the wording it answers. */
  replies: Record<string, { fingerprint: string; reply: Reply }>;
}

export function isDraft(value: unknown): value is Draft {
  return (
    isRecord(value) &&
    typeof value.print === "string" &&
    typeof value.nonce === "string" &&
    (value.seat === null || typeof value.seat === "number") &&
    !Number.isNaN(Date.parse(String(value.started))) &&
    (value.line === null || typeof value.line === "string") &&
    isRecord(value.replies) &&
    Object.values(value.replies).every((one) => isRecord(one) && typeof one.fingerprint === "string" && isReply(one.reply))
  );
}
