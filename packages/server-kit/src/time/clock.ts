/** The present instant as a port: servers ask a clock, never the machine. */
import { Instant } from "@bluezone/protocol/time";

/** Tells the present instant. A virtual clock may run faster, stand still or be set back. */
export type Clock = { now(): Instant };

/** The machine's clock. */
export const systemClock: Clock = { now: () => Instant(Date.now()) };
