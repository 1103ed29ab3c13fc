/** Whether this browser tells of new work while a page of the desk is open. Kept in the browser alone. */
const KEY = "bluezone-desk-notices";

/** Whether it was asked for here, and the browser still allows it. */
export const areNoticesOn = (): boolean =>
  "Notification" in window && Notification.permission === "granted" && localStorage.getItem(KEY) === "on";

/** Keeps the choice. */
export const keepNotices = (on: boolean): void => localStorage.setItem(KEY, on ? "on" : "off");
