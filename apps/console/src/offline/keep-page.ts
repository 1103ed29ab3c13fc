/** Asks a service worker to keep this page for times without a network. */

/** What this page is made of, as its browser fetched it. */
const parts = (): readonly string[] => [
  ...new Set(
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.startsWith("/desk/assets/")),
  ),
];

/** How long a browser may take to keep it, in ms: a worker that cannot be installed says nothing. */
const PATIENCE = 15_000;

async function keep(page: string): Promise<boolean> {
  await navigator.serviceWorker.register("page-worker.js", { scope: `${page}.html` });
  const { active } = await navigator.serviceWorker.ready;
  await document.fonts.ready;
  if (!active) return false;
  const { port1, port2 } = new MessageChannel();
  const kept = new Promise<boolean>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
  });
  active.postMessage(parts(), [port2]);
  return kept;
}

/**
 * Resolves to true once all is kept that was fetched so far; to false in a browser that keeps nothing, and where something could
 * not be kept. It never rejects. @param page "field" for "field.html".
 */
export async function keepPage(page: string): Promise<boolean> {
  if (!("serviceWorker" in navigator)) return false;
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE));
  return Promise.race([keep(page).catch(() => false), late]);
}
