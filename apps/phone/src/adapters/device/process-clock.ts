/** The clocks of one process, where nothing knows the phone's boot: each process counts as a boot of its own. */
import type { Clock } from "@bluezone/device/ports";
import { Instant, Milliseconds } from "@bluezone/protocol/time";

/**
 * Wall time of the machine; monotonic time since this process (or page) began, whole milliseconds; a boot id of these random bytes.
 * That a restart of the app is taken for a boot costs nothing but proof of the time anew. While the machine sleeps the monotonic
 * clock stands still on most platforms, so what it says is too short then, never too long.
 */
export function processClock(boot: Uint8Array): Clock {
  const id = `process-${Array.from(boot, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  return {
    wall: () => Instant(Date.now()),
    monotonic: () => Milliseconds(Math.floor(performance.now())),
    bootId: () => id,
  };
}
