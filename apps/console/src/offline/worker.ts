/**
 * The service worker of a page that opens without a network, such as `field.html`: the page and what it is made of are kept. Its
 * scope says which page. It touches no endpoint of the server: what is asked and told goes through as it is.
 */

type WorkerEvent = { waitUntil(work: Promise<unknown>): void };
type FetchWorkerEvent = WorkerEvent & {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
};
type MessageWorkerEvent = WorkerEvent & { readonly data: unknown; readonly ports: readonly MessagePort[] };
type ServiceWorkerItself = {
  addEventListener(name: "install" | "activate", heard: (event: WorkerEvent) => void): void;
  addEventListener(name: "fetch", heard: (event: FetchWorkerEvent) => void): void;
  addEventListener(name: "message", heard: (event: MessageWorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
};
const worker = globalThis as unknown as ServiceWorkerItself;

const PAGE = new URL(worker.registration.scope).pathname;
/** "bluezone-field" for "/desk/field.html". */
const KEPT = `bluezone-${PAGE.replace(/^.*\/|\.html$/g, "")}`;

/** The newest page while there is a network, else the one that is kept. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await (await caches.open(KEPT)).match(PAGE);
    if (!found) throw error;
    return found;
  }
}

/** What a name with its content in it stands for never changes. */
async function asset(request: Request): Promise<Response> {
  return (await (await caches.open(KEPT)).match(request)) ?? fetch(request);
}

/**
 * Keeps what the page says that it is made of, then the page itself, and lets go of what an older one was made of: whatever is kept
 * opens as a whole.
 */
async function keep(addresses: readonly string[]): Promise<void> {
  const kept = await caches.open(KEPT);
  const there = (await kept.keys()).map(({ url }) => new URL(url).pathname);
  await kept.addAll(addresses.filter((path) => !there.includes(path)));
  await kept.add(PAGE);
  for (const path of there) if (path !== PAGE && !addresses.includes(path)) await kept.delete(path);
}

worker.addEventListener("install", (event) =>
  event.waitUntil(caches.open(KEPT).then((kept) => kept.add(PAGE).then(() => worker.skipWaiting()))),
);
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => {
  const { data, ports } = event;
  if (!Array.isArray(data)) return;
  const kept = keep(data.filter((one) => /^\/desk\/assets\/[\w.-]+$/.test(String(one))));
  event.waitUntil(
    kept.then(
      () => ports[0]?.postMessage(true),
      () => ports[0]?.postMessage(false),
    ),
  );
});
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (pathname === PAGE) event.respondWith(page(event.request));
  else if (pathname.startsWith("/desk/assets/")) event.respondWith(asset(event.request));
});

export {};
