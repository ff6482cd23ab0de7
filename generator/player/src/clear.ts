import { make, makeButton, makeStatus } from "./dom";

/** A button that clears something: it asks first, on the page (WeChat may swallow a browser's own question). */
export function makeClearTool(label: string, asked: string, told: string, clear: () => void): HTMLElement {
  const tool = make("div", "ck-tools");
  const done = makeStatus("ck-cleared");
  const ask = makeButton("ck-clear", label, () => {
    done.textContent = "";
    ask.hidden = true;
    question.hidden = false;
    no.focus();
  });
  const close = (words: string): void => {
    question.hidden = true;
    ask.hidden = false;
    ask.focus();
    done.textContent = words;
  };
  const yes = makeButton("ck-yes", "清除", () => {
    clear();
    close(told);
  });
  const no = makeButton("ck-no", "不清除", () => close(""));
  const question = makeQuestion(asked, yes, no);
  tool.append(ask, question, done);
  return tool;
}

function makeQuestion(words: string, ...buttons: HTMLButtonElement[]): HTMLElement {
  const question = make("div", "ck-confirm");
  question.setAttribute("role", "group");
  question.setAttribute("aria-label", words);
  question.append(make("p", "ck-confirm-words", words), ...buttons);
  question.hidden = true;
  return question;
}
