/** The machine's clocks as a phone has them, and waits in them. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Clock } from "@bluezone/device/ports";
import type { Timer } from "@bluezone/device/timer";
import { type Duration, Instant, Milliseconds, Minutes } from "@bluezone/protocol/time";

/** The machine's clocks. Where the machine does not tell its boot, each process is one. */
export const machineClock: Clock = {
  wall: () => Instant(Date.now()),
  monotonic: () =>
    Milliseconds(boot.machine ? Number(process.hrtime.bigint() / 1_000_000n) : performance.now()),
  bootId: () => boot.id,
};

/** Longest sleep: a wall clock that is set must not hold anything up. */
export const LONGEST_SLEEP: Duration = Minutes(1);

/** Waits on the machine. */
export const machineTimer: Timer = {
  now: () => Instant(Date.now()),
  after(length, then) {
    const timer = setTimeout(then, length);
    return () => clearTimeout(timer);
  },
  until(due, then) {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const rest = due - Date.now();
      if (rest <= 0) then();
      else timer = setTimeout(look, Math.min(rest, LONGEST_SLEEP));
    };
    timer = setTimeout(look, Math.min(Math.max(0, due - Date.now()), LONGEST_SLEEP));
    return () => clearTimeout(timer);
  },
};

const boot = readBoot();
function readBoot(): { readonly id: string; readonly machine: boolean } {
  try {
    return { id: readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim(), machine: true };
  } catch {
    return { id: randomUUID(), machine: false };
  }
}
