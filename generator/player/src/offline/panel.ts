import { make, makeButton, makeStatus } from "../dom";
import { OFFLINE_KEY, keep, read } from "../shell/kept";
import { browserMeans } from "./browser";
import { CACHE, type Manifest, type Means, type Progress, current, keepVersion, missing, published, sizeOf } from "./store";

const WANTED = "wanted";
const NOTHING: Manifest = { version: "", files: {} };
const CANNOT =
  "这样打开的网页不能存进手机。从网站上打开（https 开头的地址），或者用离线包：一个文件，拷到手机或 U 盘上，双击就能看。";
const NO_ROOM = "手机空间不够，没存完。腾出一点空间再接着存。";
const CUT = "网络断了，没存完。已经存下的不用再存，有网络的时候接着存。";

export function canKeep(): boolean {
  return location.protocol !== "file:" && "serviceWorker" in navigator && "caches" in window && "subtle" in crypto;
}

export function rootOf(base: string): string {
  return new URL(`${base}/`, location.href).href;
}

/** The owner's switch: keep the whole site on this phone, with the size said before; go on after a cut; let it go again. */
export async function offerOffline(place: HTMLElement, base: string): Promise<void> {
  if (!canKeep()) {
    place.append(make("p", "", CANNOT));
    return;
  }
  const means = browserMeans(rootOf(base));
  const status = makeStatus("ck-offline-state");
  const button = makeButton("ck-submit", "", () => void run());
  const forget = makeButton("", "从手机里删掉", () => void letGo());
  place.append(status, button, forget);

  const describe = async (): Promise<void> => {
    const [kept, fresh] = [await current(means), await published(means)];
    const begun = read(OFFLINE_KEY) === WANTED && !kept;
    forget.hidden = !kept && !begun;
    status.textContent = await stateOf(means, kept, fresh);
    button.hidden = !fresh || (!!kept && kept.version === fresh.version);
    button.textContent = kept ? "更新" : begun ? "接着存" : "存到这部手机里";
  };
  const run = async (): Promise<void> => {
    const fresh = await published(means);
    if (!fresh) return void (status.textContent = "现在连不上网站。有网络的时候再试。");
    button.setAttribute("aria-disabled", "true");
    const say = (words: string): void => void (status.textContent = words);
    await keepSite(means, fresh, (progress) => say(progressOf(progress)), say);
    button.removeAttribute("aria-disabled");
    if (read(OFFLINE_KEY) === "kept") await describe();
  };
  const letGo = async (): Promise<void> => {
    await forgetSite(rootOf(base));
    await describe();
  };
  await describe();
}

/** Keeps one version and lets the worker serve it; says in words where it stopped. */
export async function keepSite(
  means: Means,
  fresh: Manifest,
  tell: (progress: Progress) => void,
  fail: (words: string) => void,
): Promise<void> {
  keep(OFFLINE_KEY, WANTED);
  try {
    const registration = await navigator.serviceWorker.register(`${means.root}sw.js`, { scope: means.root });
    await keepVersion(means, fresh, tell);
    await inCharge(registration);
    keep(OFFLINE_KEY, "kept");
    registration.active?.postMessage("changed");
  } catch (error) {
    if (error instanceof DOMException && error.name === "QuotaExceededError") fail(NO_ROOM);
    else if (error instanceof TypeError || error instanceof DOMException) fail(CUT);
    else throw error;
  }
}

/** Until the worker answers for what is opened next; before that a kept site would not open without network. Rejects where it cannot. */
function inCharge(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  return new Promise((done, fail) => {
    const look = (): void => {
      if (registration.active?.state === "activated") done();
      else if (!worker || worker.state === "redundant") fail(new TypeError("the worker could not be installed"));
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

/** Takes the copy and its worker away. */
export async function forgetSite(root: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(root);
  await registration?.unregister();
  await caches.delete(CACHE);
  keep(OFFLINE_KEY, "");
}

async function stateOf(means: Means, kept: Manifest | undefined, fresh: Manifest | undefined): Promise<string> {
  if (!kept && !fresh) return "还没有存，现在也连不上网站。";
  if (!kept) return `还没有存。全站 ${megabytes(sizeOf(fresh ?? NOTHING))}，存好以后没有网络也能看、能搜、能做题。`;
  if (!fresh || fresh.version === kept.version) {
    return `存好了，${Object.keys(kept.files).length} 个文件，${megabytes(sizeOf(kept))}。没有网络也能用。`;
  }
  const bytes = [...(await missing(means, fresh)).values()].reduce((sum, [, size]) => sum + size, 0);
  return `网站有了新内容，更新要下载 ${megabytes(bytes)}。不更新，旧的也一直能用。`;
}

function progressOf({ done, all }: Progress): string {
  return `正在存：${done} / ${all}`;
}

export function megabytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
