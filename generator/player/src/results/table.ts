import { LETTERS } from "../arrange";
import type { Mark, Result } from "../result";
import type { Person } from "./analyse";
import type { Drawn } from "../draw";
import type { BankTicket } from "../library";

const MARK: Readonly<Record<string, string>> = { true: "对", false: "错", undefined: "没答" };

/** Excel takes a file for UTF-8 only where it begins with this. */
export const FOR_EXCEL = "\ufeff";

/** All results as CSV (RFC 4180): seat, right, asked, then each question of variant A with what was chosen. */
export function writeCsv(
  results: readonly Result[],
  drawn: readonly Drawn<BankTicket>[],
  people: readonly (Person | undefined)[],
): string {
  const head = ["序号", "座位号", "答对", "题数", ...drawn.map(({ ticket }, at) => `第${at + 1}题 ${ticket.id}`)];
  const rows = results.map(({ seat, right, total }, at) => [
    String(at + 1),
    seat === null ? "" : String(seat),
    String(right),
    String(total),
    ...drawn.map((one) => cellOf(one, people[at]?.get(one.ticket.id))),
  ]);
  return [head, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n") + "\r\n";
}

function cellOf({ ticket, order }: Drawn<BankTicket>, mark: Mark | undefined): string {
  if (!mark) return "";
  const name = (at: number): string => (ticket.type === "judge" ? "对错".charAt(at) : LETTERS.charAt(order.indexOf(at)));
  const letters = mark.chosen.map(name).sort();
  return [MARK[String(mark.right)], letters.join("")].filter(Boolean).join(" ");
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

/** Hands a text over as a file. */
export function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
