import { make, makeButton, makeStatus } from "../dom";
import { LOOK_KEY, MISSES_KEY, OFFLINE_KEY, PREFIX, reach } from "../shell/kept";
import { misses } from "../shell/misses";
import { megabytes } from "./panel";

/** What each thing is, in its owner's words. */
const NAMES: Readonly<Record<string, string>> = {
  [LOOK_KEY]: "大字、深色的选择",
  [MISSES_KEY]: "搜了没找到的词",
  [OFFLINE_KEY]: "有没有把网站存进手机",
  "cunke:answers": "自测的答题记录",
};

/** Everything that this site keeps in this browser, each with a button that wipes it, and one for all. */
export function listKept(place: HTMLElement): void {
  const show = (said = ""): void => {
    const keys = kept();
    const status = makeStatus("ck-kept-state");
    const list = make("ul", "ck-list");
    list.append(...keys.map((key) => lineOf(key, show)));
    const wipe = makeButton("ck-wipe", "全部清掉", () => (keys.forEach(remove), show("都清掉了。")));
    wipe.hidden = !keys.length;
    place.replaceChildren(status, list, ...queries(show), wipe);
    const counted = keys.length ? `这个浏览器里存了 ${keys.length} 样。别人看不到，除非拿着这部手机。` : "这个浏览器里什么也没存。";
    status.textContent = said || counted;
  };
  show();
}

function kept(): string[] {
  return (reach((storage) => Object.keys(storage)) ?? []).filter((key) => key.startsWith(PREFIX)).sort();
}

function remove(key: string): void {
  reach((storage) => storage.removeItem(key));
}

function lineOf(key: string, show: (said: string) => void): HTMLLIElement {
  const name = NAMES[key] ?? "自测、错题本或成绩的记录";
  const line = make("li", "");
  const size = reach((storage) => storage.getItem(key)?.length) ?? 0;
  line.append(make("span", "", `${name}（${key}，${megabytes(size * 2)}）`));
  const wipe = makeButton("", "清掉", () => (remove(key), show(`清掉了：${name}。`)));
  wipe.setAttribute("aria-label", `清掉${name}`);
  line.append(wipe);
  return line;
}

/** Queries without a result, for the editor: they leave this phone only if its owner copies them. */
function queries(show: (said: string) => void): HTMLElement[] {
  const words = misses();
  if (!words.length) return [];
  const text = make("textarea", "ck-misses");
  text.readOnly = true;
  text.rows = Math.min(8, words.length);
  text.value = words.join("\n");
  text.setAttribute("aria-label", "搜了没找到的词");
  const copy = makeButton("", "复制，发给编辑", () => {
    text.select();
    show(document.execCommand("copy") ? "复制好了。" : "没能复制，请长按选中再复制。");
  });
  return [make("h3", "", "搜了没找到的词"), text, copy];
}
