import assert from "node:assert/strict";
import { test } from "node:test";
import { keepSite } from "../src/offline/panel";
import { type Manifest, type Means, current, keepVersion, missing, published, serve, sizeOf, wanted } from "../src/offline/store";
import { Shelf } from "./page";

const ROOT = "https://kb.example/x/";
const FIRST: Manifest = { version: "1", files: { "index.html": ["h-index", 5], "a/b.html": ["h-b", 3], "空.html": ["h-c", 3] } };
const SECOND: Manifest = { version: "2", files: { "index.html": ["h-index2", 6], "a/b.html": ["h-b", 3] } };

/** A cache that holds texts by address. */
function shelf() {
  const kept = new Map<string, Response>();
  const cache = {
    match: async (key: string) => kept.get(key)?.clone(),
    put: async (key: string, value: Response) => void kept.set(key, value),
    delete: async (key: string | Request) => kept.delete(typeof key === "string" ? key : key.url),
    keys: async () => [...kept.keys()].map((url) => ({ url })),
  };
  return { kept, cache: cache as unknown as Cache };
}

/** A host whose files hash to `h-` and their text; what it was asked for. */
function host(files: Record<string, string>) {
  const { kept, cache } = shelf();
  const asked: string[] = [];
  const means: Means = {
    root: ROOT,
    open: async () => cache,
    exists: async () => kept.size > 0,
    async fetch(address) {
      const path = decodeURIComponent(address.slice(ROOT.length));
      asked.push(path);
      const text = files[path];
      if (text === undefined) throw new TypeError("no network");
      return new Response(text, { headers: { "content-type": "text/html" } });
    },
    hash: async (bytes) => `h-${new TextDecoder().decode(bytes)}`,
  };
  return { means, asked, kept };
}

const ALL = { "index.html": "index", "a/b.html": "b", "空.html": "c" };

test("a version is in use only when it is whole", async () => {
  const { means } = host(ALL);
  const told: number[] = [];
  await keepVersion(means, FIRST, ({ done }) => told.push(done));
  assert.deepEqual(await current(means), FIRST);
  assert.equal(await wanted(means), undefined);
  assert.deepEqual(told, [0, 1, 2, 3]);
});

test("after a cut only the rest is fetched", async () => {
  const { means, asked } = host({ "index.html": "index", "空.html": "c" });
  await assert.rejects(keepVersion(means, FIRST, () => undefined), TypeError);
  assert.equal(await current(means), undefined);
  assert.deepEqual(await wanted(means), FIRST);
  assert.deepEqual([...(await missing(means, FIRST))], [["h-b", ["a/b.html", 3]]]);
  asked.length = 0;
  means.fetch = async (address) => (asked.push(address), new Response("b"));
  await keepVersion(means, FIRST, () => undefined);
  assert.deepEqual(asked, [`${ROOT}a/b.html`]);
});

test("what a gate answers is refused", async () => {
  const { means, kept } = host({ ...ALL, "a/b.html": "log in" });
  await assert.rejects(keepVersion(means, FIRST, () => undefined), /not what was promised/);
  assert.equal(kept.has(`${ROOT}offline/h-b`), false);
});

test("a new version fetches what changed and forgets what went", async () => {
  const { means, asked, kept } = host(ALL);
  await keepVersion(means, FIRST, () => undefined);
  asked.length = 0;
  means.fetch = async (address) => (asked.push(address), new Response("index2"));
  await keepVersion(means, SECOND, () => undefined);
  assert.deepEqual(asked, [`${ROOT}index.html`]);
  assert.deepEqual([...kept.keys()].sort(), [`${ROOT}offline/current`, `${ROOT}offline/h-b`, `${ROOT}offline/h-index2`]);
});

test("addresses are served with and without index.html and queries, and nothing else is", async () => {
  const { means } = host(ALL);
  await keepVersion(means, FIRST, () => undefined);
  const text = async (address: string) => await (await serve(means, FIRST, ROOT + address))?.text();
  assert.equal(await text(""), "index");
  assert.equal(await text("index.html?mark=98#x"), "index");
  assert.equal(await text("a/b.html"), "b");
  assert.equal(await text(encodeURIComponent("空.html")), "c");
  assert.equal(await text("none.html"), undefined);
});

test("without network, behind a gate and from a broken file there is no manifest", async () => {
  assert.equal(await published(host({}).means), undefined);
  assert.equal(await published(host({ "offline.json": "<html>log in</html>" }).means), undefined);
  assert.equal(await published(host({ "offline.json": "[]" }).means), undefined);
  assert.deepEqual(await published(host({ "offline.json": JSON.stringify(FIRST) }).means), FIRST);
});

test("the size is what a reader is told", () => assert.equal(sizeOf(FIRST), 11));

/** A browser whose worker is as far as `becomes` says; what it is told is written down. */
function browserWith(worker: EventTarget & { state: string }): { shelf: Shelf; told: unknown[]; becomes(state: string): void } {
  const shelf = new Shelf();
  const told: unknown[] = [];
  const active = Object.assign(worker, { postMessage: (words: unknown) => told.push(words) });
  const serviceWorker = { controller: null, register: async () => ({ installing: worker, waiting: null, active }) };
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { serviceWorker } });
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value: shelf });
  const becomes = (state: string): void => {
    worker.state = state;
    worker.dispatchEvent(new Event("statechange"));
  };
  return { shelf, told, becomes };
}

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

test("a site counts as kept only when its worker answers for it", async () => {
  const { means } = host(ALL);
  const { shelf, told, becomes } = browserWith(Object.assign(new EventTarget(), { state: "installing" }));
  const kept = keepSite(means, FIRST, () => undefined, assert.fail);
  for (let at = 0; at < 100 && !(await current(means)); at++) await turn();
  assert.deepEqual(await current(means), FIRST);
  for (const state of ["installed", "activating"]) {
    becomes(state);
    await turn();
    assert.equal(shelf.getItem("cunke:offline"), "wanted");
  }
  becomes("activated");
  await kept;
  assert.equal(shelf.getItem("cunke:offline"), "kept");
  assert.deepEqual(told, ["changed"]);
});

test("a worker that could not be installed is said", async () => {
  const { means } = host(ALL);
  const { shelf, becomes } = browserWith(Object.assign(new EventTarget(), { state: "installing" }));
  const said: string[] = [];
  const kept = keepSite(means, FIRST, () => undefined, (words) => said.push(words));
  becomes("redundant");
  await kept;
  assert.match(said.join(), /没存完/);
  assert.equal(shelf.getItem("cunke:offline"), "wanted");
});
