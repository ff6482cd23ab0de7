import { make, makeButton } from "../dom";
import type { Drawn } from "../draw";
import type { BankTicket } from "../library";
import { writeResult } from "../result";
import { keyOf, type Group, type Person } from "./analyse";
import { FOR_EXCEL, download, writeCsv } from "./table";

/** The two ways to save a table: Excel and WPS need a mark at the beginning, other programs stumble over it. */
export function makeExports(
  { name, results }: Group,
  drawn: readonly Drawn<BankTicket>[],
  people: readonly (Person | undefined)[],
): HTMLElement {
  const panel = make("div", "ck-exports");
  const save = (file: string, head: string): void => download(file, head + writeCsv(results, drawn, people));
  panel.append(
    makeButton("ck-excel", "存成表格（Excel、WPS 打开）", () => save(`成绩-${name}-Excel.csv`, FOR_EXCEL)),
    makeButton("ck-csv", "存成 CSV（给别的程序）", () => save(`成绩-${name}.csv`, "")),
  );
  return panel;
}

/** Which paper to look at, where results of several came. */
export function makeChooser(groups: readonly Group[], chosen: Group, choose: (key: string) => void): HTMLElement {
  const label = make("label", "ck-field");
  const select = make("select", "ck-groups");
  for (const group of groups) {
    const option = make("option", "", `${group.name}，题库 ${group.print}：${group.results.length} 份`);
    option.value = keyOf(group);
    option.selected = group === chosen;
    select.append(option);
  }
  select.addEventListener("change", () => choose(select.value));
  label.append(make("span", "ck-field-name", "收到的不止一种卷子，看哪一种"), select);
  return label;
}

/** Every result by its seat, each with a way to take it out again. */
export function makeEveryResult({ results }: Group, remove: (line: string) => void): HTMLElement {
  const panel = make("details", "ck-share ck-every");
  const list = make("ul", "ck-turns");
  for (const result of results) {
    const row = make("li", "ck-turn");
    const seat = result.seat === null ? "没填座位号" : `${result.seat} 号`;
    row.append(make("strong", "", seat), make("span", "", `${result.total} 题，对 ${result.right}`));
    row.append(makeButton("ck-remove", "删", () => remove(writeResult(result))));
    list.append(row);
  }
  panel.append(make("summary", "", "一份一份看"), list);
  return panel;
}
