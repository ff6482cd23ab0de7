import { all, make, makeButton, one } from "../dom";
import { stamp, wipe } from "./verdict";
import { within, wrongPlaces, type MakeView } from "./view";

interface Row {
  row: HTMLElement;
  /** The item's value: where its author put it. */
  value: number;
  text: string;
  up: HTMLButtonElement;
  down: HTMLButtonElement;
}

/** Put in order: buttons rather than dragging, which fails with a thumb on a small screen and with a keyboard. */
export const orderView: MakeView = (item, say) => {
  const list = one(item, ".ck-items");
  const came: readonly Row[] = all(list, "li").map((row) => addButtons(row, (step) => move(row, step)));
  let rows = came;
  let moved = false;

  const place = (order: readonly Row[]): void => {
    rows = order;
    list.append(...rows.map(({ row }) => row));
    rows.forEach(({ up, down }, at) => {
      setIdle(up, at === 0);
      setIdle(down, at === rows.length - 1);
    });
  };

  const move = (row: HTMLElement, step: -1 | 1): void => {
    const from = rows.findIndex((other) => other.row === row);
    const held = rows[from];
    const passed = rows[from + step];
    if (!held) return;
    moved = true;
    if (passed) place(rows.map((other) => (other === held ? passed : other === passed ? held : other)));
    // Moving an element takes the focus from it.
    (step < 0 ? held.up : held.down).focus();
    say(`“${held.text}”${passed ? "现在" : "已经"}排在第 ${rows.indexOf(held) + 1}，共 ${rows.length} 个。`);
  };

  place(rows);
  return {
    first: () => one(list, ".ck-down"),
    answer: () => rows.map(({ value }) => value),
    draft: () => (moved ? rows.map(({ value }) => value) : undefined),
    fits: (reply) => new Set<unknown>(reply).size === rows.length && reply.length === rows.length && within(reply, rows.length),
    fill(reply) {
      moved = true;
      place(reply.flatMap((value) => rows.filter((other) => other.value === value)));
    },
    show(parts) {
      for (const { at, verdict } of parts) {
        const ranked = rows[at];
        if (!ranked) continue;
        ranked.up.disabled = ranked.down.disabled = true;
        ranked.row.append(" ", stamp(ranked.row, verdict));
      }
    },
    explain: (parts) => `第 ${wrongPlaces(parts).map((at) => at + 1).join("、")} 个放错了。`,
    reset() {
      wipe(list);
      for (const { up, down } of rows) up.disabled = down.disabled = false;
      moved = false;
      place(came);
    },
  };
};

function addButtons(row: HTMLElement, press: (step: -1 | 1) => void): Row {
  const words = make("span", "ck-text");
  words.append(...row.childNodes);
  const text = (words.textContent ?? "").trim();
  const up = makeButton("ck-up", "上移", () => press(-1));
  const down = makeButton("ck-down", "下移", () => press(1));
  up.setAttribute("aria-label", `上移：${text}`);
  down.setAttribute("aria-label", `下移：${text}`);
  const buttons = make("span", "ck-move");
  buttons.append(up, down);
  row.append(words, buttons);
  return { row, value: Number(row.dataset.item), text, up, down };
}

/** Not `disabled`: that would drop the focus in the middle of moving an item to the end. */
function setIdle(button: HTMLButtonElement, idle: boolean): void {
  button.setAttribute("aria-disabled", String(idle));
}
