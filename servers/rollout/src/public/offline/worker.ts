/**
 * The service worker of the public pages, and what registers it. A page that was read once opens
 * again without a network, with its own cut-off on it. Everything works without them. The worker leaves alone the install pages
 * of placements, whose scans are counted, the desk and every endpoint.
 */
import { HELP_KINDS } from "../pages/help.ts";
import { READING_PAGES } from "../pages/page-list.ts";

const PATHS = [
  ...Object.keys(READING_PAGES).filter((path) => path !== "/"),
  ...HELP_KINDS.map((kind) => `/help/${kind}`),
];

/** Which addresses the worker may keep, as the source of a regular expression. */
export const KEPT_PATHS: string = `^(?:/en)?(?:/|${PATHS.join("|")}|/venues/\\d+(?:/[a-z]+(?:-\\d+)?)?|/data/[a-z]+\\.(?:json|csv)|/sound/(?:mp3|wav)/[0-9a-f]{64}|/font/[a-z0-9-]+\\.woff2|/player\\.js)$|^/en$`;

/** Registers the worker where a browser has such a thing. */
export const REGISTER = `"use strict";if("serviceWorker"in navigator)navigator.serviceWorker.register("/worker.js").catch(()=>{});\n`;

/** The worker: the network first; what was read before when there is none. */
export const WORKER = `"use strict";
const OWN = "bluezone-pages-";
const CACHE = OWN + "2";
const KEPT = new RegExp(${JSON.stringify(KEPT_PATHS)});
const MOST = 80;
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  // The desk's pages keep what they need at the same address.
  for (const name of await caches.keys()) if (name.startsWith(OWN) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));
async function keep(request, answer) {
  const cache = await caches.open(CACHE);
  await cache.put(request, answer);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - MOST))) await cache.delete(old);
}
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !KEPT.test(url.pathname)) return;
  event.respondWith((async () => {
    try {
      const answer = await fetch(request);
      if (answer.status === 200) event.waitUntil(keep(url.pathname, answer.clone()));
      return answer;
    } catch (error) {
      const kept = await caches.match(url.pathname);
      if (kept) return kept;
      throw error;
    }
  })());
});
`;
