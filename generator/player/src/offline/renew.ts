import { make, makeButton } from "../dom";
import { browserMeans } from "./browser";
import { canKeep, keepSite, rootOf } from "./panel";
import { current, published, wanted } from "./store";

/** On every page of a kept site: a new version is announced, never forced; a copy that was cut off goes on by itself. */
export async function renew(base: string): Promise<void> {
  if (!canKeep()) return;
  const means = browserMeans(rootOf(base));
  const [kept, begun, fresh] = [await current(means), await wanted(means), await published(means)];
  if (!fresh) return;
  if (!kept && begun) return await keepSite(means, fresh, () => undefined, () => undefined);
  if (!kept || kept.version === fresh.version) return;
  const line = make("p", "ck-renew", "网站有了新内容。");
  line.setAttribute("role", "status");
  const update = makeButton("", "更新", () => {
    update.textContent = "正在更新……";
    void keepSite(means, fresh, () => undefined, (words) => (line.textContent = words)).then(() => location.reload());
  });
  line.append(update, makeButton("", "以后再说", () => line.remove()));
  document.querySelector("main")?.prepend(line);
}
