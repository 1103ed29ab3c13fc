/** Keeps the station's page so that it opens without a network: what is kept is shown at once and renewed behind it. */
import { FONT_PATH, WEB_FONTS } from "@bluezone/ui/web-font";

type WorkerEvent = { waitUntil(work: Promise<unknown>): void };
type Fetching = WorkerEvent & {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
};
type StationWorker = {
  readonly location: Location;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: "install" | "activate", heard: (event: WorkerEvent) => void): void;
  addEventListener(name: "fetch", heard: (event: Fetching) => void): void;
};

const worker = self as unknown as StationWorker;

const NAME = "bluezone-station-page";
const PAGE = [
  "/desk/station.html",
  "/desk/station.js",
  "/desk/station.css",
  ...WEB_FONTS.map(({ file }) => `${FONT_PATH}${file}`),
];

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll(PAGE))
      .then(() => worker.skipWaiting()),
  );
});
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || !PAGE.includes(pathname)) return;
  event.respondWith(
    caches.open(NAME).then(async (cache) => {
      const kept = await cache.match(pathname);
      const fresh = fetch(pathname, { cache: "no-cache" }).then(async (answer) => {
        if (answer.ok) await cache.put(pathname, answer.clone());
        return answer;
      });
      if (!kept) return fresh;
      event.waitUntil(fresh.catch(() => undefined));
      return kept;
    }),
  );
});
