/** What the site's build tells of itself: every file with its hash and size, and one version for all. */
export interface Manifest {
  version: string;
  files: Record<string, [hash: string, bytes: number]>;
}

/** What the offline copy needs of a browser; tests bring their own. */
export interface Means {
  /** Opens the one cache of the site. */
  open(): Promise<Cache>;
  /** Whether there is that cache; opening it would make it. */
  exists(): Promise<boolean>;
  fetch(address: string): Promise<Response>;
  /** The first hex digits of the SHA-256 of some bytes, as long as the manifest's. */
  hash(bytes: ArrayBuffer): Promise<string>;
  /** The site's root, with a slash at its end. */
  root: string;
}

export interface Progress {
  done: number;
  all: number;
  bytes: number;
}

export const CACHE = "cunke-offline";
export const MANIFEST = "offline.json";
const CURRENT = "offline/current";
const WANTED = "offline/wanted";
const AT_ONCE = 4;

/** The address under which a file is kept: by its content, so that a new version shares what did not change. */
function keyOf(means: Means, hash: string): string {
  return `${means.root}offline/${hash}`;
}

/** The manifest of the version that is whole and in use; undefined where there is none. */
export async function current(means: Means): Promise<Manifest | undefined> {
  return await readManifest(means, CURRENT);
}

/** The manifest of a version that somebody began to keep. */
export async function wanted(means: Means): Promise<Manifest | undefined> {
  return await readManifest(means, WANTED);
}

async function readManifest(means: Means, name: string): Promise<Manifest | undefined> {
  const kept = (await means.exists()) ? await (await means.open()).match(means.root + name) : undefined;
  return kept && parse(await kept.text());
}

/** The manifest on the host; undefined without network, and where a gate stands before the network and answers with a page of its own. */
export async function published(means: Means): Promise<Manifest | undefined> {
  try {
    const answer = await means.fetch(`${means.root}${MANIFEST}`);
    return answer.ok ? parse(await answer.text()) : undefined;
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}

function parse(text: string): Manifest | undefined {
  try {
    const told = JSON.parse(text) as Partial<Manifest> | null;
    return told && typeof told.version === "string" && typeof told.files === "object" ? (told as Manifest) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Hashes and sizes of a manifest that are not kept yet. */
export async function missing(means: Means, manifest: Manifest): Promise<Map<string, [path: string, bytes: number]>> {
  const cache = await means.open();
  const kept = new Set((await cache.keys()).map((request) => request.url));
  const absent = new Map<string, [string, number]>();
  for (const [path, [hash, bytes]] of Object.entries(manifest.files)) {
    if (!kept.has(keyOf(means, hash))) absent.set(hash, [path, bytes]);
  }
  return absent;
}

/**
 * Keeps a version: fetches what is missing, a few files at a time, each checked against its hash, and puts the version in use only
 * when it is whole. What was fetched before a cut stays and is not fetched again. Throws a TypeError where the network fails.
 */
export async function keepVersion(means: Means, manifest: Manifest, tell: (progress: Progress) => void): Promise<void> {
  const cache = await means.open();
  await cache.put(means.root + WANTED, asResponse(manifest));
  const absent = await missing(means, manifest);
  const all = Object.keys(manifest.files).length;
  const progress: Progress = { done: all - absent.size, all, bytes: 0 };
  const queue = [...absent];
  tell(progress);
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [hash, [path, bytes]] = next;
      await cache.put(keyOf(means, hash), await genuine(means, path, hash));
      progress.done += 1;
      progress.bytes += bytes;
      tell(progress);
    }
  };
  const giveUp = (reason: unknown): never => {
    queue.length = 0;
    throw reason;
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => work().catch(giveUp)));
  const failed = ends.find((end): end is PromiseRejectedResult => end.status === "rejected");
  if (failed) throw failed.reason;
  await cache.put(means.root + CURRENT, asResponse(manifest));
  await cache.delete(means.root + WANTED);
  await forgetOthers(means, manifest);
}

/** A file as the manifest describes it; anything else, such as the page of a hotel's gate, is refused. */
async function genuine(means: Means, path: string, hash: string): Promise<Response> {
  const answer = await means.fetch(`${means.root}${path.split("/").map(encodeURIComponent).join("/")}`);
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || (await means.hash(bytes)) !== hash) throw new TypeError(`${path} is not what was promised`);
  return new Response(bytes, { headers: { "content-type": answer.headers.get("content-type") ?? "application/octet-stream" } });
}

async function forgetOthers(means: Means, manifest: Manifest): Promise<void> {
  const cache = await means.open();
  const used = new Set(Object.values(manifest.files).map(([hash]) => keyOf(means, hash)));
  used.add(means.root + CURRENT);
  for (const request of await cache.keys()) if (!used.has(request.url)) await cache.delete(request);
}

/** What is kept for an address under the root; undefined where this version has nothing there. */
export async function serve(means: Means, manifest: Manifest, address: string): Promise<Response | undefined> {
  const path = decodeURIComponent(new URL(address).pathname.slice(new URL(means.root).pathname.length));
  const file = manifest.files[path] ?? manifest.files[path && !path.endsWith("/") ? `${path}/index.html` : `${path}index.html`];
  return file && (await (await means.open()).match(keyOf(means, file[0])));
}

function asResponse(manifest: Manifest): Response {
  return new Response(JSON.stringify(manifest), { headers: { "content-type": "application/json" } });
}

export function sizeOf(manifest: Manifest): number {
  return Object.values(manifest.files).reduce((sum, [, bytes]) => sum + bytes, 0);
}
