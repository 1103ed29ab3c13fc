/** Whether this browser tells of new work while a page of the desk is open. Kept in the browser alone. */
const KEY = "bluezone-desk-notices";

const listeners = new Set<() => void>();

/** Whether it was asked for here, and the browser still allows it. */
export const areNoticesOn = (): boolean =>
  "Notification" in window && Notification.permission === "granted" && localStorage.getItem(KEY) === "on";

/** Keeps the choice. */
export function keepNotices(on: boolean): void {
  localStorage.setItem(KEY, on ? "on" : "off");
  for (const tell of listeners) tell();
}

/** Is told when the choice on this page changes; returns how to stop. */
export function onNotices(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
