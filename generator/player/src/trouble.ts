import type { Tell, Trouble } from "./book";
import { makeStatus } from "./dom";

const TROUBLES: Readonly<Record<Trouble, string>> = {
  blocked: "这个浏览器不让保存答题记录。可以照样答题，关掉网页后记录就没了。",
  full: "浏览器的存储空间满了，新的答题记录存不下。可以照样答题，关掉网页后这些记录就没了。",
  newer: "手机里的答题记录是新版网页存的，这一版读不了。可以照样答题，这次的记录不保存。",
  unreadable: "手机里有些答题记录读不出来，已经跳过。新的记录会照常保存。",
};

/** The line that says what is wrong with the storage, each trouble once a page. */
export function makeNotice(words: Readonly<Record<Trouble, string>> = TROUBLES): { notice: HTMLElement; tell: Tell } {
  const notice = makeStatus("ck-notice");
  const told = new Set<Trouble>();
  const tell = (trouble: Trouble): void => {
    if (told.has(trouble)) return;
    told.add(trouble);
    notice.textContent = words[trouble];
  };
  return { notice, tell };
}
