import { copyText } from "../copy";
import { make, makeButton, makeStatus } from "../dom";
import type { NotebookActions } from "./pages";

/** A phone's storage may vanish, or the phone may change: all that is kept can be carried out as a text, and in again. */
export function makeCarrying({ carryOut, carryIn }: NotebookActions): HTMLElement {
  const panel = make("details", "ck-share ck-carrying");
  const said = makeStatus("ck-copied");
  const out = makeArea("这部手机上的学习记录", "ck-line ck-out");
  out.field.readOnly = true;
  const back = makeArea("从别的手机带来的，粘在这里", "ck-line ck-in");
  panel.append(
    make("summary", "", "换手机、怕丢：带走，带回"),
    make("p", "", "复制下面这段，发给自己存着。到新手机上打开这一页，粘进第二个框。里面只有答题记录，没有姓名。"),
    out.label,
    makeButton("ck-copy", "复制", () => {
      void copyText(out.field).then((done) => (said.textContent = done ? "复制好了。" : "没能复制。按住这段字，自己选“复制”。"));
    }),
    back.label,
    makeButton("ck-carry-in", "放回来", () => (said.textContent = carryIn(back.field.value))),
    said,
  );
  panel.addEventListener("toggle", () => (out.field.value = panel.open ? carryOut() : ""));
  return panel;
}

function makeArea(words: string, className: string): { label: HTMLElement; field: HTMLTextAreaElement } {
  const label = make("label", "ck-field");
  const field = make("textarea", className);
  field.rows = 2;
  label.append(make("span", "ck-field-name", words), field);
  return { label, field };
}
