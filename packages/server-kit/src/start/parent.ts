/** A process that another one started for itself must not outlive it: one that is killed takes nobody along, so the one that it started looks. */

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

/**
 * Calls `gone` once when the launcher that handed over to this process has ended, however it ended. A launcher leaves a
 * channel open (Node's IPC), which closes with it. Does nothing for a process that was started directly, by systemd or by a
 * shell: there is no channel, and whoever started it may end.
 */
export function watchLauncher(gone: () => void): void {
  if (process.connected === undefined) return;
  if (!process.connected) {
    gone();
    return;
  }
  process.once("disconnect", gone);
  // Waiting for it is no reason to go on.
  process.channel?.unref();
}
