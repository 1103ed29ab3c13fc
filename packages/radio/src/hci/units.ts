/** Times in the units of HCI: slots of 0.625 ms, connection intervals of 1.25 ms, steps of 10 ms (Core Specification 5.4, Vol 4, Part E, §7.8). */
import type { Duration } from "@bluezone/protocol/time";

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round(value)));

/** Slots of 0.625 ms, as advertising and scanning count; 20 ms to 10.24 s, the least and most that a legacy advert may have. */
export const advertisingSlots = (d: Duration): number => within(d / 0.625, 0x20, 0x4000);
/** Slots of 0.625 ms of a scan's interval and window: 2.5 ms to 10.24 s. */
export const scanSlots = (d: Duration): number => within(d / 0.625, 0x04, 0x4000);
/** Intervals of 1.25 ms of a connection: 7.5 ms to 4 s. */
export const connectionIntervals = (d: Duration): number => within(d / 1.25, 0x06, 0x0c80);
/** Steps of 10 ms of a supervision time-out: 100 ms to 32 s. */
export const supervisionSteps = (d: Duration): number => within(d / 10, 0x0a, 0x0c80);
/** Steps of 10 ms of a set's duration, rounded up to what is asked for: 10 ms to 655 s. */
export const durationSteps = (d: Duration): number => within(Math.ceil(d / 10), 1, 0xffff);
