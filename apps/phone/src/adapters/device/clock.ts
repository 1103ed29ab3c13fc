/** The clocks of a phone. */
import type { Clock, Random } from "@bluezone/device/ports";
import { Instant, Milliseconds } from "@bluezone/protocol/time";
import { radioModule } from "../../../modules/radio/index.ts";
import { processClock } from "./process-clock.ts";

/**
 * Monotonic time and boot id from the radio module, which counts sleep and is the clock of what the radio hears. Without its native
 * part they are those of this process (see `processClock`): sleep is not counted, and each start of the app is a boot.
 */
export function openClock(random: Random): Clock {
  const radio = radioModule();
  if (radio === null) return processClock(random.bytes(8));
  return {
    wall: () => Instant(Date.now()),
    monotonic: () => Milliseconds(radio.monotonic()),
    bootId: () => radio.bootId(),
  };
}
