import { browserMeans } from "./browser";
import { type Manifest, current, serve } from "./store";

/** The few things of a service worker's scope that are used here. */
interface Scope {
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(name: string, listen: (event: FetchEvent) => void): void;
}

interface FetchEvent {
  request: Request;
  data?: unknown;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

const scope = self as unknown as Scope;
const means = browserMeans(scope.registration.scope);
let manifest: Promise<Manifest | undefined> | undefined;

scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
// A page says so when another version is in use.
scope.addEventListener("message", () => (manifest = undefined));
scope.addEventListener("fetch", (event) => {
  const { method, url, cache } = event.request;
  if (method === "GET" && url.startsWith(means.root) && cache !== "no-store") event.respondWith(answer(event.request));
});

/** From the kept version, whatever the network says; what that does not hold comes from the network. */
async function answer(request: Request): Promise<Response> {
  manifest ??= current(means);
  const version = await manifest;
  const kept = version && (await serve(means, version, request.url));
  return kept ?? (await fetch(request));
}
