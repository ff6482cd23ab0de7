import { COUNTS, MINUTES, MIXES, SEEDS, writeCode, type Mix, type PaperCode } from "../code";
import { below } from "../chance";
import { all, make, makeButton, makeStatus } from "../dom";
import type { Library } from "../library";

const MIX_NAMES: Readonly<Record<Mix, string>> = { any: "不限", easy: "容易的多", even: "难易都有", hard: "难的多" };
const OFFERED_COUNTS = [5, 10, 15, 20, 30, 50];


/** The first screen: a field for a code, and a form that makes one. `fault` is what was wrong with the code in the address. */
export function makeDoor(library: Library, fault: string, open: (text: string) => string | undefined): HTMLElement {
  const door = make("div", "ck-door-screen");
  const said = makeStatus("ck-notice");
  said.textContent = fault;
  const field = makeField("卷号", "ck-code");
  field.input.autocapitalize = "characters";
  field.input.placeholder = "例如 B0-00M5";
  const form = make("form", "ck-form");
  const go = make("button", "ck-button ck-submit", "打开卷子");
  form.append(field.label, go, said);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = open(field.input.value);
    if (!wrong) return;
    said.textContent = wrong;
    field.input.focus();
  });
  door.append(form, makeMaker(library, (code) => void open(writeCode(code))));
  return door;
}

export function makeField(label: string, className: string): { label: HTMLLabelElement; input: HTMLInputElement } {
  const wrap = make("label", "ck-field");
  const input = make("input", className);
  input.type = "text";
  input.autocomplete = "off";
  wrap.append(make("span", "ck-field-name", label), input);
  return { label: wrap, input };
}

/** The form of a trainer, or of one who wants a paper for oneself. */
function makeMaker(library: Library, made: (code: PaperCode) => void): HTMLElement {
  const maker = make("details", "ck-maker");
  maker.append(make("summary", "", "没有卷号？自己出一份"));
  const modules = make("fieldset", "ck-modules");
  const ticks = library.modules.map(({ number, title }) => makeTick(String(number), `${number}　${title}`));
  modules.append(make("legend", "", "考哪几课（一课不选就是都考）"), ...ticks);
  const count = makeSelect("多少题", OFFERED_COUNTS.filter((one) => COUNTS.includes(one)).map((one) => [String(one), `${one} 题`]), "10");
  const mix = makeSelect("难易", MIXES.map((one) => [one, MIX_NAMES[one]]), "any");
  const minutes = makeSelect("限时", MINUTES.map((one) => [String(one ?? ""), one ? `${one} 分钟` : "不限时"]), "");
  const make_ = makeButton("ck-make", "出一份卷子", () =>
    made({
      modules: all<HTMLInputElement>(modules, "input:checked").map(({ value }) => Number(value)),
      count: Number(count.select.value),
      mix: MIXES.find((one) => one === mix.select.value) ?? "any",
      minutes: minutes.select.value === "" ? null : Number(minutes.select.value),
      seed: below(SEEDS, () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0),
      variant: 0,
    }),
  );
  maker.append(modules, count.label, mix.label, minutes.label, make_);
  return maker;
}

export function makeTick(value: string, words: string): HTMLElement {
  const label = make("label", "ck-tick");
  const input = make("input", "");
  input.type = "checkbox";
  input.value = value;
  label.append(input, make("span", "", words));
  return label;
}

type Choice = readonly [value: string, words: string];

function makeSelect(name: string, choices: readonly Choice[], chosen: string): { label: HTMLElement; select: HTMLSelectElement } {
  const label = make("label", "ck-field");
  const select = make("select", "");
  for (const [value, words] of choices) {
    const option = make("option", "", words);
    option.value = value;
    option.selected = value === chosen;
    select.append(option);
  }
  label.append(make("span", "ck-field-name", name), select);
  return { label, select };
}
