/** Ten minutes of listening, as a phone stores them. */
import { z } from "zod";
import { boot, bytes, duration, instant } from "./stored-field.ts";

/** One minute of one identifier: time of boot, readings, mean and best dBm, how much listening it stands for. */
export const minute = z.object({
  mono: duration,
  count: z.int().min(1),
  mean: z.number(),
  best: z.number(),
  gap: duration,
});
/** One minute of an identifier at rest. */
export type StoredMinute = z.output<typeof minute>;

/** Ten minutes of a boot's monotonic clock: who was heard in each of its minutes. */
export const heard = z.object({
  boot: boot.default(0),
  /** Corrected time of the last change, for forgetting where the boot's time is never proven. */
  until: instant.prefault(0),
  heard: z.array(z.object({ rpi: bytes(16), aem: bytes(4), minutes: z.array(minute).min(1) })).default([]),
});
/** Ten minutes of listening at rest. */
export type HeardDocument = z.output<typeof heard>;
