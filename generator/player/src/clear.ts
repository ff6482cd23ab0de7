import { make, makeButton, makeStatus } from "./dom";

/** The button that clears this page's answers: it asks first, on the page (WeChat may swallow a browser's own question). */
export function makeClearTool(clear: () => void): HTMLElement {
  const tool = make("div", "ck-tools");
  const done = makeStatus("ck-cleared");
  const ask = makeButton("ck-clear", "清除本页答题记录", () => {
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
    close("本页的答题记录已清除。");
  });
  const no = makeButton("ck-no", "不清除", () => close(""));
  const question = makeQuestion(yes, no);
  tool.append(ask, question, done);
  return tool;
}

function makeQuestion(...buttons: HTMLButtonElement[]): HTMLElement {
  const question = make("div", "ck-confirm");
  const words = "清除这一页的答题记录吗？清除后找不回来。";
  question.setAttribute("role", "group");
  question.setAttribute("aria-label", words);
  question.append(make("p", "ck-confirm-words", words), ...buttons);
  question.hidden = true;
  return question;
}
