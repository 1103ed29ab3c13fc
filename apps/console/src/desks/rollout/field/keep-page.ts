/** Asks the service worker to keep this page for times without a network. */

/** What this page is made of, as its browser fetched it. */
const parts = (): readonly string[] => [
  ...new Set(
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.startsWith("/desk/assets/")),
  ),
];

/** Resolves once everything is kept that was fetched so far; a browser without service workers keeps nothing. */
export async function keepPage(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("field-worker.js", { scope: "field.html" });
  const { active } = await navigator.serviceWorker.ready;
  await document.fonts.ready;
  active?.postMessage(parts());
}
