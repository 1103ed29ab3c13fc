/** A process that npm started must not outlive it: npm that is killed takes its child along only if the child looks. */

/** How often it looks, in milliseconds. */
const STEP = 1_000;

/** Calls `gone` once when the process that started this one has ended. Does nothing for a process that npm did not start. */
export function watchParent(gone: () => void): void {
  if (process.env["npm_execpath"] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, STEP);
  watch.unref();
}
